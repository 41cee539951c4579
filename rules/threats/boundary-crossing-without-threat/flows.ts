import type { Flow, Id, Model } from '../../../src/core/model.ts';
import type { Threat } from '../../../src/core/threat.ts';
import { counts, threatsByTarget } from '../../../src/models/categories.ts';
import { type Crossing, crossings } from '../../../src/models/graph.ts';

/** A crossing flow that no threat names and that is not dismissed. */
export interface Unlooked extends Crossing {
  /** The threats about its ends: one of them may be about the flow. */
  readonly near: readonly Threat[];
  /** True where one of its ends is a party outside. */
  readonly outside: boolean;
}

/**
 * The crossing flows of a model that nobody looked at. Of a flow and the one that runs back between the same two ends, one
 * stands for both; a threat that names both ends is about what passes between them; what passes between two parties outside
 * is theirs.
 */
export function unlooked(model: Model): Unlooked[] {
  const about = threatsByTarget(model);
  const dismissed = new Set(model.dismissed.map(({ id }) => id));
  const external = new Set(model.elements.flatMap(({ id, kind }) => (kind === 'external' ? [id] : [])));
  const at = (id: Id | undefined) => (about.get(id ?? '') ?? []).filter(counts);
  const isLooked = ({ id, from, to }: Flow) =>
    about.has(id) || dismissed.has(id) || at(from?.id).some(threat => at(to?.id).includes(threat));

  const all = crossings(model);
  const told = new Set(all.filter(({ flow }) => isLooked(flow)).map(({ flow }) => ends(flow)));
  return all.flatMap(crossing => {
    const { flow } = crossing;
    if (isLooked(flow) || told.has(ends(flow, 'back'))) return [];
    const outside = [flow.from, flow.to].filter(end => external.has(end?.id ?? '')).length;
    if (outside === 2) return [];
    told.add(ends(flow));
    return [{ ...crossing, near: [...at(flow.to?.id), ...at(flow.from?.id)], outside: outside > 0 }];
  });
}

function ends({ from, to }: Flow, direction?: 'back'): string {
  return JSON.stringify(direction === 'back' ? [to?.id, from?.id] : [from?.id, to?.id]);
}

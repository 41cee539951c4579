import type { Flow, Id, Model } from '../core/model.ts';
import type { Threat } from '../core/threat.ts';
import { counts, threatsByTarget } from './categories.ts';
import { type Crossing, crossings } from './graph.ts';

/** A crossing flow that no threat names and that is not dismissed. */
export interface Unlooked extends Crossing {
  /** The threats about its ends, those first that share most words with it: one of them may be about the flow. */
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
    const near = [...new Set([...at(flow.to?.id), ...at(flow.from?.id)])];
    return [{ ...crossing, near: byLikeness(flow, near), outside: outside > 0 }];
  });
}

/** The threats in the order of how many words of the flow's name they share; those that share as many, as they came. */
function byLikeness({ id, name }: Flow, threats: readonly Threat[]): Threat[] {
  const wanted = words(`${id} ${name ?? ''}`);
  const shared = new Map(
    threats.map(threat => {
      const said = words(`${threat.id} ${threat.what ?? ''}`);
      return [threat, [...wanted].filter(word => said.has(word)).length];
    }),
  );
  return [...threats].sort((a, b) => (shared.get(b) ?? 0) - (shared.get(a) ?? 0));
}

const LONGEST = 2000;

/** The beginnings of the words of a name or sentence, so that `payload` is found in `payloads`. */
function words(text: string): ReadonlySet<string> {
  const all =
    text
      .slice(0, LONGEST)
      .toLowerCase()
      .match(/[a-z]{3,}/g) ?? [];
  return new Set(all.map(word => word.slice(0, 6)));
}

function ends({ from, to }: Flow, direction?: 'back'): string {
  return JSON.stringify(direction === 'back' ? [to?.id, from?.id] : [from?.id, to?.id]);
}

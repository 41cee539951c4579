import type { Component, DeclaredValue } from '../core/architecture.ts';
import type { Deployed } from '../core/evidence.ts';
import type { Confidence } from '../core/finding.ts';
import type { Model } from '../core/model.ts';
import type { Span } from '../core/source.ts';
import type { AttributeWanted, MitigationEvidence } from '../core/threat.ts';
import { hiding, resolve } from './deployed.ts';

/** What a piece of evidence says of a component, and the component does not. */
export interface Contradiction {
  /** `code`, or the path of the attribute. */
  readonly key: string;
  /** The attribute; absent where the component is gone. */
  readonly wanted?: AttributeWanted;
  readonly found?: DeclaredValue;
  readonly at?: Span;
  readonly component?: Component;
  readonly confidence: Confidence;
}

/** Where the code contradicts a piece of evidence; nothing where nobody can tell whether the component is there. */
export function contradictions(
  evidence: MitigationEvidence,
  model: Model,
  deployed: Deployed,
): Contradiction[] {
  const { code, attributes } = evidence;
  if (code === undefined) return [];
  const components = resolve(code, model, deployed);
  if (components.length === 0) {
    return hiding(code, model, deployed).length > 0 ? [] : [{ key: 'code', confidence: 'certain' }];
  }
  return attributes.flatMap(wanted => {
    const all = components.flatMap(component => judge(component, wanted));
    const worst = all.find(({ confidence }) => confidence === 'certain') ?? all[0];
    return worst === undefined ? [] : [worst];
  });
}

/** Every place has to agree. What cannot be resolved, or is one of several possible values, is no more than possible. */
function judge(component: Component, wanted: AttributeWanted): Contradiction[] {
  const values = component.declares?.(wanted.path) ?? [];
  return values
    .filter(value => !agrees(value, wanted))
    .map(found => ({
      key: wanted.path,
      wanted,
      found,
      at: found.at,
      component,
      confidence:
        found.perhaps || (found.texts === undefined && found.ref === undefined) ? 'possible' : 'certain',
    }));
}

function agrees({ texts, ref }: DeclaredValue, { value }: AttributeWanted): boolean {
  const text = String(value);
  if (ref !== undefined) return text === ref || text.startsWith(`${ref}.`);
  if (texts === undefined) return false;
  return value === null ? texts.length === 0 : texts.includes(text);
}

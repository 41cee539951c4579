import type { Fix } from '../core/fix.ts';
import type { Model, Reference } from '../core/model.ts';
import type { Threat } from '../core/threat.ts';
import { type Identified, identify } from '../taxonomies/identify.ts';
import { asMap } from './parts.ts';

export { tableOf } from '../taxonomies/tables.ts';

/** A reference of a threat to a public taxonomy, and what it turns out to be. */
export interface PublicReference {
  readonly threat: Threat;
  readonly reference: Reference;
  readonly found: Identified;
}

/** Every entry of `refs` of a model's threats. */
export function* publicReferences({ threats }: Model): Generator<PublicReference> {
  for (const threat of threats) {
    for (const reference of threat.refs) yield { threat, reference, found: identify(reference.id) };
  }
}

/** The fix that writes another identifier in place of a reference; none where the threat has that one already. */
export function rewritten(model: Model, threat: Threat, reference: Reference, to: string): Fix | undefined {
  const { source } = reference.at;
  const root = model.docs.find(doc => doc.source === source)?.value;
  const refs = asMap(asMap(asMap(root)['threats'])[threat.id])['refs'];
  if (!Array.isArray(refs) || refs.includes(to)) return undefined;
  const at = ['threats', threat.id, 'refs', refs.indexOf(reference.id)];
  return {
    title: `Write \`${to}\` instead of \`${reference.id}\``,
    edits: [{ do: 'set', path: source.path, at, value: to, span: reference.at }],
  };
}

import type { Model, Reference, Threat } from '../core/model.ts';
import { type Identified, identify } from '../taxonomies/identify.ts';

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

import type { Id, Model } from '../core/model.ts';

/** Where a model has personal data: the data themselves, the elements that hold them, the flows that carry them. */
export interface PersonalData {
  readonly data: ReadonlySet<Id>;
  readonly stores: readonly Id[];
  readonly flows: readonly Id[];
}

/** The personal data that a model says are stored or flow; empty sets where there are none. */
export function personalData({ data, elements, flows }: Model): PersonalData {
  const personal = new Set(data.filter(asset => asset.personal === true).map(asset => asset.id));
  const some = (references: readonly { readonly id: Id }[]) =>
    references.filter(({ id }) => personal.has(id));
  const used = [
    ...elements.flatMap(element => some(element.holds)),
    ...flows.flatMap(flow => some(flow.carries)),
  ];
  return {
    data: new Set(used.map(reference => reference.id)),
    stores: elements.filter(element => some(element.holds).length > 0).map(element => element.id),
    flows: flows.filter(flow => some(flow.carries).length > 0).map(flow => flow.id),
  };
}

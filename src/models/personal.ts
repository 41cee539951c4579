import type { Element, Flow, Id, Model } from '../core/model.ts';

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

/**
 * The parts of a model that LINDDUN is asked of, in its order: flows with personal data, what stores them, and what stands at the
 * ends of such flows. Of external entities people alone are asked for.
 */
export function personalParts(model: Model): { readonly elements: Element[]; readonly flows: Flow[] } {
  const personal = personalData(model);
  const carrying = new Set(personal.flows);
  const flows = model.flows.filter(flow => carrying.has(flow.id));
  const touched = new Set([
    ...personal.stores,
    ...flows.flatMap(({ from, to }) => [from?.id ?? '', to?.id ?? '']),
  ]);
  const elements = model.elements.filter(
    ({ id, kind, what }) => touched.has(id) && (kind !== 'external' || what === 'person'),
  );
  return { elements, flows };
}

import type { Component, DfdKind } from '../core/architecture.ts';
import type { Boundary, Element, Identity, Model } from '../core/model.ts';
import { type Components, names, ownersOf } from './address.ts';

/** The entities of a model that stand for a component, or for the component that it belongs to. */
export interface Cover {
  readonly elements: readonly Element[];
  readonly identities: readonly Identity[];
  readonly boundaries: readonly Boundary[];
}

/** Finds what in a model stands for a component. An empty cover means that the model does not know it. */
export function coverOf(component: Component, model: Model, components: Components): Cover {
  const chain = ownersOf(component, components).flatMap(owner => [owner, ...usersOf(owner, components)]);
  const stands = ({ code, generated }: Pick<Element, 'code' | 'generated'>) =>
    !generated && code.some(reference => chain.some(owner => names(reference, owner, model)));
  return {
    elements: model.elements.filter(stands),
    identities: model.identities.filter(stands),
    boundaries: model.boundaries.filter(stands),
  };
}

/** What a model draws itself: whoever refers to one of these does not own it. */
const DRAWN: ReadonlySet<DfdKind> = new Set(['process', 'store', 'external', 'identity']);

/** The workloads behind a security group, a subnet or a key: a model shows these by what they protect. */
function usersOf(component: Component, components: Components): Component[] {
  if (DRAWN.has(component.kind)) return [];
  return [...components.values()].filter(user => DRAWN.has(user.kind) && user.refs.includes(component.key));
}

export function isCovered(cover: Cover): boolean {
  return cover.elements.length + cover.identities.length + cover.boundaries.length > 0;
}

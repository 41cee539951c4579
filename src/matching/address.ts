import type { Component, ComponentKey } from '../core/architecture.ts';
import type { CodeReference, Model } from '../core/model.ts';
import { matchesParts } from './glob.ts';
import { closeness } from './scope.ts';

/** The components by key that a run knows at head. */
export type Components = ReadonlyMap<ComponentKey, Component>;

/**
 * Whether a code reference of a model names this component: by full key (`terraform:infra#aws_lb.main`), by unit and
 * address (`infra#aws_lb.main`), or by bare address where the unit lies in the model's scope.
 * A reference with `*` never names one: it counts for the inventory, not as an answer to a change.
 */
export function names(reference: CodeReference, component: Component, model: Model): boolean {
  const { address } = reference;
  if (address.includes('*')) return false;
  if (address === component.key || address === `${component.unit}#${component.address}`) return true;
  return address === component.address && closeness(model, component.at.source.path) >= 0;
}

/**
 * Whether a code reference covers a component for the inventory: as `names` does, or by a `*` that stands for any part
 * of an address.
 */
export function covers(reference: CodeReference, component: Component, model: Model): boolean {
  if (!reference.address.includes('*')) return names(reference, component, model);
  const inScope = closeness(model, component.at.source.path) >= 0;
  const addresses = [
    component.key,
    `${component.unit}#${component.address}`,
    ...(inScope ? [component.address] : []),
  ];
  return addresses.some(address => matchesParts(reference.address, address));
}

/** The component, the component that it belongs to, and so on; bounded, since an owner may be wrong. */
export function ownersOf(component: Component, components: Components): Component[] {
  const chain = [component];
  for (let owner = component.owner; owner !== undefined && chain.length < 8; ) {
    const next = components.get(owner);
    if (next === undefined || chain.includes(next)) break;
    chain.push(next);
    owner = next.owner;
  }
  return chain;
}

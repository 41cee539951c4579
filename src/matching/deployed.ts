import type { Component, ComponentKey } from '../core/architecture.ts';
import type { Deployed } from '../core/evidence.ts';
import type { Boundary, CodeReference, Element, Identity, Model } from '../core/model.ts';
import type { RepoPath } from '../core/source.ts';
import { covers } from './address.ts';
import { closeness } from './scope.ts';

/** A code reference that no component answers to, and the entity that has it. */
export interface Unmatched {
  readonly collection: 'elements' | 'identities' | 'boundaries';
  readonly entity: Element | Identity | Boundary;
  readonly reference: CodeReference;
}

/** The signed parts of a model that name components. External parties may be named by host: they are left out. */
function* named(model: Model): Generator<Unmatched> {
  const drawn = model.elements.filter(({ kind, planned }) => kind !== 'external' && !planned);
  const all = { elements: drawn, identities: model.identities, boundaries: model.boundaries } as const;
  for (const collection of ['elements', 'identities', 'boundaries'] as const) {
    for (const entity of all[collection]) {
      if (entity.generated) continue;
      for (const reference of entity.code) yield { collection, entity, reference };
    }
  }
}

/** Whether a model names components at all: only then is it worth while to read what is deployed. */
export function namesCode(model: Model): boolean {
  return !model.generated && (!named(model).next().done || evidenceCodes(model).length > 0);
}

/** The components that the evidence of a model's mitigations names. */
export function evidenceCodes(model: Model): CodeReference[] {
  const inline = model.threats.flatMap(threat => threat.responses.flatMap(({ mitigations }) => mitigations));
  return [...model.mitigations, ...inline].flatMap(({ done, evidence }) =>
    done === undefined || evidence?.code === undefined ? [] : [evidence.code],
  );
}

/** The code references of a model that no component answers to. */
export function unmatched(model: Model, deployed: Deployed): Unmatched[] {
  const byAddress = indexOf(deployed.components);
  return [...named(model)].filter(({ reference }) => !isMatched(reference, model, deployed, byAddress));
}

/** The components that a code reference names. */
export function resolve(reference: CodeReference, model: Model, deployed: Deployed): readonly Component[] {
  return candidates(reference, deployed.components, indexOf(deployed.components)).filter(component =>
    covers(reference, component, model),
  );
}

type Index = ReadonlyMap<string, readonly Component[]>;
const indexes = new WeakMap<ReadonlyMap<ComponentKey, Component>, Index>();

function indexOf(components: ReadonlyMap<ComponentKey, Component>): Index {
  const held = indexes.get(components);
  if (held !== undefined) return held;
  const index = new Map<string, Component[]>();
  for (const component of components.values()) {
    const known = index.get(component.address);
    if (known === undefined) index.set(component.address, [component]);
    else known.push(component);
  }
  indexes.set(components, index);
  return index;
}

/** Those with the address of a reference; all of them where it is a pattern. */
function candidates(
  { address }: CodeReference,
  components: ReadonlyMap<ComponentKey, Component>,
  index: Index,
): readonly Component[] {
  return address.includes('*') ? [...components.values()] : (index.get(bare(address)) ?? []);
}

function isMatched(reference: CodeReference, model: Model, deployed: Deployed, index: Index): boolean {
  const some = (address: string) =>
    candidates({ ...reference, address }, deployed.components, index).some(component =>
      covers({ ...reference, address }, component, model),
    );
  if (some(reference.address)) return true;
  // What is inside a module from elsewhere cannot be read: that the module is called is all that can be known.
  const call = /^(.*#)?(module\.[^.*[]+)/.exec(reference.address);
  return call?.[2] !== undefined && some(`${call[1] ?? ''}${call[2]}`);
}

/** `aws_lb.main` of `terraform:infra#aws_lb.main`. */
export function bare(address: string): string {
  return address.slice(address.indexOf('#') + 1);
}

/**
 * The files that could not be read and that may declare what a reference names: those of its unit, or those in the
 * model's scope. Where there is one, nobody can say that nothing is there.
 */
export function hiding(reference: CodeReference, model: Model, deployed: Deployed): readonly RepoPath[] {
  const hash = reference.address.indexOf('#');
  if (hash < 0) return deployed.unread.filter(path => closeness(model, path) >= 0);
  const unit = reference.address.slice(0, hash).replace(/^[a-z-]+:/, '');
  return deployed.unread.filter(
    path => unit === '' || unit === '.' || path === unit || path.startsWith(`${unit}/`),
  );
}

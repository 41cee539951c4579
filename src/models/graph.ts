import {
  COLLECTIONS,
  type Collection,
  type Element,
  type Flow,
  type Id,
  type Model,
  type Reference,
} from '../core/model.ts';
import type { Response } from '../core/threat.ts';

/** The built-in boundary: everything outside. */
export const INTERNET = 'internet';

/** A transfer that names the assumption which documents it. */
export interface DocumentedTransfer extends Response {
  readonly assumption: Reference;
}

export function isDocumented(response: Response): response is DocumentedTransfer {
  return 'assumption' in response;
}

/** A flow whose two ends lie in different trust boundaries. */
export interface Crossing {
  readonly flow: Flow;
  readonly from: Id;
  readonly to: Id;
}

/** Something of a model that holds a reference, and where the reference may point. */
export interface PointedReference {
  readonly reference: Reference;
  /** What holds it: `element`, `flow`, ... and its id. */
  readonly holder: { readonly noun: string; readonly id: Id };
  /** The holder's field: `in`, `runs-as`, `at`, ... */
  readonly field: string;
  readonly collections: readonly Collection[];
  /** True where the built-in boundary `internet` is a target as well. */
  readonly internet: boolean;
}

/** What many rules look up of one model, built once. */
interface Nesting {
  /** The boundary that each element lies in; absent where it is unknown. */
  readonly boundaries: ReadonlyMap<Id, Id>;
  /** The boundary that encloses each boundary. */
  readonly parents: ReadonlyMap<Id, Id | undefined>;
}

const nestings = new WeakMap<Model, Nesting>();

function nestingOf(model: Model): Nesting {
  let nesting = nestings.get(model);
  if (nesting === undefined) {
    nesting = {
      boundaries: new Map(
        model.elements.flatMap(element => {
          const boundary = boundaryOfElement(element);
          return boundary === undefined ? [] : [[element.id, boundary] as const];
        }),
      ),
      parents: new Map(model.boundaries.map(boundary => [boundary.id, boundary.in?.id])),
    };
    nestings.set(model, nesting);
  }
  return nesting;
}

/** The boundary that an element lies in; an external entity without one lies in `internet`, others are unknown. */
export function boundaryOf(model: Model, elementId: Id): Id | undefined {
  return nestingOf(model).boundaries.get(elementId);
}

function boundaryOfElement({ in: place, kind }: Element): Id | undefined {
  return place?.id ?? (kind === 'external' ? INTERNET : undefined);
}

/** The boundaries that enclose one, from the inside out, without itself. A cycle ends the chain. */
export function enclosing(model: Model, boundaryId: Id): Id[] {
  const { parents } = nestingOf(model);
  const chain: Id[] = [];
  const seen = new Set([boundaryId]);
  for (let id = parents.get(boundaryId); id !== undefined && !seen.has(id); id = parents.get(id)) {
    seen.add(id);
    chain.push(id);
  }
  return chain;
}

/**
 * The flows that cross a trust boundary, in the model's order. A step between a boundary and the one that encloses it
 * is a crossing; a flow with an end in an unknown or undefined boundary is not.
 */
export function crossings(model: Model): Crossing[] {
  const defined = new Set([INTERNET, ...model.boundaries.map(boundary => boundary.id)]);
  const { boundaries } = nestingOf(model);
  const found: Crossing[] = [];
  for (const flow of model.flows) {
    const from = flow.from && boundaries.get(flow.from.id);
    const to = flow.to && boundaries.get(flow.to.id);
    if (from === undefined || to === undefined || from === to) continue;
    if (defined.has(from) && defined.has(to)) found.push({ flow, from, to });
  }
  return found;
}

/** The collections that have an entry with this id. */
export function resolveId(model: Model, id: Id): Collection[] {
  return COLLECTIONS.filter(collection => model[collection].some(entity => entity.id === id));
}

const SUBJECTS: readonly Collection[] = ['flows', 'elements', 'boundaries', 'identities', 'data'];

/** Every reference by id that a model holds, in the model's order, with the collections that it may point to. */
export function* allReferences(model: Model): Generator<PointedReference> {
  const point = (
    noun: string,
    id: Id,
    field: string,
    reference: Reference,
    collections: readonly Collection[],
  ): PointedReference => {
    return {
      reference,
      holder: { noun, id },
      field,
      collections,
      internet: collections.includes('boundaries'),
    };
  };
  for (const { id, in: parent } of model.boundaries) {
    if (parent) yield point('boundary', id, 'in', parent, ['boundaries']);
  }
  for (const element of model.elements) {
    if (element.in) yield point('element', element.id, 'in', element.in, ['boundaries']);
    if (element.runsAs) yield point('element', element.id, 'runs-as', element.runsAs, ['identities']);
    for (const held of element.holds) yield point('element', element.id, 'holds', held, ['data']);
  }
  for (const flow of model.flows) {
    if (flow.from) yield point('flow', flow.id, 'from', flow.from, ['elements']);
    if (flow.to) yield point('flow', flow.id, 'to', flow.to, ['elements']);
    for (const carried of flow.carries) yield point('flow', flow.id, 'carries', carried, ['data']);
  }
  for (const assumption of model.assumptions) {
    for (const target of assumption.targets) yield point('assumption', assumption.id, 'at', target, SUBJECTS);
  }
  for (const threat of model.threats) {
    for (const target of threat.targets) yield point('threat', threat.id, 'at', target, SUBJECTS);
    for (const response of threat.responses) {
      for (const mitigation of response.mitigations) {
        if (mitigation.shared) yield point('threat', threat.id, 'mitigate', mitigation, ['mitigations']);
      }
      if (isDocumented(response)) {
        yield point('threat', threat.id, 'transfer', response.assumption, ['assumptions']);
      }
    }
  }
  for (const dismissal of model.dismissed) {
    yield point('dismissal', dismissal.id, 'dismissed', dismissal, [
      'elements',
      'flows',
      'boundaries',
      'data',
    ]);
  }
  for (const validation of model.validations) {
    for (const threat of validation.confirmed) {
      yield point('validation', validation.date, 'confirmed', threat, ['threats']);
    }
  }
}

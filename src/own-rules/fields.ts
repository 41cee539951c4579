import type {
  Assumption,
  Boundary,
  Collection,
  DataAsset,
  Element,
  Flow,
  Id,
  Identity,
  Model,
} from '../core/model.ts';
import type { Review } from '../core/review.ts';
import type { Mitigation, Threat } from '../core/threat.ts';
import { crossings } from '../models/graph.ts';
import { namedMitigations } from '../models/mitigations.ts';
import { asMap } from '../models/parts.ts';

/** One field that a condition can read: its type in CEL, and its value. What is `undefined` reads as empty. */
export interface Field<S> {
  readonly type: string;
  read(source: S, model: Indexed): unknown;
}
export type Fields<S> = Readonly<Record<string, Field<S>>>;

/** A model with what its fields are looked up by. */
export class Indexed {
  readonly model: Model;
  readonly #maps = new Map<object, ReadonlyMap<Id, unknown>>();
  #crossing: ReadonlySet<Flow> | undefined;

  constructor(model: Model) {
    this.model = model;
  }

  /** The entity of a list that a reference names. */
  find<E extends { readonly id: Id }>(entities: readonly E[], id: Id | undefined): E | undefined {
    if (id === undefined) return undefined;
    let map = this.#maps.get(entities) as ReadonlyMap<Id, E> | undefined;
    if (map === undefined) {
      map = new Map(entities.map(entity => [entity.id, entity]));
      this.#maps.set(entities, map);
    }
    return map.get(id);
  }

  all<E extends { readonly id: Id }>(
    entities: readonly E[],
    references: readonly { readonly id: Id }[],
  ): E[] {
    return references.flatMap(({ id }) => this.find(entities, id) ?? []);
  }

  crosses(flow: Flow): boolean {
    this.#crossing ??= new Set(crossings(this.model).map(crossing => crossing.flow));
    return this.#crossing.has(flow);
  }
}

function text<S>(read: (source: S) => string | undefined): Field<S> {
  return { type: 'string', read };
}

/** The properties of a source that hold text. */
type TextOf<S> = { [K in keyof S]-?: S[K] extends string | undefined ? K : never }[keyof S] & string;

/** Texts that have the same name in the language and in the model. */
function same<S>(...names: readonly TextOf<S>[]): Fields<S> {
  return Object.fromEntries(names.map(name => [name, text((it: S) => it[name] as string | undefined)]));
}

function texts<S>(read: (source: S) => readonly string[]): Field<S> {
  return { type: 'list<string>', read };
}

function flag<S>(read: (source: S) => boolean | undefined): Field<S> {
  return { type: 'bool', read };
}

function one<S>(type: string, read: Field<S>['read']): Field<S> {
  return { type, read };
}

function many<S>(type: string, read: Field<S>['read']): Field<S> {
  return { type: `list<${type}>`, read };
}

/** The fields that begin with `x-` and hold text, a number, or true or false: by name without `x-`, as text. */
function extras<S extends { readonly id: Id }>(collection: Collection): Field<S> {
  return { type: 'map<string, string>', read: ({ id }, { model }) => extraFields(model, collection, id) };
}

function extraFields({ docs }: Model, collection: Collection, id: Id): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const doc of docs) {
    const fields = asMap(asMap(asMap(doc.value)[collection])[id]);
    for (const [name, value] of Object.entries(fields)) {
      const plain = typeof value !== 'object' && name.startsWith('x-');
      if (plain) found.set(name.slice(2), String(value));
    }
  }
  return found;
}

const ids = (references: readonly { readonly id: Id }[]) => references.map(({ id }) => id);

function code<S extends { readonly code: readonly { readonly address: string }[] }>(): Field<S> {
  return texts(it => it.code.map(({ address }) => address));
}

const data: Fields<DataAsset> = {
  ...same<DataAsset>('id', 'class'),
  personal: flag(it => it.personal),
  x: extras('data'),
};

const boundary: Fields<Boundary> = {
  ...same<Boundary>('id', 'name', 'kind', 'provider', 'region'),
  inside: text(it => it.in?.id),
  code: code(),
  x: extras('boundaries'),
};

const identity: Fields<Identity> = {
  ...same<Identity>('id', 'name', 'kind'),
  code: code(),
  may: texts(it => it.may),
  x: extras('identities'),
};

const element: Fields<Element> = {
  ...same<Element>('id', 'name', 'kind'),
  technology: text(it => it.what),
  boundary: one('Boundary', (it, all) => all.find(all.model.boundaries, it.in?.id)),
  runs_as: one('Identity', (it, all) => all.find(all.model.identities, it.runsAs?.id)),
  holds: many('Data', (it, all) => all.all(all.model.data, it.holds)),
  code: code(),
  planned: flag(it => it.planned),
  x: extras('elements'),
};

const flow: Fields<Flow> = {
  ...same<Flow>('id', 'name'),
  from: one('Element', (it, all) => all.find(all.model.elements, it.from?.id)),
  to: one('Element', (it, all) => all.find(all.model.elements, it.to?.id)),
  carries: many('Data', (it, all) => all.all(all.model.data, it.carries)),
  ...same<Flow>('via', 'authn'),
  crosses: { type: 'bool', read: (it, all) => all.crosses(it) },
  planned: flag(it => it.planned),
  x: extras('flows'),
};

const assumption: Fields<Assumption> = {
  ...same<Assumption>('id', 'kind', 'that'),
  if_wrong: text(it => it.ifWrong),
  at: texts(it => ids(it.targets)),
  x: extras('assumptions'),
};

const mitigation: Fields<Mitigation> = {
  ...same<Mitigation>('id', 'what', 'owner', 'due'),
  done: text(it => it.done?.toString()),
  ...same<Mitigation>('ticket'),
  shared: flag(it => it.shared),
};

const threat: Fields<Threat> = {
  ...same<Threat>('id', 'what'),
  at: texts(it => ids(it.targets)),
  stride: texts(it => it.stride),
  linddun: texts(it => it.linddun),
  refs: texts(it => ids(it.refs)),
  risk: text(it => it.risk?.text),
  responses: texts(it => it.responses.map(({ kind }) => kind)),
  mitigations: many('Mitigation', it => it.responses.flatMap(({ mitigations }) => mitigations)),
  accepted_by: text(it => it.responses.find(({ kind }) => kind === 'accept')?.by),
  accepted_until: text(it => it.responses.find(({ kind }) => kind === 'accept')?.until),
  x: extras('threats'),
};

const review: Fields<Review> = {
  ...same<Review>('date', 'why'),
  roles: texts(it => [...it.people.keys()]),
  people: texts(it => [...it.people.values()]),
};

const model: Fields<Model> = {
  ...same<Model>('id', 'name', 'owner', 'criticality'),
  scope: texts(it => it.scope.map(({ path }) => path)),
  methods: texts(it => it.methods),
  data: many('Data', it => it.data),
  boundaries: many('Boundary', it => it.boundaries),
  identities: many('Identity', it => it.identities),
  elements: many('Element', it => it.elements),
  flows: many('Flow', it => it.flows),
  assumptions: many('Assumption', it => it.assumptions),
  threats: many('Threat', it => it.threats),
  mitigations: many('Mitigation', mitigationsOf),
  reviews: many('Review', it => it.reviews),
};

/** A type of the language, the fields of its values, and the name under which a rule speaks of one. */
export interface Type {
  readonly name: string;
  readonly variable: string;
  // biome-ignore lint/suspicious/noExplicitAny: each type reads sources of its own
  readonly fields: Fields<any>;
  /** What a rule says after `for` to judge each of them, and where they come from. */
  readonly target: string;
  // biome-ignore lint/suspicious/noExplicitAny: each type has sources of its own
  all(model: Model): readonly any[];
}

// biome-ignore lint/suspicious/noExplicitAny: each type has sources of its own
function type(name: string, fields: Fields<any>, target: string, all: Type['all']): Type {
  return { name, variable: name.toLowerCase(), fields, target, all };
}

/** Every type, those that others are made of first. */
export const TYPES: readonly Type[] = [
  type('Data', data, 'data', it => it.data),
  type('Boundary', boundary, 'boundaries', it => it.boundaries),
  type('Identity', identity, 'identities', it => it.identities),
  type('Element', element, 'elements', it => it.elements),
  type('Flow', flow, 'flows', it => it.flows),
  type('Assumption', assumption, 'assumptions', it => it.assumptions),
  type('Mitigation', mitigation, 'mitigations', mitigationsOf),
  type('Threat', threat, 'threats', it => it.threats),
  type('Review', review, 'reviews', it => it.reviews),
  type('Model', model, 'model', it => [it]),
];

function mitigationsOf(it: Model): Mitigation[] {
  return [...namedMitigations(it)].map(({ mitigation: found }) => found);
}

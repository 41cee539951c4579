import type { DataAsset, Element, Flow, Id, Identity, Model } from '../core/model.ts';
import { INTERNET } from '../models/graph.ts';

/** Something that a threat can be about, with what a pattern may ask of it. */
export interface Subject {
  readonly model: Model;
  readonly id: Id;
  readonly name: string;
  readonly is: 'element' | 'flow' | 'boundary';
  readonly element?: Element;
  readonly from?: Element;
  readonly to?: Element;
  readonly kind?: string;
  readonly via?: string;
  readonly authn?: string;
  readonly data: readonly DataAsset[];
  readonly identity?: string;
  /** Far-reaching actions that the identity is known to have. */
  readonly may: readonly string[];
  /** Of an element: the flows that begin or end there; of a flow, itself. */
  readonly flows: readonly Flow[];
  /** The processes that lie in the same network, and have no flow with it. */
  readonly beside: readonly Element[];
  /** Ids of the model that a threat about this may as well be at: its flows or ends, boundaries, data, identity. */
  readonly related: ReadonlySet<Id>;
  readonly neighbours: { readonly from: readonly Element[]; readonly to: readonly Element[] };
  readonly exposed: boolean;
  readonly crosses: boolean;
  /** Between accounts or organisations, not only between networks of one. */
  readonly crossesAccount: boolean;
  readonly provider?: string;
  readonly region?: string;
  /** Absent from the model: a component that the code deploys, by its address. */
  readonly code?: string;
}

/** Kinds of boundaries inside of which one part can send packets to another. */
const SHARED: ReadonlySet<string> = new Set(['network', 'namespace', 'cluster', 'host']);

/** A deployed component that no model draws. */
export interface Undrawn {
  readonly element: Element;
  readonly address: string;
  readonly exposed: boolean;
}

/** Every element, flow and boundary of a model as a subject, and the components of its scope that it does not draw. */
export function subjectsOf(model: Model, undrawn: readonly Undrawn[]): Subject[] {
  const graph = new Graph(model);
  return [
    ...model.elements.map(element => graph.element(element)),
    ...model.flows.flatMap(flow => graph.flow(flow)),
    ...model.boundaries.map(boundary => graph.boundary(boundary.id)),
    ...undrawn.map(({ element, address, exposed }) => ({
      ...graph.element(element),
      code: address,
      exposed,
    })),
  ];
}

/** The model's entities by id, and what surrounds each. */
class Graph {
  readonly #model: Model;
  readonly #elements: ReadonlyMap<Id, Element>;
  readonly #data: ReadonlyMap<Id, DataAsset>;
  readonly #boundaries: ReadonlyMap<Id, Model['boundaries'][number]>;
  readonly #identities: ReadonlyMap<Id, Identity>;

  constructor(model: Model) {
    this.#model = model;
    this.#elements = new Map(model.elements.map(element => [element.id, element]));
    this.#data = new Map(model.data.map(asset => [asset.id, asset]));
    this.#boundaries = new Map(model.boundaries.map(boundary => [boundary.id, boundary]));
    this.#identities = new Map(model.identities.map(identity => [identity.id, identity]));
  }

  element(element: Element): Subject {
    const into = this.#model.flows.filter(({ to }) => to?.id === element.id);
    const out = this.#model.flows.filter(({ from }) => from?.id === element.id);
    const flows = [...into, ...out];
    const places = this.#around(element);
    const carried = flows.flatMap(({ carries }) => carries.map(({ id }) => id));
    const held = element.holds.map(({ id }) => id);
    const identity = element.runsAs?.id;
    return {
      model: this.#model,
      id: element.id,
      name: element.name ?? element.id,
      is: 'element',
      element,
      data: this.#assets(held.length > 0 ? held : carried),
      ...this.#runsAs(identity),
      flows,
      beside: this.#beside(element, flows),
      related: new Set([
        element.id,
        ...flows.map(({ id }) => id),
        ...held,
        ...places,
        ...(identity === undefined ? [] : [identity]),
      ]),
      neighbours: { from: this.#ends(into, 'from'), to: this.#ends(out, 'to') },
      exposed: this.#ends(into, 'from').some(other => this.#place(other) === INTERNET),
      crosses: flows.some(flow => this.#crosses(flow)),
      crossesAccount: flows.some(flow => this.#crossesAccount(flow)),
      ...this.#provider(places),
    };
  }

  flow(flow: Flow): Subject[] {
    const from = flow.from && this.#elements.get(flow.from.id);
    const to = flow.to && this.#elements.get(flow.to.id);
    if (from === undefined || to === undefined) return [];
    const carried = flow.carries.map(({ id }) => id);
    return [
      {
        model: this.#model,
        id: flow.id,
        name: flow.name ?? flow.id,
        is: 'flow',
        from,
        to,
        ...(flow.via !== undefined && { via: flow.via }),
        ...(flow.authn !== undefined && { authn: flow.authn }),
        data: this.#assets(carried),
        ...this.#runsAs(from.runsAs?.id),
        flows: [flow],
        beside: [],
        related: new Set([flow.id, from.id, to.id, ...carried]),
        neighbours: { from: [from], to: [to] },
        exposed: this.#place(from) === INTERNET,
        crosses: this.#crosses(flow),
        crossesAccount: this.#crossesAccount(flow),
        ...this.#provider([...this.#around(to), ...this.#around(from)]),
      },
    ];
  }

  boundary(id: Id): Subject {
    const boundary = this.#boundaries.get(id);
    const inside = this.#model.elements.filter(element => this.#around(element).includes(id));
    const within = this.#model.boundaries.filter(each => this.#enclosing(each.id).includes(id));
    return {
      model: this.#model,
      id,
      name: boundary?.name ?? id,
      is: 'boundary',
      ...(boundary?.kind !== undefined && { kind: boundary.kind }),
      data: this.#assets(inside.flatMap(({ holds }) => holds.map(held => held.id))),
      may: [],
      flows: [],
      beside: [],
      ...(boundary?.region !== undefined && { region: boundary.region }),
      related: new Set([id, ...within.map(each => each.id), ...inside.map(each => each.id)]),
      neighbours: { from: [], to: inside },
      exposed: false,
      crosses: true,
      crossesAccount: false,
      ...this.#provider([id, ...this.#enclosing(id)]),
    };
  }

  #runsAs(id: Id | undefined): { identity?: string; may: readonly string[] } {
    if (id === undefined) return { may: [] };
    const identity = this.#identities.get(id);
    return { identity: identity?.name ?? id, may: identity?.may ?? [] };
  }

  #beside(element: Element, flows: readonly Flow[]): Element[] {
    const place = this.#place(element);
    if (place === undefined || !SHARED.has(this.#boundaries.get(place)?.kind ?? '')) return [];
    const linked = new Set(flows.flatMap(({ from, to }) => [from?.id, to?.id]));
    return this.#model.elements.filter(
      other =>
        other.id !== element.id &&
        other.kind === 'process' &&
        other.in?.id === place &&
        !linked.has(other.id),
    );
  }

  #assets(ids: readonly Id[]): DataAsset[] {
    return [...new Set(ids)].flatMap(id => this.#data.get(id) ?? []);
  }

  #ends(flows: readonly Flow[], end: 'from' | 'to'): Element[] {
    return flows.flatMap(flow => this.#elements.get(flow[end]?.id ?? '') ?? []);
  }

  #place(element: Element): Id | undefined {
    return element.in?.id ?? (element.kind === 'external' ? INTERNET : undefined);
  }

  #crosses({ from, to }: Flow): boolean {
    const [a, b] = [from, to].map(end => {
      const element = this.#elements.get(end?.id ?? '');
      return element && this.#place(element);
    });
    return a !== undefined && b !== undefined && a !== b;
  }

  /** False where the account of an end is not told: people and the internet have none. */
  #crossesAccount({ from, to }: Flow): boolean {
    const [a, b] = [from, to].map(end => this.#account(this.#elements.get(end?.id ?? '')));
    return a !== undefined && b !== undefined && a !== b;
  }

  #account(element: Element | undefined): Id | undefined {
    if (element === undefined) return undefined;
    return this.#around(element).find(id =>
      ['account', 'organisation', 'tenant'].includes(this.#boundaries.get(id)?.kind ?? ''),
    );
  }

  /** The boundary of an element and those around it, from the inside out. */
  #around(element: Element): Id[] {
    const place = this.#place(element);
    return place === undefined || place === INTERNET ? [] : this.#enclosing(place);
  }

  #enclosing(id: Id): Id[] {
    const chain: Id[] = [];
    for (
      let at: Id | undefined = id;
      at !== undefined && !chain.includes(at);
      at = this.#boundaries.get(at)?.in?.id
    )
      chain.push(at);
    return chain;
  }

  #provider(places: readonly Id[]): { provider?: string } {
    const provider = places.map(id => this.#boundaries.get(id)?.provider).find(found => found !== undefined);
    return provider === undefined ? {} : { provider };
  }
}

import type { Component, ComponentKey, Fact, Value } from '../core/architecture.ts';
import { isPublic } from '../core/privilege.ts';
import type { Components } from '../matching/address.ts';
import { ownersOf } from '../matching/address.ts';

/** Steps over what is not drawn: a target group, a security group, a service before its pods. */
const FARTHEST = 3;
const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout', 'Pod'];
/** The name of another party, as an address names it. */
const HOST = /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i;

/** Who reaches whom among the components that are drawn, as far as declarations say so. */
export class Links {
  readonly #components: Components;
  readonly #drawn: ReadonlySet<ComponentKey>;
  /** The parts of each component, itself included. */
  readonly #parts = new Map<ComponentKey, Component[]>();
  readonly #referrers = new Map<ComponentKey, ComponentKey[]>();

  constructor(components: Components, drawn: ReadonlySet<ComponentKey>) {
    this.#components = components;
    this.#drawn = drawn;
    for (const component of components.values()) {
      const root = this.#root(component);
      push(this.#parts, root, component);
      for (const ref of component.refs) push(this.#referrers, ref, component.key);
    }
  }

  /** The drawn components that one talks to, by what it refers to. */
  targets(key: ComponentKey): ComponentKey[] {
    const own = this.#parts.get(key) ?? [];
    const found = own.flatMap(part => this.#talks(part, FARTHEST));
    return [...new Set(found)].filter(target => target !== key);
  }

  /** The other parties that a component talks to, by host name. */
  parties(key: ComponentKey): string[] {
    const hosts = (this.#parts.get(key) ?? []).flatMap(({ facts }) =>
      facts.flatMap(fact =>
        fact.is === 'talks-to' && 'known' in fact.to && HOST.test(String(fact.to.known))
          ? [String(fact.to.known)]
          : [],
      ),
    );
    return [...new Set(hosts)];
  }

  /** The identity that a component runs as. */
  runsAs(key: ComponentKey): ComponentKey | undefined {
    const component = this.#components.get(key);
    const said = component?.facts.flatMap(fact => (fact.is === 'runs-as' ? references(fact.who) : [])) ?? [];
    return [...said, ...(component?.refs ?? [])]
      .map(ref => this.#drawnRoot(ref))
      .find(root => root !== undefined && this.#components.get(root)?.kind === 'identity');
  }

  /** What an identity is granted something on. */
  granted(identity: ComponentKey): ComponentKey[] {
    const found = (this.#parts.get(identity) ?? []).flatMap(({ facts }) =>
      facts.flatMap(fact =>
        fact.is === 'grants' && fact.effect === 'allow'
          ? references(fact.on).flatMap(ref => this.#drawnRoot(ref) ?? [])
          : [],
      ),
    );
    return [...new Set(found)].filter(key => key !== identity);
  }

  /** The drawn components that everybody reaches. */
  open(): ComponentKey[] {
    const found: ComponentKey[] = [];
    for (const component of this.#components.values()) {
      if (component.facts.some(isOpen)) found.push(...this.#behind(component));
    }
    return [...new Set(found)];
  }

  /** Pairs of drawn components of which a network rule lets the first reach the second. */
  peers(): (readonly [from: ComponentKey, to: ComponentKey])[] {
    const pairs: (readonly [ComponentKey, ComponentKey])[] = [];
    for (const component of this.#components.values()) {
      for (const fact of component.facts) {
        if (fact.is !== 'exposes') continue;
        const others = references(fact.peer).flatMap(ref => this.#components.get(ref) ?? []);
        if (others.length === 0) continue;
        const own = this.#behind(component);
        const theirs = others.flatMap(other => this.#behind(other));
        const [from, to] = fact.direction === 'in' ? [theirs, own] : [own, theirs];
        pairs.push(...from.flatMap(one => to.map(other => [one, other] as const)));
      }
    }
    return pairs;
  }

  #talks(component: Component, steps: number): ComponentKey[] {
    return component.facts.flatMap(fact => {
      if (fact.is !== 'talks-to') return [];
      return references(fact.to).flatMap(ref => this.#reached(ref, steps));
    });
  }

  /** What a reference leads to: what is drawn, or what that which is not drawn talks to in its turn. */
  #reached(ref: ComponentKey, steps: number): ComponentKey[] {
    const root = this.#drawnRoot(ref);
    if (root !== undefined) return this.#components.get(root)?.kind === 'identity' ? [] : [root];
    const between = this.#components.get(ref);
    const passes = between?.kind === 'flow' || between?.kind === 'none';
    return between === undefined || !passes || steps === 0 ? [] : this.#talks(between, steps - 1);
  }

  /**
   * The drawn components that an opening leads to: what it belongs to, what it forwards to where it is a flow, such as an
   * ingress before a service before its pods, and otherwise who makes use of it, such as the workloads of a security group.
   */
  #behind(component: Component): ComponentKey[] {
    if (component.kind === 'flow') {
      return this.#follow(component, FARTHEST, each =>
        each.kind === 'flow' ? [...each.refs, ...this.#namesakes(each)] : [],
      );
    }
    // A rule that names another group is no user of it, and everything in a network refers to that.
    return this.#follow(component, FARTHEST, each =>
      each === component || each.kind === 'none' ? (this.#referrers.get(each.key) ?? []) : [],
    );
  }

  /** A service of Kubernetes has, by custom, the name of the workload that its selector finds. */
  #namesakes({ source, unit, address }: Component): ComponentKey[] {
    if (!address.startsWith('Service/')) return [];
    return WORKLOADS.map(kind => `${source}:${unit}#${kind}/${address.slice('Service/'.length)}`);
  }

  #follow(
    component: Component,
    steps: number,
    next: (component: Component) => readonly ComponentKey[],
  ): ComponentKey[] {
    const root = this.#drawnRoot(component.key);
    if (root !== undefined) return [root];
    if (steps === 0) return [];
    const following = next(component).flatMap(key => this.#components.get(key) ?? []);
    return following.flatMap(each => this.#follow(each, steps - 1, next));
  }

  #drawnRoot(key: ComponentKey): ComponentKey | undefined {
    const component = this.#components.get(key);
    const root = component === undefined ? key : this.#root(component);
    return this.#drawn.has(root) ? root : undefined;
  }

  #root(component: Component): ComponentKey {
    return (ownersOf(component, this.#components).find(({ key }) => this.#drawn.has(key)) ?? component).key;
  }
}

function isOpen(fact: Fact): boolean {
  return (
    fact.is === 'exposes' && fact.direction === 'in' && fact.confidence !== 'possible' && isPublic(fact.peer)
  );
}

function references(value: Value): readonly ComponentKey[] {
  if ('ref' in value) return [value.ref];
  if ('set' in value) return value.set.flatMap(references);
  return 'refs' in value ? value.refs : [];
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

import type { Component, ComponentKey, Fact } from '../../core/architecture.ts';
import type { Declaration } from '../declaration.ts';
import { valueText } from '../facts/values.ts';
import { tables } from '../tables.ts';
import { type Dict, dict, get, members, references } from '../term.ts';
import { SOURCE } from './names.ts';

/** The components that a part belongs to: those that the first of its owner properties names. */
export function ownersOf(type: string, body: Dict): ComponentKey[] {
  const rows = tables(SOURCE).extra('owners');
  if (typeof rows !== 'object' || rows === null || !Object.hasOwn(rows, type)) return [];
  const names = (rows as Readonly<Record<string, readonly string[]>>)[type] ?? [];
  return [
    ...new Set(
      names.flatMap(name => members(get(body, name) ?? { ...body, entries: [] }).flatMap(references)),
    ),
  ];
}

const MANAGED = 'AWS::IAM::ManagedPolicy';

/**
 * Adds to a managed policy's owners who it is attached to from their side. One that a single identity has is that
 * identity's own, as if it were written into it; one that several share speaks for itself.
 */
export function withAttachments(
  declarations: readonly { readonly declaration: Declaration; readonly owners: readonly ComponentKey[] }[],
): Map<ComponentKey, readonly ComponentKey[]> {
  const owners = new Map(declarations.map(one => [one.declaration.key, one.owners]));
  const policies = new Set(
    declarations.filter(one => one.declaration.type === MANAGED).map(one => one.declaration.key),
  );
  for (const { key, body } of declarations.map(one => one.declaration)) {
    const attached = ['ManagedPolicyArns', 'Policies'].flatMap(name =>
      members(get(body, name) ?? dict([], body.at)),
    );
    for (const policy of attached.flatMap(one => (one.kind === 'dict' ? [] : references(one)))) {
      if (policies.has(policy)) owners.set(policy, [...new Set([...(owners.get(policy) ?? []), key])]);
    }
  }
  for (const policy of policies) if ((owners.get(policy)?.length ?? 0) > 1) owners.set(policy, []);
  return owners;
}

/**
 * Gives what parts state (a rule beside its security group, a policy beside its role) to what they are parts of, so that
 * both ways of writing give the same facts. A part whose statements another one states is no news of its own.
 */
export function handOver(
  components: readonly Component[],
  owners: ReadonlyMap<ComponentKey, readonly ComponentKey[]>,
): Component[] {
  const known = new Set(components.map(one => one.key));
  const carriers = new Set(components.filter(isCarrying).map(one => one.key));
  const given = new Map<ComponentKey, Fact[]>();
  const emptied = new Set<ComponentKey>();
  for (const part of components) {
    const statements = part.facts.filter(isStatement);
    const targets = (owners.get(part.key) ?? []).filter(key => key !== part.key && known.has(key));
    if (statements.length === 0 || targets.length === 0) continue;
    emptied.add(part.key);
    for (const target of targets) {
      const facts = statements.map(fact => restated(fact, part.key, target));
      given.set(target, [...(given.get(target) ?? []), ...facts]);
    }
  }
  return components.map(one => {
    const own = emptied.has(one.key)
      ? one.facts.filter(fact => !isStatement(fact) && !isCarrier(one, fact))
      : one.facts;
    const more = given.get(one.key) ?? [];
    return own === one.facts && more.length === 0 ? one : { ...one, facts: [...own, ...more] };
  });
}

function isStatement(fact: Fact): boolean {
  return fact.is === 'grants' || fact.is === 'exposes';
}

/** The existence of what exists only for its statements: it has gone over with them. */
function isCarrier(component: Component, fact: Fact): boolean {
  const table = tables(SOURCE);
  if (fact.is !== 'exists') return false;
  return (
    table.carrier(component.type) ||
    table.network(component.type).length > 0 ||
    table.grants(component.type).length > 0
  );
}

/** A statement as one of its owner: what a part says of itself, it says of the owner. */
function restated(fact: Fact, from: ComponentKey, to: ComponentKey): Fact {
  if (fact.is !== 'grants') return { ...fact, via: from };
  const self = valueText({ ref: from });
  const who = valueText(fact.who) === self ? { ref: to } : fact.who;
  return { ...fact, who, via: from };
}

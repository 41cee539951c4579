import type { Component, ComponentKey, Fact } from '../../core/architecture.ts';
import type { Declaration } from '../declaration.ts';
import { valueText } from '../facts/values.ts';
import { tables } from '../tables.ts';
import { type Dict, dict, get, members, references } from '../term.ts';
import { SOURCE } from './names.ts';

const MANAGED = 'AWS::IAM::ManagedPolicy';
/** Under these, identities name the policies that they have. */
const ATTACHED = ['ManagedPolicyArns', 'Policies'];

type Owners = ReadonlyMap<ComponentKey, readonly ComponentKey[]>;

/** The components that a part belongs to: those that its owner properties name. */
export function ownersOf(type: string, body: Dict): ComponentKey[] {
  const rows = tables(SOURCE).extra('owners');
  if (typeof rows !== 'object' || rows === null || !Object.hasOwn(rows, type)) return [];
  const names = (rows as Readonly<Record<string, readonly string[]>>)[type] ?? [];
  return [...new Set(names.flatMap(name => valuesOf(body, name).flatMap(references)))];
}

/**
 * The owners of every declaration. A managed policy that a single identity has is that identity's own, as if it were
 * written into it; one that several share speaks for itself.
 */
export function ownersOfAll(
  declarations: readonly { readonly declaration: Declaration; readonly owners: readonly ComponentKey[] }[],
): Owners {
  const owners = new Map(declarations.map(one => [one.declaration.key, one.owners]));
  const policies = new Set(
    declarations.filter(one => one.declaration.type === MANAGED).map(one => one.declaration.key),
  );
  for (const { key, body } of declarations.map(one => one.declaration)) {
    const named = ATTACHED.flatMap(name => valuesOf(body, name)).filter(one => one.kind !== 'dict');
    for (const policy of named.flatMap(references)) {
      if (policies.has(policy)) owners.set(policy, [...new Set([...(owners.get(policy) ?? []), key])]);
    }
  }
  for (const policy of policies) if ((owners.get(policy)?.length ?? 0) > 1) owners.set(policy, []);
  return owners;
}

function valuesOf(body: Dict, name: string) {
  return members(get(body, name) ?? dict([], body.at));
}

/**
 * Gives what parts state (a rule beside its security group, a policy beside its role) to what they are parts of, so that
 * both ways of writing give the same facts. A part whose statements another one states is no news of its own, neither
 * as existing nor as used.
 */
export function handOver(components: readonly Component[], owners: Owners): Component[] {
  const known = new Set(components.map(one => one.key));
  const given = new Map<ComponentKey, Fact[]>();
  const emptied = new Set<ComponentKey>();
  const gone = new Set<ComponentKey>();
  for (const part of components) {
    const statements = part.facts.filter(isStatement);
    const targets = (owners.get(part.key) ?? []).filter(key => key !== part.key && known.has(key));
    if (statements.length === 0 || targets.length === 0) continue;
    emptied.add(part.key);
    if (isCarrying(part)) gone.add(part.key);
    for (const target of targets) {
      const facts = statements.map(fact => restated(fact, part.key, target));
      given.set(target, [...(given.get(target) ?? []), ...facts]);
    }
  }
  return components.map(one => {
    const own = one.facts.filter(
      fact =>
        !(emptied.has(one.key) && isStatement(fact)) &&
        !(gone.has(one.key) && fact.is === 'exists') &&
        !(fact.is === 'talks-to' && 'ref' in fact.to && gone.has(fact.to.ref)),
    );
    return { ...one, facts: [...own, ...(given.get(one.key) ?? [])] };
  });
}

function isStatement(fact: Fact): boolean {
  return fact.is === 'grants' || fact.is === 'exposes';
}

/** True for what exists only for its statements. */
function isCarrying({ type }: Component): boolean {
  const table = tables(SOURCE);
  if (type === 'AWS::EC2::SecurityGroup' || type === 'AWS::ElasticLoadBalancing::LoadBalancer') return false;
  return table.carrier(type) || table.network(type).length > 0 || table.grants(type).length > 0;
}

/** A statement as one of its owner: what a part says of itself, it says of the owner. */
function restated(fact: Fact, from: ComponentKey, to: ComponentKey): Fact {
  if (fact.is !== 'grants') return { ...fact, via: from };
  const self = valueText({ ref: from });
  const who = valueText(fact.who) === self ? { ref: to } : fact.who;
  return { ...fact, who, via: from };
}

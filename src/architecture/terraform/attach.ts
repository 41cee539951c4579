import type { Component, ComponentKey, Fact } from '../../core/architecture.ts';
import type { Declaration } from '../declaration.ts';
import { valueText } from '../facts/values.ts';
import { tables } from '../tables.ts';
import { get, references } from '../term.ts';

interface Attachment {
  readonly from: string;
  readonly to: readonly string[];
}

/**
 * Moves what parts state to what they are parts of, so that a rule written inside a security group and one beside it,
 * a policy written into a role and one attached to it, give the same facts.
 */
export function attach(components: readonly Component[], declarations: readonly Declaration[]): Component[] {
  const known = new Map(components.map(one => [one.key, one]));
  const moved = new Map<ComponentKey, Fact[]>();
  const emptied = new Set<ComponentKey>();
  const give = (from: Component, to: ComponentKey): void => {
    const facts = from.facts.filter(isStatement).map(fact => restated(fact, from.key, to));
    moved.set(to, [...(moved.get(to) ?? []), ...facts]);
    if (facts.length > 0) emptied.add(from.key);
  };
  for (const { key, type, body, owner } of declarations) {
    const component = known.get(key);
    if (component === undefined) continue;
    const attachment = attachmentOf(type);
    const policy = attachment === undefined ? undefined : first(body, [attachment.from]);
    const carried = policy === undefined ? undefined : known.get(policy);
    if (attachment !== undefined && carried !== undefined) {
      const to = attachment.to.flatMap(name => all(body, name)).filter(one => known.has(one));
      for (const one of to) give(carried, one);
      // The attachment's own grant (of a policy by name) would say the same a second time.
      if (to.length > 0) emptied.add(key);
    } else if (owner !== undefined && known.has(owner) && owner !== key) {
      give(component, owner);
    }
  }
  return components.map(one => {
    const own = emptied.has(one.key) ? one.facts.filter(fact => !isStatement(fact)) : one.facts;
    const more = moved.get(one.key) ?? [];
    return own === one.facts && more.length === 0 ? one : { ...one, facts: [...own, ...more] };
  });
}

function attachmentOf(type: string): Attachment | undefined {
  const rows = tables('terraform').extra('attachments');
  if (typeof rows !== 'object' || rows === null || !Object.hasOwn(rows, type)) return undefined;
  return (rows as Record<string, Attachment>)[type];
}

function isStatement(fact: Fact): boolean {
  return fact.is === 'grants' || fact.is === 'exposes';
}

function first(body: Declaration['body'], names: readonly string[]): ComponentKey | undefined {
  return names.flatMap(name => all(body, name))[0];
}

function all(body: Declaration['body'], name: string): ComponentKey[] {
  const value = get(body, name);
  return value === undefined ? [] : references(value);
}

/** A statement as one of its owner: what it says of itself, it says of the owner. */
function restated(fact: Fact, from: ComponentKey, to: ComponentKey): Fact {
  const self = valueText({ ref: from });
  if (fact.is !== 'grants') return { ...fact, via: from };
  const who = valueText(fact.who) === self ? { ref: to } : fact.who;
  const on = valueText(fact.on) === self ? { ref: to } : fact.on;
  return { ...fact, who, on, via: from };
}

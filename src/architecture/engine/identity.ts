import type { ComponentKey, Fact, Value } from '../../core/architecture.ts';
import { valueText } from '../facts/values.ts';

/** Keys of renamed components, old to new. */
export type Renames = ReadonlyMap<ComponentKey, ComponentKey>;

const REFERENCE = /<([^<>]{1,400})>/g;

/** Canonical text with every reference written as the component is called after the change. */
export function renamed(text: string, renames: Renames): string {
  if (renames.size === 0 || !text.includes('<')) return text;
  return text.replace(REFERENCE, (whole, key: string) => {
    const now = renames.get(key);
    return now === undefined ? whole : `<${now}>`;
  });
}

/**
 * What a fact says, as text: equal for equal statements, free of order, formatting, place and confidence.
 * `how` of a flow is left out: the same party named by another attribute is the same flow.
 */
export function factText(fact: Fact): string {
  switch (fact.is) {
    case 'exists':
      return 'exists';
    case 'exposes':
      return [
        'exposes',
        fact.direction,
        peerText(fact.peer),
        optional(fact.protocol),
        valueText(fact.port),
      ].join(' ');
    case 'grants':
      return [
        'grants',
        fact.effect,
        valueText(fact.who),
        fact.action,
        valueText(fact.on),
        fact.when ?? '',
      ].join(' ');
    case 'talks-to':
      return `talks-to ${valueText(fact.to)}`;
    case 'runs-as':
      return `runs-as ${valueText(fact.who)}`;
    case 'placed':
      return `placed ${optional(fact.region)} ${optional(fact.account)} ${optional(fact.tenancy)}`;
    case 'control':
      return `control ${fact.name} ${valueText(fact.value)}`;
    case 'setting':
      return `setting ${fact.path} ${valueText(fact.value)}`;
  }
}

/** The place that a fact's value fills: facts of one slot replace one another; a set of statements has no slot. */
export function slotOf(fact: Fact): string | undefined {
  switch (fact.is) {
    case 'control':
      return `control ${fact.name}`;
    case 'setting':
      return `setting ${fact.path}`;
    case 'placed':
      return `placed ${fact.region === undefined ? '' : 'region'}${fact.tenancy === undefined ? '' : 'tenancy'}`;
    default:
      return undefined;
  }
}

/** The value that fills the slot. */
export function slotValue(fact: Fact): Value | undefined {
  if (fact.is === 'control' || fact.is === 'setting') return fact.value;
  return fact.is === 'placed' ? (fact.region ?? fact.tenancy ?? fact.account) : undefined;
}

function optional(value: Value | undefined): string {
  return value === undefined ? '-' : valueText(value);
}

function peerText(value: Value): string {
  return valueText(value);
}

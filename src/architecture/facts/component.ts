import type { Component, Fact } from '../../core/architecture.ts';
import type { Declaration } from '../declaration.ts';
import { type Tables, tables } from '../tables.ts';
import { references, type Term } from '../term.ts';
import { declaredValues } from './attribute.ts';
import { flowFacts, policiesIn } from './flows.ts';
import { grantedOn, grantFacts } from './grants.ts';
import { handedRules, networkFacts } from './network.ts';
import { policyGrants } from './policy.ts';
import { settingFacts } from './settings.ts';
import { shapeOf } from './shape.ts';

/** A declaration as a component: the facts that can be read from any body, and `more` that only its source can tell. */
export function componentOf(declaration: Declaration, more: readonly Fact[] = []): Component {
  const { key, type, body, at } = declaration;
  const table = tables(declaration.source);
  const self: Term = { kind: 'reference', to: key, attribute: '', at };
  const kind = table.kind(type);
  const on = grantedOn(type, body, table);
  const statements: Fact[] = [
    ...policiesIn(body).flatMap(policy => policyGrants(policy, self, on)),
    ...grantFacts(type, body, table, self),
    ...networkFacts(type, body, table),
    ...(type.startsWith('module:') ? handedRules(body) : []),
  ];
  const exists: Fact = { is: 'exists', at, confidence: kind.guessed ? 'likely' : 'certain' };
  const facts: Fact[] = [
    // The declaration of a rule or a policy matters by what it says; only where that cannot be read, by its existence.
    ...(table.carrier(type) && statements.length > 0 ? [] : settingFacts(type, body, table)),
    ...(statements.length > 0 && (table.carrier(type) || isRule(type, table, statements)) ? [] : [exists]),
    ...statements,
    // Whom a rule or a grant names is said by its own facts.
    ...(table.carrier(type) ? [] : flowFacts(key, body, table)),
    ...more,
  ];
  return {
    key,
    source: declaration.source,
    unit: declaration.unit,
    address: declaration.address,
    type,
    kind: kind.kind,
    at,
    facts,
    ...(declaration.owner === undefined ? {} : { owner: declaration.owner }),
    ...(declaration.contains === undefined ? {} : { contains: declaration.contains }),
    refs: references(body).filter(ref => ref !== key),
    shape: shapeOf(declaration),
    declares: path => declaredValues(declaration, path),
  };
}

/** True for a declaration that as a whole is one network rule, and lets something through: this is said by its rule. */
function isRule(type: string, table: Tables, statements: readonly Fact[]): boolean {
  const shapes = table.network(type);
  const whole = shapes.length > 0 && shapes.every(shape => shape.block === undefined);
  return whole && table.kind(type).adds === 'new-exposure' && statements.some(fact => fact.is === 'exposes');
}

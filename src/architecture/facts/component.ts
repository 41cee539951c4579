import type { Component, Fact } from '../../core/architecture.ts';
import type { Declaration } from '../declaration.ts';
import { type Tables, tables } from '../tables.ts';
import { references, type Term } from '../term.ts';
import { flowFacts, policiesIn } from './flows.ts';
import { grantFacts } from './grants.ts';
import { networkFacts } from './network.ts';
import { policyGrants } from './policy.ts';
import { settingFacts } from './settings.ts';
import { shapeOf } from './shape.ts';

/** True for types that only state rules or grants: whom they name is said by those. */
function carries(type: string, table: Tables): boolean {
  return table.carrier(type) || table.network(type).length > 0 || (table.grants(type).length > 0 && table.kind(type).kind !== 'process');
}

/** A declaration as a component: the facts that can be read from any body, and `more` that only its source can tell. */
export function componentOf(declaration: Declaration, more: readonly Fact[] = []): Component {
  const { key, type, body, at } = declaration;
  const table = tables(declaration.source);
  const self: Term = { kind: 'reference', to: key, attribute: '', at };
  const kind = table.kind(type);
  const facts: Fact[] = [
    { is: 'exists', at, confidence: kind.guessed ? 'likely' : 'certain' },
    ...settingFacts(type, body, table),
    ...policiesIn(body).flatMap(policy => policyGrants(policy, self)),
    ...grantFacts(type, body, table, self),
    ...networkFacts(type, body, table),
    ...(carries(type, table) ? [] : flowFacts(key, body, table)),
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
    refs: references(body).filter(ref => ref !== key),
    shape: shapeOf(declaration),
  };
}

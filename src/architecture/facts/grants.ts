import type { Fact, Value } from '../../core/architecture.ts';
import type { GrantShape, Tables } from '../tables.ts';
import { canonical, type Dict, get, literal, members, type Term } from '../term.ts';
import { asValue, causeOf, confidenceOf } from './values.ts';

type Grant = Extract<Fact, { is: 'grants' }>;

/** The grants that a declaration states by its attributes (a role assignment, a permission), after the tables' shapes. */
export function grantFacts(type: string, body: Dict, tables: Tables, self: Term): Grant[] {
  return tables.grants(type).flatMap(shape => shapeGrants(shape, body, self));
}

function shapeGrants(shape: GrantShape, body: Dict, self: Term): Grant[] {
  const actions = present(body, shape.action);
  if (actions.length === 0) return [];
  const who = present(body, shape.who);
  const on = present(body, shape.on);
  const condition = shape.when === undefined ? undefined : get(body, shape.when);
  const when = condition === undefined ? {} : { when: canonical(condition) };
  return actions.flatMap(action =>
    (who.length === 0 ? [self] : who).flatMap(subject =>
      (on.length === 0 ? [literal('*', action.at)] : on).map(
        (resource): Grant => ({
          is: 'grants',
          effect: 'allow',
          who: shape.party === true ? partyOf(asValue(subject)) : asValue(subject),
          action: action.kind === 'literal' ? String(action.value).toLowerCase() : canonical(action),
          on: asValue(resource),
          ...when,
          at: action.at,
          ...causeOf(action, ...(subject === self ? [] : [subject]), resource),
          confidence: confidenceOf(action, subject, resource),
        }),
      ),
    ),
  );
}

/** A mailbox as the domain that it belongs to: who there reads it is not what the code decides. */
function partyOf(who: Value): Value {
  const domain = 'known' in who ? String(who.known).match(/^[^@\s:/]+(@[\w-]+(\.[\w-]+)+)$/)?.[1] : undefined;
  return domain === undefined ? who : { known: `mailboxes ${domain.toLowerCase()}` };
}

/** What a policy document that a declaration takes is about, where the document itself does not say: its shape's `on`. */
export function grantedOn(type: string, body: Dict, tables: Tables): Term | undefined {
  return tables
    .grants(type)
    .filter(shape => shape.action.length === 0)
    .flatMap(shape => present(body, shape.on))[0];
}

/** The members of the first of these attributes that is given; a name starting with `=` is that literal itself. */
function present(body: Dict, names: readonly string[]): readonly Term[] {
  for (const name of names) {
    if (name.startsWith('=')) return [literal(name.slice(1), body.at)];
    const value = name.split('.').reduce<Term | undefined>((term, key) => {
      const inner = term === undefined ? undefined : members(term).find(one => one.kind === 'dict');
      return inner === undefined ? undefined : get(inner, key);
    }, body);
    if (value !== undefined) return members(value);
  }
  return [];
}

import type { Fact } from '../../core/architecture.ts';
import { canonical, type Dict, dicts, get, list, literal, members, type Term, values } from '../term.ts';
import { asValue, causeOf, confidenceOf } from './values.ts';

type Grant = Extract<Fact, { is: 'grants' }>;

/** Past this many atoms in one statement its resources are kept as one set. */
const MOST_ATOMS = 2000;

/** True for a policy document in AWS's shape: a dictionary with a `Statement`. */
export function isPolicy(term: Dict): boolean {
  return term.entries.some(entry => entry.key === 'Statement');
}

/**
 * The grants of a policy document (AWS policy language: IAM, resource and trust policies alike), one fact for each
 * principal, action and resource. `Sid`, `Version` and order do not matter; actions are compared without case; the
 * conditions are part of the fact. `self`: who a statement without a principal speaks of; `on`: what one without a resource is about.
 */
export function policyGrants(document: Dict, self: Term, on?: Term): Grant[] {
  return values(document, 'Statement')
    .flatMap(term => dicts(term))
    .flatMap(statement => statementGrants(statement, self, on));
}

function statementGrants(statement: Dict, self: Term, on: Term | undefined): Grant[] {
  const effect = isDeny(get(statement, 'Effect')) ? 'deny' : 'allow';
  const condition = get(statement, 'Condition');
  const when = condition === undefined ? undefined : canonical(condition);
  const who = principals(statement) ?? [{ term: self, not: false }];
  const actions = listed(statement, 'Action');
  let resources = listed(statement, 'Resource');
  if (resources.length === 0) resources = [{ term: on ?? literal('*', statement.at), not: false }];
  if (who.length * actions.length * resources.length > MOST_ATOMS) {
    resources = [
      {
        term: list(
          resources.map(one => one.term),
          statement.at,
        ),
        not: false,
      },
    ];
  }
  const grants: Grant[] = [];
  for (const subject of who) {
    for (const action of actions) {
      for (const resource of resources) {
        grants.push({
          is: 'grants',
          effect,
          who: asValue(negated(subject)),
          action: actionText(action),
          on: asValue(negated(resource)),
          ...(when === undefined ? {} : { when }),
          at: action.term.at,
          ...causeOf(action.term, ...(subject.term === self ? [] : [subject.term]), resource.term),
          // What the carrier of the policy stands for is as sure as the carrier.
          confidence: confidenceOf(action.term, ...(resource.term === on ? [] : [resource.term])),
        });
      }
    }
  }
  return grants;
}

interface Listed {
  readonly term: Term;
  /** Given by the `Not...` form. */
  readonly not: boolean;
}

function listed(statement: Dict, key: string): Listed[] {
  const all = (name: string, not: boolean): Listed[] =>
    values(statement, name)
      .flatMap(members)
      .map(term => ({ term, not }));
  return [...all(key, false), ...all(`Not${key}`, true)];
}

function principals(statement: Dict): Listed[] | undefined {
  const found: Listed[] = [];
  for (const [key, not] of [
    ['Principal', false],
    ['NotPrincipal', true],
  ] as const) {
    for (const term of values(statement, key).flatMap(members)) {
      if (term.kind !== 'dict') found.push({ term, not });
      else
        for (const entry of term.entries)
          found.push(...members(entry.value).map(one => ({ term: one, not })));
    }
  }
  return found.length === 0 ? undefined : found;
}

function negated(one: Listed): Term {
  return one.not ? { kind: 'expression', operator: 'not', operands: [one.term], at: one.term.at } : one.term;
}

function actionText(action: Listed): string {
  const text =
    action.term.kind === 'literal' ? String(action.term.value).toLowerCase() : canonical(action.term);
  return action.not ? `not ${text}` : text;
}

function isDeny(term: Term | undefined): boolean {
  return term?.kind === 'literal' && String(term.value).toLowerCase() === 'deny';
}

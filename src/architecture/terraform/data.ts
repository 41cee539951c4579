import type { Span } from '../../core/source.ts';
import { dict, dicts, type Entry, get, list, members, string, type Term } from '../term.ts';
import { bodyDict, eachOf } from './blocks.ts';
import type { Directory, Placed } from './directory.ts';
import { documentOf, rendered } from './documents.ts';
import { evaluate } from './evaluate.ts';
import { attribute } from './hcl/query.ts';
import type { Reading, Scope } from './scope.ts';

/** What a data source that only composes a document gives: the policies of AWS and Google, and `template_file`. */
export function dataDocument(placed: Placed, directory: Directory, reading: Reading): Term | undefined {
  const scope: Scope = eachOf(placed.block, { directory, source: placed.source, bound: new Map() }, reading);
  const [type] = placed.block.labels;
  if (type?.value === 'aws_iam_policy_document')
    return policyDocument(bodyDict(placed.block.body, scope, reading));
  if (type?.value === 'google_iam_policy') return googlePolicy(bodyDict(placed.block.body, scope, reading));
  if (type?.value === 'template_file') return templateData(placed, scope, reading);
  return undefined;
}

function templateData({ block, source }: Placed, scope: Scope, reading: Reading): Term | undefined {
  const template = attribute(block.body, 'template');
  const names = attribute(block.body, 'vars');
  if (template === undefined) return undefined;
  const text = evaluate(template.value, scope, reading);
  const bound = names === undefined ? undefined : evaluate(names.value, { ...scope, source }, reading);
  if (text.kind !== 'literal' || typeof text.value !== 'string') return text;
  // The text of a file is rendered in its place; one written inline has had its own interpolations already.
  const whole = text.at.source.text === text.value ? text.at.source : { ...source, text: text.value };
  return rendered(whole, bound, scope, reading);
}

/** Terraform's own spelling of an AWS policy, in the spelling of the document. */
function policyDocument(body: Term): Term {
  const { at } = body;
  const statements = dicts(body)
    .flatMap(one => dicts(get(one, 'statement')))
    .map(statement => {
      const entries: Entry[] = [];
      const add = (key: string, value: Term | undefined): void => {
        if (value !== undefined) entries.push({ key, at: value.at, value });
      };
      add('Effect', get(statement, 'effect'));
      add('Action', get(statement, 'actions'));
      add('NotAction', get(statement, 'not_actions'));
      add('Resource', get(statement, 'resources'));
      add('NotResource', get(statement, 'not_resources'));
      for (const [block, key] of [
        ['principals', 'Principal'],
        ['not_principals', 'NotPrincipal'],
      ] as const) {
        for (const principal of dicts(get(statement, block))) add(key, get(principal, 'identifiers'));
      }
      add('Condition', conditions(statement));
      return dict(entries, statement.at);
    });
  const from = dicts(body).flatMap(one => [
    ...members(get(one, 'source_policy_documents') ?? list([], at)),
    ...members(get(one, 'override_policy_documents') ?? list([], at)),
    ...single(get(one, 'source_json')),
    ...single(get(one, 'override_json')),
  ]);
  const included = from
    .map(documentOf)
    .flatMap(dicts)
    .flatMap(one => members(get(one, 'Statement') ?? list([], at)));
  return dict([{ key: 'Statement', at, value: list([...statements, ...included], at) }], at);
}

/**
 * Google's spelling of a policy (`binding` blocks of a role and its members) in the shape of AWS's, which is the one that
 * grants are read from. What it is granted on is said by the resource that takes it.
 */
function googlePolicy(body: Term): Term {
  const { at } = body;
  const statements = dicts(body)
    .flatMap(one => dicts(get(one, 'binding')))
    .map(binding => {
      const entries: Entry[] = [];
      for (const [from, key] of [
        ['role', 'Action'],
        ['members', 'Principal'],
        ['condition', 'Condition'],
      ] as const) {
        const value = get(binding, from);
        if (value !== undefined) entries.push({ key, at: value.at, value });
      }
      return dict(entries, binding.at);
    });
  return dict([{ key: 'Statement', at, value: list(statements, at) }], at);
}

function single(term: Term | undefined): Term[] {
  return term === undefined ? [] : [term];
}

function conditions(statement: Term): Term | undefined {
  const all = dicts(statement).flatMap(one => dicts(get(one, 'condition')));
  if (all.length === 0) return undefined;
  return dict(
    all.flatMap(one => condition(one, one.at)),
    statement.at,
  );
}

function condition(one: Term, at: Span): Entry[] {
  return dicts(one).flatMap(block => {
    const test = string(get(block, 'test')) ?? '*';
    const variable = string(get(block, 'variable')) ?? '*';
    const value = get(block, 'values') ?? list([], at);
    return [{ key: test, at, value: dict([{ key: variable, at, value }], at) }];
  });
}

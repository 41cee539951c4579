import type { Span } from '../../core/source.ts';
import {
  alternatives,
  type Dict,
  dict,
  type Entry,
  forms,
  list,
  literal,
  members,
  opaque,
  type Term,
} from '../term.ts';
import { documentOf } from './documents.ts';
import { evaluate } from './evaluate.ts';
import type { Block, Body } from './hcl/ast.ts';
import { attribute, blocks, spanOf } from './hcl/query.ts';
import { bind, type Reading, type Scope } from './scope.ts';

/** Parts of a block that steer Terraform and deploy nothing. */
const MECHANICS = new Set([
  'count',
  'for_each',
  'depends_on',
  'lifecycle',
  'provisioner',
  'connection',
  'timeouts',
  'dynamic',
  'triggers',
  'triggers_replace',
]);

/** A body as one dictionary: blocks are entries under their type, once for each; `dynamic` blocks once for each element. */
export function bodyDict(body: Body, scope: Scope, reading: Reading): Dict {
  const entries: Entry[] = [];
  for (const one of body.attributes) {
    if (MECHANICS.has(one.name)) continue;
    const evaluated = mapDocuments(evaluate(one.value, scope, reading));
    const value = one.name === 'provider' ? configurationName(evaluated) : evaluated;
    entries.push({ key: one.name, at: spanOf(scope.source, one.nameSpan), value });
  }
  for (const block of body.blocks) {
    if (block.type === 'dynamic') entries.push(...dynamic(block, scope, reading));
    else if (!MECHANICS.has(block.type))
      entries.push({
        key: block.type,
        at: spanOf(scope.source, block.headerSpan),
        value: bodyDict(block.body, scope, reading),
      });
  }
  return dict(entries, spanOf(scope.source, body));
}

/** The name of a provider configuration, which Terraform took in quotation marks before version 0.12. */
function configurationName(term: Term): Term {
  if (term.kind === 'reference') return literal(term.to.slice(term.to.indexOf('#') + 1), term.at);
  return term.kind === 'expression' && term.operands.length === 0 ? literal(term.operator, term.at) : term;
}

/** JSON in strings (policies, container definitions) as what it says. */
function mapDocuments(term: Term): Term {
  if (term.kind === 'alt') return alternatives(term.of.map(mapDocuments), term.at);
  if (term.kind === 'list') return list(term.items.map(mapDocuments), term.at);
  if (term.kind === 'dict')
    return dict(
      term.entries.map(entry => ({ ...entry, value: mapDocuments(entry.value) })),
      term.at,
    );
  return documentOf(term);
}

function dynamic(block: Block, scope: Scope, reading: Reading): Entry[] {
  const name = block.labels[0]?.value;
  const content = blocks(block.body, 'content')[0];
  const collection = attribute(block.body, 'for_each');
  if (name === undefined || content === undefined || collection === undefined) return [];
  const label = attribute(block.body, 'iterator')?.value;
  const iterator = label?.kind === 'traversal' ? label.root : name;
  const at = spanOf(scope.source, block.headerSpan);
  const turns = elements(evaluate(collection.value, scope, reading), at);
  return turns.slice(0, 64).map(turn => ({
    key: name,
    at,
    value: bodyDict(content.body, bind(scope, [[iterator, turn]]), reading),
  }));
}

/** The scope of a resource: `each` bound to all of its instances at once. */
export function eachOf(block: Block, scope: Scope, reading: Reading): Scope {
  const collection = attribute(block.body, 'for_each');
  if (collection === undefined) return scope;
  const at = spanOf(scope.source, collection);
  const turns = elements(evaluate(collection.value, scope, reading), at);
  if (turns.length === 0) return scope;
  const all = (key: 'key' | 'value'): Term =>
    alternatives(
      turns.flatMap(turn => turn.entries.filter(e => e.key === key).map(e => e.value)),
      at,
    );
  return bind(scope, [
    [
      'each',
      dict(
        [
          { key: 'key', at, value: all('key') },
          { key: 'value', at, value: all('value') },
        ],
        at,
      ),
    ],
  ]);
}

/** The elements of a collection as `{key, value}`. */
function elements(collection: Term, at: Span): Dict[] {
  const pair = (key: Term, value: Term): Dict =>
    dict(
      [
        { key: 'key', at, value: key },
        { key: 'value', at, value },
      ],
      at,
    );
  return forms(collection).flatMap(form => {
    if (form.kind === 'dict')
      return form.entries.map(entry => pair(literal(entry.key, entry.at), entry.value));
    if (form.kind === 'list') return members(form).map(item => pair(item, item));
    if (form.kind === 'literal') return [];
    return [
      pair(
        opaque('each.key', at, [form]),
        form.kind === 'reference' ? form : opaque('each.value', at, [form]),
      ),
    ];
  });
}

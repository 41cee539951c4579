import type { Span } from '../../core/source.ts';
import { alternatives, dict, forms, list, literal, members, opaque, string, type Term } from '../term.ts';
import { fileText, templateFile } from './documents.ts';
import { evaluate, text } from './evaluate.ts';
import type { Expression } from './hcl/ast.ts';
import type { Reading, Scope } from './scope.ts';
import { pick } from './select.ts';

type Arguments = readonly Term[];

/** Functions that change the form of a collection and not what is in it: lists are compared as sets. */
const SAME = new Set([
  'toset',
  'tolist',
  'tomap',
  'distinct',
  'compact',
  'flatten',
  'sort',
  'reverse',
  'sensitive',
  'nonsensitive',
  'jsonencode',
  'yamlencode',
  'jsondecode',
  'yamldecode',
  'tostring',
  'tonumber',
  'tobool',
  'trimspace',
  'chomp',
  'base64encode',
  'base64gzip',
  'textencodebase64',
  'indent',
  'one',
  'try',
  'ephemeralasnull',
]);

/** A function call as a term. What is not known here stays an unresolved expression over its arguments. */
export function call(
  name: string,
  given: readonly Expression[],
  expand: boolean,
  scope: Scope,
  reading: Reading,
  at: Span,
): Term {
  const evaluated = given.map(one => evaluate(one, scope, reading));
  const last = evaluated.at(-1);
  const args =
    expand && last !== undefined
      ? [
          ...evaluated.slice(0, -1),
          ...forms(last).flatMap(form => (form.kind === 'list' ? form.items : [form])),
        ]
      : evaluated;
  const [first] = args;
  if (first === undefined) return opaque(`${name}()`, at);
  return known(name, args, first, scope, reading, at) ?? opaque(name, at, args);
}

function known(
  name: string,
  args: Arguments,
  first: Term,
  scope: Scope,
  reading: Reading,
  at: Span,
): Term | undefined {
  if (SAME.has(name)) return same(name, args, first, at);
  switch (name) {
    case 'concat':
    case 'setunion':
      return list(args.flatMap(members), at);
    case 'merge':
      return merged(args, at);
    case 'coalesce':
    case 'coalescelist':
      return coalesced(args, at);
    case 'lookup': {
      const [, key, fallback] = args;
      const found = key === undefined ? undefined : pick(first, key, at);
      const missing = found?.kind === 'expression' && found.operator === 'no-such-key';
      return missing ? (fallback ?? found) : found;
    }
    case 'element':
      return alternatives(members(first), at);
    case 'keys':
      return list(
        forms(first).flatMap(form =>
          form.kind === 'dict' ? form.entries.map(entry => literal(entry.key, entry.at)) : [form],
        ),
        at,
      );
    case 'values':
      return list(
        forms(first).flatMap(form =>
          form.kind === 'dict' ? form.entries.map(entry => entry.value) : [form],
        ),
        at,
      );
    case 'format':
      return formatted(first, args.slice(1), at);
    case 'join':
      return joined(first, args[1], at);
    case 'split':
      return splitText(first, args[1], at);
    case 'lower':
    case 'upper':
      return mapText(first, value => (name === 'lower' ? value.toLowerCase() : value.toUpperCase()), at);
    case 'file':
      return eachPath(first, path => fileText(path, scope, reading), at);
    case 'templatefile': {
      const [, names] = args;
      return eachPath(first, path => templateFile(path, names, scope, reading), at);
    }
    default:
      return undefined;
  }
}

/** Of `try`, the first that could be resolved counts; of the others, their only argument. */
function same(name: string, args: Arguments, first: Term, at: Span): Term {
  if (name === 'try') return args.find(arg => arg.kind !== 'expression') ?? first;
  if (name === 'indent') return args[1] ?? first;
  if (name === 'one') return alternatives(members(first), at);
  if (name === 'flatten' || name === 'compact') {
    return list(
      members(first).filter(
        one => name === 'flatten' || !(one.kind === 'literal' && (one.value === '' || one.value === null)),
      ),
      at,
    );
  }
  return first;
}

function merged(args: Arguments, at: Span): Term {
  const entries = args.flatMap(arg => forms(arg).flatMap(form => (form.kind === 'dict' ? form.entries : [])));
  const unresolved = args.flatMap(arg =>
    forms(arg).filter(form => form.kind !== 'dict' && form.kind !== 'literal'),
  );
  const known = dict(entries, at);
  return unresolved.length === 0 ? known : list([known, ...unresolved], at);
}

function coalesced(args: Arguments, at: Span): Term {
  const possible: Term[] = [];
  for (const arg of args) {
    const set = forms(arg).filter(
      form => !(form.kind === 'literal' && (form.value === null || form.value === '')),
    );
    possible.push(...set);
    if (set.length === forms(arg).length && forms(arg).every(form => form.kind !== 'expression')) break;
  }
  return alternatives(possible, at);
}

function formatted(template: Term, args: Arguments, at: Span): Term | undefined {
  const pattern = string(template);
  if (pattern === undefined) return undefined;
  let next = 0;
  const parts = pattern.split(/(%[-+0-9.]{0,8}[a-z%])/).map((piece): Term => {
    if (!/^%/.test(piece) || piece === '%') return literal(piece, at);
    if (piece === '%%') return literal('%', at);
    return args[next++] ?? literal(piece, at);
  });
  return text(
    parts.filter(part => !(part.kind === 'literal' && part.value === '')),
    at,
  );
}

function joined(separator: Term, items: Term | undefined, at: Span): Term | undefined {
  const by = string(separator);
  if (by === undefined || items === undefined || items.kind !== 'list') return undefined;
  // An address list or a list of permissions in one string stays a list: its order does not matter.
  if (by.trim() === ',' && items.items.some(item => item.kind !== 'literal')) return items;
  return text(
    items.items.flatMap((item, i) => (i === 0 ? [item] : [literal(by, at), item])),
    at,
  );
}

function splitText(separator: Term, value: Term | undefined, at: Span): Term | undefined {
  const by = string(separator);
  const whole = string(value);
  if (by === undefined || whole === undefined) return value;
  return list(
    whole.split(by).map(piece => literal(piece, at)),
    at,
  );
}

function mapText(term: Term, change: (value: string) => string, at: Span): Term | undefined {
  const value = string(term);
  return value === undefined ? undefined : literal(change(value), at);
}

function eachPath(path: Term, read: (path: string) => Term | undefined, at: Span): Term | undefined {
  const found = forms(path).map(form => {
    const name = string(form);
    return name === undefined ? undefined : read(name);
  });
  const contents = found.filter(one => one !== undefined);
  return contents.length === found.length && contents.length > 0 ? alternatives(contents, at) : undefined;
}

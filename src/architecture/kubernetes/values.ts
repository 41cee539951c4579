import type { Span } from '../../core/source.ts';
import { alternatives, type Dict, literal, members, opaque, at as reach, type Term } from '../term.ts';
import type { Hole, Masked } from './mask.ts';
import type { Scope } from './scopes.ts';
import { joined } from './terms.ts';

/** What the templates of a chart can be filled in with. */
export interface Chart {
  readonly name: string;
  /** The chart's own values first, then those of its environments. */
  readonly values: readonly Dict[];
  /** The paths (with dots) that some template reads. */
  readonly used: Set<string>;
}

const MOST_STEPS = 60;
const PASSING =
  /^(quote|squote|trim\w*|toYaml|toString|toRawJson|toJson|fromYaml|nindent|indent|trunc|lower|upper|int|int64|float64|required|tpl|default|b64enc|ternary|replace|print|title|kebabcase|coalesce|first|join|html|urlquery)\b/;
const VALUE = /^(?:\$\w*)?\.Values((?:\.[A-Za-z_][\w-]*)+)$/;
const DOTTED = /^\.((?:[A-Za-z_][\w-]*)(?:\.[A-Za-z_][\w-]*)*)?$/;
const VARIABLE = /^(\$\w+)((?:\.[A-Za-z_][\w-]*)*)$/;

/**
 * The value of a template's action where it can be told without running it: a path into the values, directly or
 * through `with`, `range` and variables, with the functions that keep a value what it is. What cannot be told is a
 * canonical expression, equal to itself wherever it stands.
 */
export function resolveHole(chart: Chart | undefined, hole: Hole, at: Span, file: Masked): Term {
  return evaluate(hole.expression, hole.scope, { at, file, chart, fuel: MOST_STEPS });
}

interface Context {
  readonly at: Span;
  readonly file: Masked;
  readonly chart: Chart | undefined;
  /** Steps left: variables that name one another several times would otherwise multiply. */
  fuel: number;
}

function evaluate(expression: string, scope: Scope | undefined, context: Context): Term {
  const { at, chart } = context;
  const [head = '', ...pipes] = split(expression, '|');
  const unknown = opaque(`{{${expression}}}`, at);
  if (context.fuel-- <= 0) return unknown;
  const again = (text: string, ...inner: [Scope | undefined] | []) =>
    evaluate(text, inner.length === 0 ? scope : inner[0], context);
  if (!pipes.every(pipe => PASSING.test(pipe))) return unknown;
  const word = words(head);
  const [first = ''] = word;
  if (word.length === 1) {
    const value = operand(first, scope, context, again);
    if (value !== undefined) return value;
    const fallback = pipes.map(pipe => /^default\s+(.+)$/.exec(pipe)?.[1]).find(one => one !== undefined);
    return fallback === undefined ? unknown : again(fallback);
  }
  if (/^(include|template)$/.test(first)) return named(word[1] ?? '', chart, at) ?? unknown;
  if (first === 'printf') return formatted(word.slice(1), again, at) ?? unknown;
  if (first === 'default' && word.length === 3) {
    const value = again(word[2] ?? '');
    return value.kind === 'expression' ? again(word[1] ?? '') : value;
  }
  if (PASSING.test(first)) return again(word.find((one, index) => index > 0 && /^[.$(]/.test(one)) ?? '');
  return unknown;
}

type Again = (text: string, ...scope: [Scope | undefined] | []) => Term;

function operand(
  word: string,
  scope: Scope | undefined,
  { at, file, chart }: Context,
  again: Again,
): Term | undefined {
  if (/^".*"$|^`.*`$/.test(word)) return literal(word.slice(1, -1), at);
  if (/^(true|false|-?\d+(\.\d+)?)$/.test(word)) return literal(word, at);
  if (/^\(.*\)$/.test(word)) return again(word.slice(1, -1));
  const value = VALUE.exec(word);
  if (value?.[1] !== undefined) return lookUp(chart, value[1].slice(1).split('.'), at);
  if (chart !== undefined && /^\$?\.Chart\.Name$/.test(word)) return literal(chart.name, at);
  const variable = VARIABLE.exec(word);
  if (variable?.[1] !== undefined && variable[1] !== '$') {
    const assigned = file.variables.get(variable[1]);
    if (assigned === undefined) return undefined;
    const held = again(assigned.expression, assigned.scope);
    return within(held, variable[2] ?? '', at);
  }
  const dotted = DOTTED.exec(word);
  if (dotted === null || scope === undefined) return undefined;
  const held = again(scope.expression, scope.up);
  const one = scope.kind === 'range' ? each(held, at) : held;
  return one === undefined ? undefined : within(one, dotted[1] === undefined ? '' : `.${dotted[1]}`, at);
}

/** What `range` hands out: the members of a list, the values of a map. */
function each(held: Term, at: Span): Term | undefined {
  const all = members(held).flatMap(one =>
    one.kind === 'dict' && held.kind === 'dict' ? one.entries.map(entry => entry.value) : [one],
  );
  return all.length === 0 || all.some(one => one.kind === 'expression') ? undefined : alternatives(all, at);
}

function within(held: Term, path: string, at: Span): Term | undefined {
  if (held.kind === 'expression') return undefined;
  if (path === '') return held;
  const found = reach(held, path.slice(1).split('.'));
  return found.length === 0 ? undefined : alternatives(found, at);
}

function lookUp(chart: Chart | undefined, path: readonly string[], at: Span): Term | undefined {
  if (chart === undefined) return undefined;
  chart.used.add(path.join('.'));
  const found = chart.values
    .flatMap(one => reach(one, path))
    .filter(one => !(one.kind === 'literal' && one.value === null));
  return found.length === 0 ? undefined : alternatives(found, at);
}

/** The names that every generated chart defines alike; what other templates give is not told. */
function named(quoted: string, chart: Chart | undefined, at: Span): Term | undefined {
  const name = quoted.replaceAll('"', '');
  const match = /^(.*?)(?:\.names)?[.-][A-Za-z]*name$/i.exec(name);
  if (chart === undefined || match === null) return undefined;
  const base = (match[1] ?? '').replaceAll('.', '-');
  return literal(base === '' || base === 'common' ? chart.name : base, at);
}

function formatted(args: readonly string[], again: Again, at: Span): Term | undefined {
  const format = /^"(.*)"$/.exec(args[0] ?? '')?.[1];
  if (format === undefined) return undefined;
  const parts: Term[] = [];
  for (const [index, text] of format.split(/%[sdvq]/).entries()) {
    if (index > 0) parts.push(again(args[index] ?? ''));
    if (text !== '') parts.push(literal(text, at));
  }
  return parts.some(part => part.kind === 'dict' || part.kind === 'list') ? undefined : joined(parts, at);
}

function words(expression: string): string[] {
  return split(expression, ' ').filter(word => word !== '');
}

/** Cut at a character that stands outside of strings and parentheses. */
function split(text: string, by: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === '\\' && quote === '"') at++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === '`') quote = char;
    else if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === by && depth === 0) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  parts.push(text.slice(from).trim());
  return parts;
}

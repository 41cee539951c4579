import type { Span } from '../core/source.ts';

/**
 * A configuration value as declared, with its place: what every architecture source turns its syntax into, and what
 * the shared fact readers work on. Alternatives (several environments, both branches of a condition) stay together in
 * one `alt`, so that facts are the union over all of them.
 */
export type Term = Literal | List | Dict | Reference | Text | Alternatives | Expression;

interface Base {
  /** Where the value is written: for a value that comes through a local or a values file, that place. */
  readonly at: Span;
}

export interface Literal extends Base {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

export interface List extends Base {
  readonly kind: 'list';
  readonly items: readonly Term[];
}

/** Keys in source order; a key may occur several times (repeated blocks). */
export interface Dict extends Base {
  readonly kind: 'dict';
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: string;
  readonly at: Span;
  readonly value: Term;
}

/** A declared thing, or an attribute of one. `to` is a component key; `attribute` is kept for reading, not compared. */
export interface Reference extends Base {
  readonly kind: 'reference';
  readonly to: string;
  readonly attribute: string;
}

/** A string with parts that are not literal. */
export interface Text extends Base {
  readonly kind: 'text';
  readonly parts: readonly Term[];
}

/** One of these, depending on what is not known statically. Never nested, never fewer than two. */
export interface Alternatives extends Base {
  readonly kind: 'alt';
  readonly of: readonly Term[];
}

/** What cannot be resolved: an operator in canonical form and the terms that it works on. */
export interface Expression extends Base {
  readonly kind: 'expression';
  readonly operator: string;
  readonly operands: readonly Term[];
}

const MOST_ALTERNATIVES = 24;

export function literal(value: Literal['value'], at: Span): Literal {
  return { kind: 'literal', value, at };
}

export function list(items: readonly Term[], at: Span): List {
  return { kind: 'list', items, at };
}

export function dict(entries: readonly Entry[], at: Span): Dict {
  return { kind: 'dict', entries, at };
}

/** Something known only by its canonical text. */
export function opaque(operator: string, at: Span, operands: readonly Term[] = []): Expression {
  return { kind: 'expression', operator, operands, at };
}

/** Alternatives, flattened and without repetition; past a limit they become one unresolved expression. */
export function alternatives(of: readonly Term[], at: Span): Term {
  const flat = new Map<string, Term>();
  for (const term of of) {
    for (const one of term.kind === 'alt' ? term.of : [term]) {
      const text = canonical(one);
      if (!flat.has(text)) flat.set(text, one);
    }
  }
  const all = [...flat.values()];
  const [first] = all;
  if (first === undefined) return opaque('nothing', at);
  if (all.length === 1) return first;
  if (all.length > MOST_ALTERNATIVES) return opaque('any-of', at, all);
  return { kind: 'alt', of: all, at };
}

/** The possible forms of a term, each without alternatives at its top. */
export function forms(term: Term): readonly Term[] {
  return term.kind === 'alt' ? term.of : [term];
}

/** The members of a list (or set), of every alternative; anything else is its own only member. Nested lists are flattened. */
export function members(term: Term): readonly Term[] {
  return forms(term).flatMap(form => (form.kind === 'list' ? form.items.flatMap(members) : [form]));
}

/** Every dictionary that a term may be or hold as list member: the uniform view of repeated blocks. */
export function dicts(term: Term | undefined): readonly Dict[] {
  return term === undefined ? [] : members(term).filter(one => one.kind === 'dict');
}

/** All values of a key. */
export function values(from: Dict, key: string): readonly Term[] {
  return from.entries.filter(entry => entry.key === key).map(entry => entry.value);
}

/** The value of a key, repeated ones as a list; absent where the key is, or where it is null. */
export function get(from: Dict, key: string): Term | undefined {
  const found = values(from, key);
  const [first] = found;
  if (first === undefined) return undefined;
  if (found.length > 1) return list(found, first.at);
  return first.kind === 'literal' && first.value === null ? undefined : first;
}

/** The term behind a dotted path; lists and alternatives on the way are entered, so several values may be found. */
export function at(from: Term, path: readonly string[]): readonly Term[] {
  const [key, ...rest] = path;
  if (key === undefined) return [from];
  return dicts(from).flatMap(one => values(one, key).flatMap(value => at(value, rest)));
}

/** The one literal that a term is. */
export function scalar(term: Term | undefined): Literal['value'] | undefined {
  return term?.kind === 'literal' ? term.value : undefined;
}

/** The one literal string that a term is. */
export function string(term: Term | undefined): string | undefined {
  const value = scalar(term);
  return typeof value === 'string' ? value : undefined;
}

/** The keys of every component that a term refers to, without repetition. */
export function references(term: Term): string[] {
  const found = new Set<string>();
  walk(term, one => {
    if (one.kind === 'reference') found.add(one.to);
  });
  return [...found];
}

/** Visits a term and everything in it, outermost first. */
export function walk(
  term: Term,
  visit: (term: Term, path: readonly string[]) => void,
  path: readonly string[] = [],
): void {
  visit(term, path);
  for (const [key, child] of children(term)) walk(child, visit, key === undefined ? path : [...path, key]);
}

function children(term: Term): readonly (readonly [string | undefined, Term])[] {
  switch (term.kind) {
    case 'list':
      return term.items.map(item => [undefined, item] as const);
    case 'dict':
      return term.entries.map(entry => [entry.key, entry.value] as const);
    case 'alt':
      return term.of.map(item => [undefined, item] as const);
    case 'text':
      return term.parts.map(item => [undefined, item] as const);
    case 'expression':
      return term.operands.map(item => [undefined, item] as const);
    default:
      return [];
  }
}

const sizes = new WeakMap<Term, number>();

/** How much a term holds when it is written out, in nodes and hundreds of characters: shared parts count each time. */
export function sizeOf(term: Term): number {
  const held = sizes.get(term);
  if (held !== undefined) return held;
  const own =
    term.kind === 'literal' && typeof term.value === 'string' ? 1 + Math.floor(term.value.length / 100) : 1;
  const size = children(term).reduce((sum, [, child]) => sum + sizeOf(child), own);
  sizes.set(term, size);
  return size;
}

const known = new WeakMap<Term, string>();

/** Text that is equal for terms of equal meaning: lists as sets, keys sorted, places and formatting left out. */
export function canonical(term: Term): string {
  const held = known.get(term);
  if (held !== undefined) return held;
  const text = print(term);
  known.set(term, text);
  return text;
}

function print(term: Term): string {
  switch (term.kind) {
    case 'literal':
      // `"443"` and `443`, `"true"` and `true` configure the same thing in every source.
      return typeof term.value === 'string' ? JSON.stringify(term.value) : JSON.stringify(String(term.value));
    case 'reference':
      return `<${term.to}>`;
    case 'list':
      return `[${sorted(term.items)}]`;
    case 'alt':
      return `(${sorted(term.of, '|')})`;
    case 'dict':
      return `{${[...new Set(term.entries.map(e => `${JSON.stringify(e.key)}:${canonical(e.value)}`))].sort().join(',')}}`;
    case 'text':
      return `"${term.parts.map(p => (p.kind === 'literal' ? String(p.value) : `\${${canonical(p)}}`)).join('')}"`;
    case 'expression':
      return term.operands.length === 0
        ? term.operator
        : `${term.operator}(${term.operands.map(canonical).join(',')})`;
  }
}

function sorted(terms: readonly Term[], by = ','): string {
  return [...new Set(terms.map(canonical))].sort().join(by);
}

import type { Span } from '../../core/source.ts';
import { componentKey } from '../declaration.ts';
import {
  alternatives,
  dict,
  type Entry,
  forms,
  list,
  literal,
  members,
  opaque,
  sizeOf,
  string,
  type Term,
} from '../term.ts';
import { call } from './functions.ts';
import type { Expression, For, Segment, TemplatePart, Traversal } from './hcl/ast.ts';
import { spanOf } from './hcl/query.ts';
import { named } from './names.ts';
import { bind, type Reading, type Scope } from './scope.ts';
import { pick } from './select.ts';

/** Size past which a value is left unresolved: locals that double one another grow without bound. */
const LARGEST = 20_000;
/** Members of a collection past which a loop is not unrolled. */
const MOST_TURNS = 64;

/**
 * An expression as a term, as far as the files tell: locals, variables with their defaults, assigned values and callers'
 * arguments, outputs of local modules. A condition that is not known gives both branches. Never throws.
 */
export function evaluate(expression: Expression, scope: Scope, reading: Reading): Term {
  const at = spanOf(scope.source, expression);
  if (--reading.budget < 0) return opaque('too-much', at);
  const term = evaluated(expression, scope, reading, at);
  return sizeOf(term) > LARGEST ? opaque('too-large', at) : term;
}

function evaluated(expression: Expression, scope: Scope, reading: Reading, at: Span): Term {
  const inner = (one: Expression): Term => evaluate(one, scope, reading);
  switch (expression.kind) {
    case 'literal':
      return literal(expression.value, at);
    case 'template':
      return text(
        expression.parts.flatMap(part => pieces(part, scope, reading)),
        at,
      );
    case 'list':
      return list(expression.items.map(inner), at);
    case 'object':
      return dict(
        expression.items.flatMap(item => {
          const key = evaluate(item.key, scope, reading);
          const value = inner(item.value);
          return keysOf(key).map((name): Entry => ({ key: name, at: spanOf(scope.source, item.key), value }));
        }),
        at,
      );
    case 'traversal':
      return traversal(expression, scope, reading, at);
    case 'access':
      return select(inner(expression.base), expression.path, scope, reading, at);
    case 'call':
      return call(expression.name, expression.args, expression.expand, scope, reading, at);
    case 'conditional': {
      const condition = forms(inner(expression.condition)).map(truth);
      if (condition.every(one => one === true)) return inner(expression.yes);
      if (condition.every(one => one === false)) return inner(expression.no);
      return alternatives([inner(expression.yes), inner(expression.no)], at);
    }
    case 'binary':
      return binary(expression.operator, inner(expression.left), inner(expression.right), at);
    case 'unary': {
      const value = inner(expression.operand);
      if (expression.operator === '!' && value.kind === 'literal') return literal(truth(value) !== true, at);
      if (value.kind === 'literal' && typeof value.value === 'number') return literal(-value.value, at);
      return opaque(expression.operator, at, [value]);
    }
    case 'for':
      return loop(expression, scope, reading, at);
    case 'parenthesised':
      return inner(expression.inner);
    case 'unknown':
      return opaque(expression.text, at);
  }
}

function keysOf(key: Term): string[] {
  return forms(key).map(form => (form.kind === 'literal' ? String(form.value) : '*'));
}

function truth(term: Term): boolean | undefined {
  if (term.kind !== 'literal') return undefined;
  if (term.value === true || term.value === 'true') return true;
  return term.value === false || term.value === 'false' ? false : undefined;
}

/** Joined text: adjacent literals as one; a text of a single part is that part, as Terraform has it. */
export function text(parts: readonly Term[], at: Span): Term {
  const joined: Term[] = [];
  for (const part of parts) {
    if (part.kind === 'text') joined.push(...part.parts);
    else joined.push(part);
  }
  if (joined.every(part => part.kind === 'literal'))
    return literal(joined.map(part => String(part.value)).join(''), at);
  const [only] = joined;
  return joined.length === 1 && only !== undefined ? only : { kind: 'text', parts: joined, at };
}

function pieces(part: TemplatePart, scope: Scope, reading: Reading): Term[] {
  const at = spanOf(scope.source, part);
  switch (part.kind) {
    case 'text':
      return [literal(part.text, at)];
    case 'interpolation':
      return [evaluate(part.value, scope, reading)];
    case 'if': {
      const condition = truth(evaluate(part.condition, scope, reading));
      const branch = (parts: readonly TemplatePart[]): Term =>
        text(
          parts.flatMap(one => pieces(one, scope, reading)),
          at,
        );
      if (condition !== undefined) return [branch(condition ? part.yes : part.no)];
      return [alternatives([branch(part.yes), branch(part.no)], at)];
    }
    case 'for': {
      const turns = turnsOf(evaluate(part.collection, scope, reading), part.variables, at);
      return turns.flatMap(names => part.parts.flatMap(one => pieces(one, bind(scope, names), reading)));
    }
  }
}

function traversal(expression: Traversal, scope: Scope, reading: Reading, at: Span): Term {
  const bound = scope.bound.get(expression.root);
  if (bound !== undefined) return select(bound, expression.path, scope, reading, at);
  const { term, used } = named(expression, scope, reading, at);
  return select(term, expression.path.slice(used), scope, reading, at);
}

function select(term: Term, path: readonly Segment[], scope: Scope, reading: Reading, at: Span): Term {
  let current = term;
  for (const segment of path) {
    if (segment.kind === 'splat') continue;
    const key =
      segment.kind === 'attribute' ? literal(segment.name, at) : evaluate(segment.key, scope, reading);
    current = pick(current, key, at);
  }
  return current;
}

function binary(operator: string, left: Term, right: Term, at: Span): Term {
  if (left.kind === 'literal' && right.kind === 'literal') {
    const [a, b] = [left.value, right.value];
    switch (operator) {
      case '==':
        return literal(String(a) === String(b), at);
      case '!=':
        return literal(String(a) !== String(b), at);
      case '&&':
        return literal(truth(left) === true && truth(right) === true, at);
      case '||':
        return literal(truth(left) === true || truth(right) === true, at);
      case '>':
        return literal(Number(a) > Number(b), at);
      case '<':
        return literal(Number(a) < Number(b), at);
      case '+':
        return literal(Number(a) + Number(b), at);
      case '-':
        return literal(Number(a) - Number(b), at);
    }
  }
  if (operator === '&&' && (truth(left) === false || truth(right) === false)) return literal(false, at);
  if (operator === '||' && (truth(left) === true || truth(right) === true)) return literal(true, at);
  const several =
    (left.kind === 'alt' && right.kind === 'literal') || (right.kind === 'alt' && left.kind === 'literal');
  if (several) {
    return alternatives(
      forms(left).flatMap(a => forms(right).map(b => binary(operator, a, b, at))),
      at,
    );
  }
  return opaque(operator, at, [left, right]);
}

function loop(expression: For, scope: Scope, reading: Reading, at: Span): Term {
  const turns = turnsOf(evaluate(expression.collection, scope, reading), expression.variables, at);
  const kept = turns.filter(names => {
    if (expression.condition === undefined) return true;
    return truth(evaluate(expression.condition, bind(scope, names), reading)) !== false;
  });
  const values = kept.map(names => evaluate(expression.value, bind(scope, names), reading));
  const { key } = expression;
  if (key === undefined) return list(values, at);
  return dict(
    kept.flatMap((names, i) => {
      const value = values[i];
      if (value === undefined) return [];
      const name = string(evaluate(key, bind(scope, names), reading)) ?? '*';
      return [{ key: name, at: value.at, value }];
    }),
    at,
  );
}

/** The names that each turn of a loop binds; what is not known statically is one turn with an unresolved element. */
export function turnsOf(collection: Term, names: readonly string[], at: Span): (readonly [string, Term])[][] {
  const [first, second] = names;
  const turn = (key: Term, value: Term): (readonly [string, Term])[] => {
    if (first === undefined) return [];
    return second === undefined
      ? [[first, value]]
      : [
          [first, key],
          [second, value],
        ];
  };
  return forms(collection)
    .flatMap(form => {
      if (form.kind === 'dict')
        return form.entries.map(entry => turn(literal(entry.key, entry.at), entry.value));
      if (form.kind === 'list') return members(form).map(item => turn(item, item));
      return [turn(opaque('key', at, [form]), form.kind === 'reference' ? form : opaque('each', at, [form]))];
    })
    .slice(0, MOST_TURNS);
}

/** The key of a thing declared in a directory. */
export function keyIn(scope: Scope, address: string): string {
  return componentKey('terraform', scope.directory.path, address);
}

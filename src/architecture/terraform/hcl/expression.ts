import type { BinaryOperator, Expression, Segment } from './ast.ts';
import { isDigit, MAX_DEPTH, type Reader } from './reader.ts';
import { term } from './term.ts';

export const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

/** Reads one expression; throws a `Failure` where the text is none. */
export function expression(r: Reader): Expression {
  r.enter();
  let result = binary(r, 1);
  r.blank();
  if (r.code() === 63) {
    r.pos++;
    const yes = expression(r);
    r.expect(':', 'in a conditional');
    const no = expression(r);
    result = { kind: 'conditional', condition: result, yes, no, start: result.start, end: no.end };
  }
  r.leave();
  return result;
}

/** Reads an expression within brackets, where line ends mean nothing. */
export function enclosed<T>(r: Reader, read: (r: Reader) => T): T {
  const newlines = r.newlines;
  r.newlines = false;
  const result = read(r);
  r.newlines = newlines;
  return result;
}

function binary(r: Reader, lowest: number): Expression {
  let left = unary(r);
  // A chain becomes a tree as deep as it is long, so it counts as nesting.
  for (let links = 1; ; links++) {
    r.blank();
    const operator = operatorAt(r);
    if (operator === undefined) return left;
    const precedence = PRECEDENCE[operator];
    if (precedence < lowest) return left;
    if (r.depth + links > MAX_DEPTH) r.fail(`chain of more than ${MAX_DEPTH} operators`);
    r.pos += operator.length;
    const right = binary(r, precedence + 1);
    left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
  }
}

function operatorAt(r: Reader): BinaryOperator | undefined {
  const next = r.text.charCodeAt(r.pos + 1);
  switch (r.code()) {
    case 124:
      return next === 124 ? '||' : undefined;
    case 38:
      return next === 38 ? '&&' : undefined;
    case 61:
      return next === 61 ? '==' : undefined;
    case 33:
      return next === 61 ? '!=' : undefined;
    case 60:
      return next === 61 ? '<=' : next === 60 ? undefined : '<';
    case 62:
      return next === 61 ? '>=' : '>';
    case 43:
      return '+';
    case 45:
      return '-';
    case 42:
      return '*';
    case 47:
      return '/';
    case 37:
      return '%';
    default:
      return undefined;
  }
}

function unary(r: Reader): Expression {
  r.blank();
  const code = r.code();
  if (code !== 33 && code !== 45) return selection(r);
  const start = r.pos++;
  r.enter();
  const operand = unary(r);
  r.leave();
  return { kind: 'unary', operator: code === 33 ? '!' : '-', operand, start, end: operand.end };
}

/** A term and the `.name`, `[index]` and splat segments behind it. */
function selection(r: Reader): Expression {
  const base = term(r);
  let path: Segment[] | undefined;
  let end = base.end;
  for (;;) {
    r.blank();
    const segment = segmentAt(r);
    if (segment === undefined) break;
    if (path === undefined) path = [segment];
    else path.push(segment);
    end = segment.end;
  }
  if (path === undefined) return base;
  if (base.kind === 'traversal') return { kind: 'traversal', root: base.root, path, start: base.start, end };
  return { kind: 'access', base, path, start: base.start, end };
}

function segmentAt(r: Reader): Segment | undefined {
  const start = r.pos;
  const code = r.code();
  if (code === 46) {
    if (r.text.charCodeAt(start + 1) === 46) return undefined;
    r.pos++;
    r.blank();
    const at = r.pos;
    const name = r.name();
    if (name !== '') return { kind: 'attribute', name, start, end: r.pos };
    if (r.code() === 42) {
      r.pos++;
      return { kind: 'splat', legacy: true, start, end: r.pos };
    }
    while (isDigit(r.code())) r.pos++;
    if (r.pos === at) r.fail('expected a name behind "."');
    const key = { kind: 'literal', value: Number(r.text.slice(at, r.pos)), start: at, end: r.pos } as const;
    return { kind: 'index', key, start, end: r.pos };
  }
  if (code !== 91) return undefined;
  r.pos++;
  return enclosed(r, () => {
    r.blank();
    if (r.code() === 42) {
      r.pos++;
      r.expect(']', 'behind "[*"');
      return { kind: 'splat', legacy: false, start, end: r.pos };
    }
    const key = expression(r);
    r.expect(']', 'behind an index');
    return { kind: 'index', key, start, end: r.pos };
  });
}

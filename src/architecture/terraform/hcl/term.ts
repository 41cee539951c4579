import type { Expression, Literal, ObjectItem, Segment } from './ast.ts';
import { enclosed, expression } from './expression.ts';
import { forExpression } from './loop.ts';
import { isDigit, type Reader } from './reader.ts';
import { heredoc, quoted } from './template.ts';

const NO_PATH: readonly Segment[] = [];

/** Reads a literal, a bracketed expression, a call or a bare name. */
export function term(r: Reader): Expression {
  const start = r.pos;
  const code = r.code();
  if (code === 34) return quoted(r);
  if (code === 91) return list(r);
  if (code === 123) return object(r);
  if (isDigit(code)) return number(r);
  if (code === 40) {
    r.pos++;
    return enclosed(r, () => {
      const inner = expression(r);
      r.expect(')', 'behind an expression');
      return { kind: 'parenthesised', inner, start, end: r.pos };
    });
  }
  if (code === 60 && r.text.charCodeAt(start + 1) === 60) return heredoc(r);
  let name = r.name();
  if (name === '') r.fail('expected an expression');
  while (r.text.startsWith('::', r.pos)) {
    r.pos += 2;
    if (r.name() === '') r.fail('expected a function name behind "::"');
    name = r.text.slice(start, r.pos);
  }
  const end = r.pos;
  if (name === 'true') return { kind: 'literal', value: true, start, end };
  if (name === 'false') return { kind: 'literal', value: false, start, end };
  if (name === 'null') return { kind: 'literal', value: null, start, end };
  r.blank();
  if (r.code() === 40) return call(r, name, start);
  if (name.includes(':')) r.fail('expected "(" behind a function name');
  return { kind: 'traversal', root: name, path: NO_PATH, start, end };
}

function call(r: Reader, name: string, start: number): Expression {
  r.pos++;
  return enclosed(r, () => {
    const args: Expression[] = [];
    let expand = false;
    for (;;) {
      r.blank();
      if (r.code() === 41) break;
      args.push(expression(r));
      r.blank();
      if (r.text.startsWith('...', r.pos)) {
        r.pos += 3;
        expand = true;
        r.blank();
        if (r.code() === 44) r.pos++;
        break;
      }
      if (r.code() !== 44) break;
      r.pos++;
    }
    r.expect(')', 'behind the arguments of a function');
    return { kind: 'call', name, args, expand, start, end: r.pos };
  });
}

function number(r: Reader): Expression {
  const start = r.pos;
  while (isDigit(r.code())) r.pos++;
  let whole = true;
  if (r.code() === 46 && isDigit(r.text.charCodeAt(r.pos + 1))) {
    whole = false;
    r.pos++;
    while (isDigit(r.code())) r.pos++;
  }
  if ((r.code() | 32) === 101) {
    const sign = r.text.charCodeAt(r.pos + 1);
    const digits = r.pos + (sign === 43 || sign === 45 ? 2 : 1);
    if (isDigit(r.text.charCodeAt(digits))) {
      whole = false;
      r.pos = digits;
      while (isDigit(r.code())) r.pos++;
    }
  }
  const text = r.text.slice(start, r.pos);
  const value = Number(text);
  if (whole ? Number.isSafeInteger(value) : Number.isFinite(value)) {
    return { kind: 'literal', value, start, end: r.pos };
  }
  return { kind: 'unknown', text, start, end: r.pos };
}

function list(r: Reader): Expression {
  const start = r.pos++;
  return enclosed(r, () => {
    const items: Expression[] = [];
    r.blank();
    if (r.atWord('for')) return forExpression(r, start, false);
    for (;;) {
      r.blank();
      if (r.code() === 93) break;
      items.push(expression(r));
      r.blank();
      if (r.code() !== 44) break;
      r.pos++;
    }
    r.expect(']', 'or "," behind an item of a list');
    return { kind: 'list', items, start, end: r.pos };
  });
}

function object(r: Reader): Expression {
  const start = r.pos++;
  const newlines = r.newlines;
  r.newlines = false;
  r.blank();
  if (r.atWord('for')) {
    const loop = forExpression(r, start, true);
    r.newlines = newlines;
    return loop;
  }
  const items: ObjectItem[] = [];
  for (;;) {
    r.newlines = false;
    r.blank();
    r.newlines = true;
    if (r.code() === 125) break;
    items.push(item(r));
    r.blank();
    const code = r.code();
    if (code === 44 || code === 10) r.pos++;
    else if (code !== 125) r.fail('expected a line end, "," or "}" behind an item of an object');
  }
  r.pos++;
  r.newlines = newlines;
  return { kind: 'object', items, start, end: r.pos };
}

function item(r: Reader): ObjectItem {
  const start = r.pos;
  const parsed = expression(r);
  const key: Expression =
    parsed.kind === 'traversal' && parsed.path.length === 0
      ? ({ kind: 'literal', value: parsed.root, start, end: parsed.end } satisfies Literal)
      : parsed;
  const code = r.code();
  if (code !== 61 && code !== 58) r.fail('expected "=" or ":" behind the key of an object');
  r.pos++;
  const value = expression(r);
  return { key, value, start, end: value.end };
}

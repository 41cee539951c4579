import type { Expression, HclProblem, ObjectItem } from './ast.ts';
import { expression } from './expression.ts';
import { Failure, Reader } from './reader.ts';
import { unquoted } from './template.ts';

const STRING = /"(?:[^"\\\n]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const ESCAPE = /\\(?:u[0-9A-Fa-f]{4}|.)/g;
const MARKER = /[$%]\{/;

/** Reads one JSON value as an expression whose strings are templates; throws a `Failure` at the first mistake. */
export class JsonReader {
  readonly problems: HclProblem[] = [];
  private readonly r: Reader;

  constructor(text: string) {
    this.r = new Reader(text, true);
    this.r.newlines = false;
  }

  /** The value of the whole text. */
  document(): Expression {
    const value = this.value();
    this.space();
    if (this.r.pos < this.r.text.length) this.r.fail('expected the end of the file');
    return value;
  }

  /** Reads a string in a place that takes a reference (`depends_on`), where Terraform wants no `${ }` around it. */
  direct(value: Expression): Expression {
    if (value.kind === 'list') return { ...value, items: value.items.map(item => this.direct(item)) };
    if (value.kind === 'object') {
      return { ...value, items: value.items.map(item => ({ ...item, value: this.direct(item.value) })) };
    }
    return value.kind === 'literal' && typeof value.value === 'string'
      ? this.embedded(value.start, value.end, inner => {
          const parsed = expression(inner);
          if (inner.pos < inner.text.length) inner.fail('expected nothing behind the expression');
          return parsed;
        })
      : value;
  }

  private space(): void {
    const { text } = this.r;
    while (/[ \t\r\n]/.test(text.charAt(this.r.pos))) this.r.pos++;
  }

  private value(): Expression {
    const { r } = this;
    this.space();
    const start = r.pos;
    const char = r.text.charAt(start);
    if (char === '{') return this.object(start);
    if (char === '[') return this.list(start);
    if (char === '"') return this.string();
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (!r.atWord(word)) continue;
      r.pos += word.length;
      return { kind: 'literal', value, start, end: r.pos };
    }
    NUMBER.lastIndex = start;
    const digits = NUMBER.exec(r.text)?.[0];
    if (digits === undefined) return r.fail('expected a JSON value');
    r.pos += digits.length;
    const value = Number(digits);
    const exact = /[.eE]/.test(digits) ? Number.isFinite(value) : Number.isSafeInteger(value);
    return exact
      ? { kind: 'literal', value, start, end: r.pos }
      : { kind: 'unknown', text: digits, start, end: r.pos };
  }

  private list(start: number): Expression {
    const items: Expression[] = [];
    this.members(']', () => items.push(this.value()));
    return { kind: 'list', items, start, end: this.r.pos };
  }

  private object(start: number): Expression {
    const items: ObjectItem[] = [];
    this.members('}', () => {
      this.space();
      if (this.r.text[this.r.pos] !== '"') this.r.fail('expected a key in quotes');
      const key = this.string();
      this.space();
      if (this.r.text[this.r.pos] !== ':') this.r.fail('expected ":" behind a key');
      this.r.pos++;
      const value = this.value();
      items.push({ key, value, start: key.start, end: value.end });
    });
    return { kind: 'object', items, start, end: this.r.pos };
  }

  /** Reads what stands between the opening bracket at the position and the closing one, and both brackets. */
  private members(close: string, read: () => void): void {
    const { r } = this;
    r.enter();
    r.pos++;
    this.space();
    if (r.text[r.pos] !== close) {
      for (;;) {
        read();
        this.space();
        if (r.text[r.pos] !== ',') break;
        r.pos++;
      }
    }
    if (r.text[r.pos] !== close) r.fail(`expected "," or "${close}"`);
    r.pos++;
    r.leave();
  }

  private string(): Expression {
    const { r } = this;
    const start = r.pos;
    STRING.lastIndex = start;
    const raw = STRING.exec(r.text)?.[0];
    if (raw === undefined) return r.fail('string is not closed or has an unknown escape');
    const end = start + raw.length;
    r.pos = end;
    if (MARKER.test(raw)) return this.embedded(start, end, unquoted);
    const value = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
    return { kind: 'literal', value, start, end };
  }

  /** Reads the decoded inside of the string from `start` to `end`; a mistake in it costs this string only. */
  private embedded(start: number, end: number, read: (inner: Reader) => Expression): Expression {
    const { decoded, offsets } = decode(this.r.text.slice(start, end));
    try {
      const value = relocate(
        read(new Reader(decoded, false)),
        offset => start + (offsets?.[offset] ?? offset + 1),
      );
      return value.kind === 'template' || value.kind === 'literal' ? { ...value, start, end } : value;
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      this.problems.push({ message: failure.message, start, end });
      return { kind: 'unknown', text: decoded, start, end };
    }
  }
}

/** Decodes a JSON string; `offsets` gives the place in `raw` of every decoded character, if escapes move them. */
function decode(raw: string): { decoded: string; offsets: readonly number[] | undefined } {
  if (!raw.includes('\\')) return { decoded: raw.slice(1, -1), offsets: undefined };
  const offsets: number[] = [];
  let decoded = '';
  let from = 1;
  const copy = (end: number): void => {
    for (let at = from; at < end; at++) offsets.push(at);
    decoded += raw.slice(from, end);
  };
  for (const match of raw.matchAll(ESCAPE)) {
    copy(match.index);
    offsets.push(match.index);
    decoded += JSON.parse(`"${match[0]}"`) as string;
    from = match.index + match[0].length;
  }
  copy(raw.length - 1);
  offsets.push(raw.length - 1);
  return { decoded, offsets };
}

/** A copy of a tree with every offset replaced. */
function relocate<Node>(node: Node, place: (offset: number) => number): Node {
  if (Array.isArray(node)) return node.map(item => relocate<unknown>(item, place)) as Node;
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([name, value]) => [
    name,
    (name === 'start' || name === 'end') && typeof value === 'number'
      ? place(value)
      : relocate<unknown>(value, place),
  ]);
  return Object.fromEntries(entries) as Node;
}

import type { Span } from '../core/source.ts';
import { dict, type Entry, list, literal, type Term } from './term.ts';

/** A piece of a text: what is written, or what is put in at run time. */
export type Piece =
  | { readonly text: string; at(offset: number, end: number): Span }
  | { readonly hole: Term };

const OPEN = '\uE000';
const CLOSE = '\uE001';
const HOLE = /\uE000(\d{1,6})\uE001/g;
const DEEPEST = 60;

/**
 * JSON text with holes as a term: a hole may be a value, a key or a part of a string. Trailing commas are let pass, since
 * templates often leave them. Absent where the text is not JSON.
 */
export function jsonText(pieces: readonly Piece[]): Term | undefined {
  const holes: Term[] = [];
  const starts: { from: number; piece: Piece }[] = [];
  let text = '';
  for (const piece of pieces) {
    starts.push({ from: text.length, piece });
    if ('hole' in piece) text += `${OPEN}${holes.push(piece.hole) - 1}${CLOSE}`;
    else text += piece.text.replaceAll(OPEN, ' ').replaceAll(CLOSE, ' ');
  }
  if (!/^\s*[[{]/.test(text)) return undefined;
  const place = (start: number, end: number): Span => {
    const found = starts.findLast(one => one.from <= start) ?? starts[0];
    if (found === undefined || 'hole' in found.piece)
      return holes[0]?.at ?? { source: { path: '', oid: '', text: '' }, start: 0, end: 0 };
    return found.piece.at(start - found.from, end - found.from);
  };
  return new Reader(text, holes, place).document();
}

class Reader {
  private position = 0;

  constructor(
    private readonly text: string,
    private readonly holes: readonly Term[],
    private readonly place: (start: number, end: number) => Span,
  ) {}

  document(): Term | undefined {
    const value = this.value(0);
    this.space();
    return this.position === this.text.length ? value : undefined;
  }

  private space(): void {
    while (' \t\r\n\uFEFF'.includes(this.text[this.position] ?? 'x')) this.position++;
  }

  private value(depth: number): Term | undefined {
    this.space();
    if (depth > DEEPEST) return undefined;
    const char = this.text[this.position];
    if (char === '{') return this.object(depth);
    if (char === '[') return this.array(depth);
    if (char === '"') return this.string();
    if (char === OPEN) return this.hole();
    return this.word();
  }

  private object(depth: number): Term | undefined {
    const start = this.position++;
    const entries: Entry[] = [];
    for (;;) {
      this.space();
      if (this.text[this.position] === '}') break;
      const from = this.position;
      const key = this.text[from] === OPEN ? this.hole() : this.string();
      this.space();
      if (key === undefined || this.text[this.position++] !== ':') return undefined;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      entries.push({
        key: key.kind === 'literal' ? String(key.value) : '*',
        at: this.place(from, this.position),
        value,
      });
      if (!this.separator('}')) return undefined;
    }
    this.position++;
    return dict(entries, this.place(start, this.position));
  }

  private array(depth: number): Term | undefined {
    const start = this.position++;
    const items: Term[] = [];
    for (;;) {
      this.space();
      if (this.text[this.position] === ']') break;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      items.push(value);
      if (!this.separator(']')) return undefined;
    }
    this.position++;
    return list(items, this.place(start, this.position));
  }

  /** A comma (which may trail), or the closing bracket next. */
  private separator(close: string): boolean {
    this.space();
    const char = this.text[this.position];
    if (char === ',') {
      this.position++;
      return true;
    }
    return char === close;
  }

  private hole(): Term | undefined {
    const end = this.text.indexOf(CLOSE, this.position);
    const found = end < 0 ? undefined : this.holes[Number(this.text.slice(this.position + 1, end))];
    this.position = end + 1;
    return found;
  }

  private string(): Term | undefined {
    const start = this.position;
    if (this.text[start] !== '"') return undefined;
    let end = start + 1;
    while (end < this.text.length && this.text[end] !== '"') end += this.text[end] === '\\' ? 2 : 1;
    if (end >= this.text.length) return undefined;
    this.position = end + 1;
    return this.content(this.text.slice(start + 1, end), this.place(start, end + 1));
  }

  /** The text between quotes: a literal, or the holes and literals that it is made of. */
  private content(raw: string, at: Span): Term {
    if (!raw.includes(OPEN)) return literal(unescaped(raw), at);
    const parts: Term[] = [];
    let last = 0;
    for (const match of raw.matchAll(HOLE)) {
      if (match.index > last) parts.push(literal(unescaped(raw.slice(last, match.index)), at));
      const hole = this.holes[Number(match[1])];
      if (hole !== undefined) parts.push(hole);
      last = match.index + match[0].length;
    }
    if (last < raw.length) parts.push(literal(unescaped(raw.slice(last)), at));
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'text', parts, at };
  }

  private word(): Term | undefined {
    const match = /^(true|false|null|-?\d[\d.eE+-]{0,40})/.exec(
      this.text.slice(this.position, this.position + 50),
    );
    if (match?.[1] === undefined) return undefined;
    const start = this.position;
    this.position += match[1].length;
    const at = this.place(start, this.position);
    if (match[1] === 'true' || match[1] === 'false') return literal(match[1] === 'true', at);
    return literal(match[1] === 'null' ? null : Number(match[1]), at);
  }
}

function unescaped(raw: string): string {
  if (!raw.includes('\\')) return raw;
  try {
    return String(JSON.parse(`"${raw.replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`));
  } catch {
    return raw;
  }
}

import { type Doc, isObject, type Json, type JsonObject } from '../core/document.ts';

/** Which order a map's keys are to have; the answer holds the same keys. `inner`: the ordering of what is under one. */
export interface Ordering {
  order(map: JsonObject): readonly string[];
  inner(key: string | number): Ordering;
}

/**
 * The text with the keys of its maps in another order. Whole entries move, with the comments above and beside them;
 * blank lines stay where they are, and so do the comments above the first entry of the file. A map that cannot be
 * ordered by moving text alone is left as it is.
 */
export function inOrder(doc: Doc, ordering: Ordering): string {
  const { text } = doc.source;
  const changes = new Printer(doc).value(doc.value, ordering);
  return applied(text, 0, text.length, changes);
}

/** New text for a range; the ranges of one list do not overlap and are sorted. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function applied(text: string, from: number, to: number, changes: readonly Replacement[]): string {
  let at = from;
  let out = '';
  for (const { start, end, text: by } of changes) {
    if (start < from || end > to) continue;
    out += text.slice(at, start) + by;
    at = end;
  }
  return out + text.slice(at, to);
}

/** An entry of a map: the comments above it, and itself with what stands beside it. */
interface Piece {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** The comment lines directly above it, each with its line break; '' where there are none. */
  readonly above: string;
  /** Where the comments above begin; `start` of its line where there are none. */
  readonly top: number;
}

class Printer {
  constructor(private readonly doc: Doc) {}

  value(value: Json, ordering: Ordering): Replacement[] {
    if (Array.isArray(value)) {
      const list: readonly Json[] = value;
      return list.flatMap((item, i) => this.value(item, ordering.inner(i)));
    }
    if (!isObject(value)) return [];
    const keys = Object.keys(value);
    const inside = keys.flatMap(key => this.value(value[key] ?? null, ordering.inner(key)));
    const wanted = ordering.order(value);
    if (wanted.every((key, i) => key === keys[i])) return inside;
    return this.moved(value, keys, wanted, inside) ?? inside;
  }

  private moved(
    map: JsonObject,
    keys: readonly string[],
    wanted: readonly string[],
    inside: readonly Replacement[],
  ): Replacement[] | undefined {
    const { text } = this.doc.source;
    const first = keys[0];
    if (first === undefined) return undefined;
    const pieces = this.inFlow(map, first) ? this.flowPieces(map, keys) : this.blockPieces(map, keys);
    if (pieces === undefined) return undefined;
    const byKey = new Map(pieces.map(piece => [piece.key, piece]));
    const replacements: Replacement[] = [];
    for (const [i, slot] of pieces.entries()) {
      const piece = byKey.get(wanted[i] ?? '');
      if (piece === undefined) return undefined;
      const onFirstLine = slot.top === slot.start;
      // After `- ` there is no line above for a comment.
      if (piece.above !== '' && onFirstLine && !this.startsLine(slot.start)) return undefined;
      const margin = text.slice(this.lineStart(slot.start), slot.start);
      // Where the old entry has no comments above, the margin of its line stays.
      const lead = `${piece.above}${margin}`.slice(onFirstLine ? margin.length : 0);
      replacements.push({
        start: slot.top,
        end: slot.end,
        text: lead + applied(text, piece.start, piece.end, inside),
      });
    }
    return replacements;
  }

  private inFlow(map: JsonObject, first: string): boolean {
    const start = this.doc.span(map).start;
    return this.doc.source.text[start] === '{' && start < this.doc.span(map, first, 'key').start;
  }

  /** In braces only the entries move; commas, spaces and line breaks stay. A comment among them has no clear owner. */
  private flowPieces(map: JsonObject, keys: readonly string[]): Piece[] | undefined {
    const { text } = this.doc.source;
    const pieces = keys.map(key => {
      const { start } = this.doc.span(map, key, 'key');
      return {
        key,
        start,
        end: Math.max(this.doc.span(map, key).end, this.doc.span(map, key, 'key').end),
        above: '',
        top: start,
      };
    });
    const gaps = pieces.slice(1).map((piece, i) => text.slice(pieces[i]?.end, piece.start));
    const commented = text.slice(pieces[0]?.start, this.doc.span(map).end).includes('#');
    return gaps.every(gap => /^\s*,\s*$/.test(gap)) && !(commented && this.hasComment(pieces))
      ? pieces
      : undefined;
  }

  private hasComment(pieces: readonly Piece[]): boolean {
    return pieces.some(({ end }) => /^[ \t,]*[ \t]#/.test(this.doc.source.text.slice(end)));
  }

  private blockPieces(map: JsonObject, keys: readonly string[]): Piece[] | undefined {
    const { text } = this.doc.source;
    const pieces: Piece[] = [];
    let floor = 0;
    for (const [i, key] of keys.entries()) {
      const { start, end: keyEnd } = this.doc.span(map, key, 'key');
      const valueEnd = Math.max(this.doc.span(map, key).end, keyEnd);
      // A text that keeps the blank lines after it cannot give its place to another entry.
      if (text[valueEnd - 1] === '\n') return undefined;
      const end = this.withCommentsBelow(this.lineEnd(valueEnd), start - this.lineStart(start));
      // What stands above the first entry of the file is about the file; of an inner map, about the entry.
      const isHead = i === 0 && map === this.doc.value;
      const top = isHead ? start : this.commentsAbove(floor, start);
      pieces.push({
        key,
        start,
        end,
        top,
        above: text.slice(top, top === start ? start : this.lineStart(start)),
      });
      if (!this.startsLine(start) && i > 0) return undefined;
      floor = end;
    }
    return pieces;
  }

  /** Where the comments directly above an entry, as far indented as itself, begin; the entry itself without any. */
  private commentsAbove(floor: number, start: number): number {
    const { text } = this.doc.source;
    const stop = this.lineStart(start);
    const column = start - stop;
    let at = stop;
    while (at > floor) {
      const begin = this.lineStart(at - 1);
      const line = text.slice(begin, at);
      if (begin < floor || !/^[ \t]*#/.test(line) || line.search(/\S/) !== column) break;
      at = begin;
    }
    return at === stop ? start : at;
  }

  /** The end of an entry together with comments below it that are further indented than its key. */
  private withCommentsBelow(end: number, column: number): number {
    const { text } = this.doc.source;
    let last = end;
    for (let at = end; at < text.length; ) {
      const begin = text.indexOf('\n', at) + 1;
      if (begin === 0) break;
      at = this.lineEnd(begin);
      const line = text.slice(begin, at);
      if (line.trim() === '') continue;
      if (!/^[ \t]*#/.test(line) || line.search(/\S/) <= column) break;
      last = at;
    }
    return last;
  }

  private startsLine(offset: number): boolean {
    return this.doc.source.text.slice(this.lineStart(offset), offset).trim().replace('\uFEFF', '') === '';
  }

  private lineStart(offset: number): number {
    return this.doc.source.text.lastIndexOf('\n', offset - 1) + 1;
  }

  private lineEnd(offset: number): number {
    const { text } = this.doc.source;
    const found = text.indexOf('\n', offset);
    if (found === -1) return text.length;
    return text[found - 1] === '\r' ? found - 1 : found;
  }
}

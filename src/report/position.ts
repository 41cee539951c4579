import type { Source, Span } from '../core/source.ts';

/** 1-based; columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A span as readers and platforms know it. `endColumn` is the column after the last character. */
export interface Place extends Position {
  readonly path: string;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Offsets of one line without its terminator (and without the BOM). */
interface Line {
  readonly start: number;
  readonly end: number;
}

const BOM = 0xfeff;
const tables = new WeakMap<Source, readonly Line[]>();

function linesOf(source: Source): readonly Line[] {
  let lines = tables.get(source);
  if (lines === undefined) {
    lines = readLines(source.text);
    tables.set(source, lines);
  }
  return lines;
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = text.charCodeAt(0) === BOM ? 1 : 0;
  for (const { index, 0: terminator } of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: index });
    start = index + terminator.length;
  }
  // What follows the last terminator is a line only when something stands there: no viewer shows an empty one.
  if (start < text.length || lines.length === 0) lines.push({ start, end: text.length });
  return lines;
}

function lineIndex(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The place of an offset. It always exists: offsets outside the text or on a terminator go to the nearest column. */
export function position(source: Source, offset: number): Position {
  const lines = linesOf(source);
  const index = lineIndex(lines, offset);
  const { start, end } = lines[index] ?? { start: 0, end: 0 };
  return { line: index + 1, column: Math.min(Math.max(offset, start), end) - start + 1 };
}

/** The place of a span. A span that ends with a line terminator ends on the line that it terminates. */
export function place(span: Span): Place {
  const { source } = span;
  const from = position(source, span.start);
  let to = position(source, Math.max(span.start, span.end));
  if (to.line > from.line && to.column === 1) {
    const before = linesOf(source)[to.line - 2];
    if (before !== undefined) to = position(source, before.end);
  }
  return { path: source.path, ...from, endLine: to.line, endColumn: to.column };
}

/** The text of a line (1-based) without terminator and BOM; empty where there is none. */
export function lineText(source: Source, line: number): string {
  const found = linesOf(source)[line - 1];
  return found === undefined ? '' : source.text.slice(found.start, found.end);
}

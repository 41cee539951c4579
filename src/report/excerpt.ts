import type { Span } from '../core/source.ts';
import { visible } from './escape.ts';
import { lineText, type Place, place } from './position.ts';
import { textWidth } from './width.ts';

/** One line of a file with what lies under it. */
export interface Excerpt {
  readonly place: Place;
  /** The line, tabs expanded, invisible characters shown, cut to a window around the marked part. */
  readonly line: string;
  /** Columns before the marked part. */
  readonly indent: number;
  /** Columns of the marked part: at least 1. */
  readonly width: number;
}

/** Columns of a line that are shown at most; a longer one is windowed. */
const WINDOW = 120;
/** Columns that stay visible before the marked part. */
const LEAD = 40;
const TAB = 4;
const CUT = '…';
/** An emoji and the selector that makes it colourful are one character. */
const CHARACTER = /\p{Extended_Pictographic}\u{fe0f}|[\s\S]/gu;

interface Cell {
  readonly shown: string;
  readonly width: number;
  readonly marked: boolean;
}

/** The first line of a span. Undefined where nothing is there to show: a missing file, an empty line. */
export function excerpt(span: Span): Excerpt | undefined {
  const at = place(span);
  const whole = lineText(span.source, at.line);
  if (whole.trim() === '') return undefined;
  const from = at.column - 1;
  const to = at.endLine > at.line ? whole.length : Math.max(at.endColumn - 1, from + 1);
  // A minified file is one line of a megabyte: characters that no window can hold are never looked at.
  const first = boundary(whole, from - WINDOW);
  const last = boundary(whole, from + 2 * WINDOW);
  const cells = readCells(whole.slice(first, last), from - first, to - first);
  return { place: at, ...cut(cells, first > 0, last < whole.length) };
}

/** Moves an index out of the middle of a surrogate pair and into the text. */
function boundary(text: string, index: number): number {
  if (index <= 0) return 0;
  if (index >= text.length) return text.length;
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index;
}

function readCells(text: string, from: number, to: number): Cell[] {
  const cells: Cell[] = [];
  let offset = 0;
  let column = 0;
  for (const { 0: character } of text.matchAll(CHARACTER)) {
    const shown = character === '\t' ? ' '.repeat(TAB - (column % TAB)) : visible(character);
    const width = textWidth(shown);
    cells.push({ shown, width, marked: offset + character.length > from && offset < to });
    offset += character.length;
    column += width;
  }
  return cells;
}

function cut(cells: readonly Cell[], cutBefore: boolean, cutAfter: boolean): Omit<Excerpt, 'place'> {
  const firstMarked = cells.findIndex(cell => cell.marked);
  const anchor = firstMarked === -1 ? cells.length : firstMarked;
  const before = widthOf(cells.slice(0, anchor));
  const total = widthOf(cells);
  const long = cutBefore || total > WINDOW;
  const start = long && before > LEAD ? windowStart(cells, anchor) : 0;
  const end = windowEnd(cells, start);
  const shown = cells.slice(start, end);
  const head = start > 0 || cutBefore ? CUT : '';
  const tail = end < cells.length || cutAfter ? CUT : '';
  const text = `${head}${shown.map(cell => cell.shown).join('')}${tail}`;
  return {
    line: tail === '' ? text.trimEnd() : text,
    indent: head.length + widthOf(cells.slice(start, anchor)),
    width: Math.max(1, widthOf(shown.filter(cell => cell.marked))),
  };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function windowStart(cells: readonly Cell[], anchor: number): number {
  let start = anchor;
  let width = 0;
  while (start > 0) {
    width += cells[start - 1]?.width ?? 0;
    if (width > LEAD) break;
    start--;
  }
  return start;
}

function windowEnd(cells: readonly Cell[], start: number): number {
  let end = start;
  let width = 0;
  while (end < cells.length) {
    width += cells[end]?.width ?? 0;
    if (width > WINDOW) break;
    end++;
  }
  return end;
}

import type { Problem } from '../core/document.ts';
import type { Source } from '../core/source.ts';

/** The kinds of mistake that reading can find. They are part of fingerprints: never rename one. */
export type ProblemKind =
  | 'alias'
  | 'complex-key'
  | 'control-character'
  | 'duplicate-key'
  | 'empty'
  | 'invalid-utf8'
  | 'merge-key'
  | 'multiple-documents'
  | 'not-json-number'
  | 'syntax'
  | 'tab-indent'
  | 'tag'
  | 'too-deep'
  | 'too-large'
  | 'too-many-nodes'
  | 'unsafe-number';

/** A reader gives up telling after this many: a file of a million duplicate keys must not make a million objects. */
const MAX_PROBLEMS = 100;

/** Collects the problems of one file, and knows its lines for the sake of messages. */
export class Problems {
  readonly list: Problem[] = [];
  private lineStarts: number[] | undefined;
  private readonly source: Source;

  constructor(source: Source) {
    this.source = source;
  }

  /** Records one problem at the offsets `start` (inclusive) to `end` (exclusive). */
  add(kind: ProblemKind, start: number, end: number, message: string, remedy: string): void {
    if (this.list.length >= MAX_PROBLEMS) return;
    // A mistake at the end of a file may be told as one character beyond it.
    const { length } = this.source.text;
    const from = Math.min(start, length);
    const to = Math.max(from, Math.min(end, length));
    this.list.push({ kind, at: { source: this.source, start: from, end: to }, message, remedy });
  }

  /** The 1-based line of an offset. The table is built once: messages about many duplicates stay linear. */
  line(offset: number): number {
    if (this.lineStarts === undefined) {
      this.lineStarts = [0];
      const { text } = this.source;
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        this.lineStarts.push(at + 1);
    }
    let low = 0;
    let high = this.lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

const SHOWN = 60;

/** A piece of the file for a message: quoted, on one line, cut to a length that can be read. */
export function quoted(text: string): string {
  const line = text.slice(0, SHOWN + 1).replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return line.length > SHOWN ? `"${line.slice(0, SHOWN)}…"` : `"${line}"`;
}

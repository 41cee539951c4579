import { SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { blockHeader, emptyPlace, trimBreaks } from './cursor.ts';

/** The place of a scalar, its tag, quotes and block header included. `next`: where the text goes on after it. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

const KEEP = 3;

/**
 * Finds the place of a scalar. `after` is the end of the token before; `indicator` the character that introduces an
 * empty scalar in this position (`-`, `:`, `?`).
 */
export function scalarPlace(text: string, event: ScalarEvent, after: number, indicator: string): Place {
  const { valueStart, valueEnd, style, tagStart } = event;
  const properties = Math.max(after, event.tagEnd, event.anchorEnd);
  let start: number;
  let end = valueEnd;
  let next = valueEnd;
  if (valueStart === -1) {
    const bare = event.tagEnd === -1 && event.anchorEnd === -1;
    start = bare ? emptyPlace(text, after, indicator) : properties;
    end = start;
    next = start;
  } else if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) {
    start = valueStart - 1;
    end = valueEnd + 1;
    next = end;
  } else if (style === SCALAR_STYLE.PLAIN) start = valueStart;
  else {
    const header = blockHeader(text, properties, valueStart);
    start = header === -1 ? valueStart : header;
    // Spaces at the end of the last line belong to the text, the line breaks after it do not.
    const written = trimBreaks(text, valueStart, valueEnd);
    if (event.chomping !== KEEP) end = written > valueStart ? written : headerEnd(text, start, valueStart);
  }
  return { start: tagStart === -1 ? start : tagStart, end, next };
}

function headerEnd(text: string, start: number, before: number): number {
  let at = start;
  while (at < before && /[|>+\-0-9]/.test(text[at] ?? '')) at++;
  return at;
}

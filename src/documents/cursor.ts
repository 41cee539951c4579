const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
const BYTE_ORDER_MARK = 0xfeff;

function isBlank(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === TAB || code === RETURN || code === BYTE_ORDER_MARK;
}

/** Skips white space, line breaks and comments. */
export function skipBlank(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) at++;
    else if (code === HASH && (at === 0 || isBlank(text.charCodeAt(at - 1)))) at = lineEnd(text, at);
    else return at;
  }
}

/** The beginning of the line that `from` is on. */
export function lineStart(text: string, from: number): number {
  // lastIndexOf takes a negative offset for 0, where it would find a line break that is not before `from`.
  return from === 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1;
}

/** The end of the line that `from` is on, without its line break. */
export function lineEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || code === RETURN) break;
  }
  return at;
}

/** The end of the flow collection whose last entry ends at `from`: after its closing bracket. */
export function closingBracket(text: string, from: number, bracket: ']' | '}'): number {
  let at = skipBlank(text, from);
  while (text[at] === ',') at = skipBlank(text, at + 1);
  return text[at] === bracket ? at + 1 : from;
}

/** Where the header (`|` or `>`) of the block scalar stands that comes next after `from`, or -1. */
export function blockHeader(text: string, from: number, before: number): number {
  let at = skipBlank(text, from);
  while (at < before) {
    const character = text[at];
    if (character === '|' || character === '>') return at;
    // Directives stand before a document, and nothing else that starts with a percent sign can stand here.
    if (character === '%') at = lineEnd(text, at);
    else if (character === '-' || character === '?' || character === ':' || character === '.') at++;
    else return -1;
    at = skipBlank(text, at);
  }
  return -1;
}

/** Where a value that was left out would stand: behind `indicator` if it comes next, else at `from`. */
export function emptyPlace(text: string, from: number, indicator: string): number {
  const at = skipBlank(text, from);
  return text[at] === indicator ? at + 1 : from;
}

/** Drops white space and line breaks from the end of a range. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Drops line breaks from the end of a range. */
export function trimBreaks(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && (text[at - 1] === '\n' || text[at - 1] === '\r')) at--;
  return at;
}

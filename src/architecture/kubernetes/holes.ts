/*
 * Text with template actions becomes readable YAML by putting characters of Unicode's private use area in their place,
 * as many as the action is long: offsets stay those of the file. A hole carries a number, by which the action is found
 * again in the value that the YAML reader returns, wherever folding and quoting have moved it.
 */
const OPEN = '\uE000';
const FILL = '\uE001';
const CLOSE = '\uE002';
const DIGIT = 0xe400;
const BASE = 1024;

const HOLE = /\uE000([\uE400-\uE7FF]{2})\uE001*\uE002/g;

/** The shortest text that a hole can stand for: `{{.}}` has five characters. */
export const SHORTEST = 4;
/** What stands for an action that leaves no text; dropped when the value is read. */
export const NOTHING = '\uE003';
/** More actions in one file are not told apart. */
export const MOST_HOLES = BASE * BASE;

/** The placeholder number `index`, `length` characters long. */
export function hole(index: number, length: number): string {
  const high = String.fromCharCode(DIGIT + Math.floor(index / BASE));
  const low = String.fromCharCode(DIGIT + (index % BASE));
  return OPEN + high + low + FILL.repeat(Math.max(0, length - SHORTEST)) + CLOSE;
}

/** True where a text has a placeholder in it. */
export function hasHoles(text: string): boolean {
  return text.includes(OPEN) || text.includes(NOTHING);
}

/** A text cut at its placeholders: strings, and the numbers of the actions between them. */
export function cut(text: string): (string | number)[] {
  const clean = text.replaceAll(NOTHING, '');
  const parts: (string | number)[] = [];
  let from = 0;
  for (const match of clean.matchAll(HOLE)) {
    if (match.index > from) parts.push(clean.slice(from, match.index));
    const digits = match[1] ?? '';
    parts.push((digits.charCodeAt(0) - DIGIT) * BASE + (digits.charCodeAt(1) - DIGIT));
    from = match.index + match[0].length;
  }
  if (from < clean.length) parts.push(clean.slice(from));
  return parts;
}

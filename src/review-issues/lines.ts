import { prefix } from '../report/escape.ts';
import { count } from '../report/verdict.ts';

/** GitHub takes 65,536 characters of a body: each part of it gets a share. */
export interface Room {
  readonly lines: number;
  readonly characters: number;
}

/** The longest text of a repository in one line, before it is escaped. */
const LONGEST = 240;

/** The first lines for which there is room, and how many are left out. `where` says where all are: "`threatlint review`". */
export function fitted(lines: readonly string[], room: Room, where = ''): string[] {
  const kept: string[] = [];
  let used = 0;
  for (const line of lines) {
    used += line.length + 1;
    if (kept.length === room.lines || used > room.characters) break;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  return left === 0
    ? kept
    : [...kept, `- and ${count(left, 'more', 'more')}${where === '' ? '' : `: ${where}`}`];
}

/** A text that is no longer than people read. */
export function short(text: string): string {
  const start = prefix(text, LONGEST, character => character.length);
  return start.length < text.length ? `${start}…` : text;
}

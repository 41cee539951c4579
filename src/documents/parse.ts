import { EVENT_ID, type Event, parseEvents, YAMLException } from 'js-yaml';
import { PARSER_OPTIONS } from './options.ts';

/** Parsing again and again stops after so many characters in all: the effort stays linear for any file. */
const BUDGET = 8 * 1024 * 1024;

/**
 * The events of a YAML stream; offsets are those of `text`. Throws js-yaml's `YAMLException`.
 *
 * js-yaml refuses a closing bracket that is not indented more than the key it belongs to, as the specification does:
 *
 *     key: [
 *       value
 *     ]
 *
 * Every other parser in use takes it, and so do people. Such brackets are moved to the line before, by writing
 * spaces over what lies between: no offset changes.
 */
export function parse(text: string): Event[] {
  const first = attempt(text);
  if (Array.isArray(first)) return first;
  if (!isLowBracket(text, first)) throw first;
  return parseJoined(text, lowBrackets(text)) ?? parseOneByOne(text, first);
}

function attempt(text: string): Event[] | YAMLException {
  try {
    return parseEvents(text, PARSER_OPTIONS);
  } catch (error) {
    if (error instanceof YAMLException) return error;
    throw error;
  }
}

function isLowBracket(text: string, error: YAMLException): boolean {
  const character = text[error.mark?.position ?? -1];
  return error.reason === 'deficient indentation' && (character === ']' || character === '}');
}

/** All closing brackets that come first on their line, those that only look so (inside texts) included. */
function lowBrackets(text: string): number[] {
  const found: number[] = [];
  for (const match of text.matchAll(/[\r\n][ \t]*([\]}])/g)) found.push(match.index + match[0].length - 1);
  return found;
}

/** Moves all the brackets at once, then takes back those that turned out to be inside a scalar. */
function parseJoined(text: string, brackets: readonly number[]): Event[] | undefined {
  let gaps = gapsBefore(text, brackets);
  for (let round = 0; round < 3; round++) {
    const events = attempt(blank(text, gaps));
    if (!Array.isArray(events)) return undefined;
    const inside = gapsInScalars(gaps, events);
    if (inside.size === 0) return events;
    gaps = gaps.filter(gap => !inside.has(gap));
  }
  return undefined;
}

/** Moves a bracket each time the parser stumbles over one, for files where moving all at once goes wrong. */
function parseOneByOne(text: string, first: YAMLException): Event[] {
  let error = first;
  const brackets: number[] = [];
  for (let spent = text.length; spent < BUDGET; spent += text.length) {
    brackets.push(error.mark?.position ?? 0);
    const gaps = gapsBefore(text, brackets);
    const result = attempt(blank(text, gaps));
    if (Array.isArray(result)) {
      if (gapsInScalars(gaps, result).size > 0) throw first;
      return result;
    }
    if (!isLowBracket(text, result)) throw result;
    error = result;
  }
  throw first;
}

type Gap = readonly [start: number, end: number];

/** What lies between each bracket and the token before it: white space, line breaks and comments. */
function gapsBefore(text: string, brackets: readonly number[]): Gap[] {
  const gaps: Gap[] = [];
  let floor = 0;
  for (const bracket of brackets) {
    gaps.push([gapStart(text, bracket, floor), bracket]);
    floor = bracket;
  }
  return gaps;
}

/** Goes up line by line, from below, until a line holds more than a comment. */
function gapStart(text: string, bracket: number, floor: number): number {
  let end = bracket;
  while (end > floor) {
    let start = end;
    while (start > floor && !isBreak(text[start - 1])) start--;
    const at = tokensEnd(text, start, end);
    if (at > start) return at;
    end = start;
    while (end > floor && isBreak(text[end - 1])) end--;
  }
  return floor;
}

function isBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || isBreak(character);
}

/** The end of the last token on a line, where its comment (or the space at its end) begins; quotes hide a `#`. */
function tokensEnd(text: string, start: number, end: number): number {
  let quote = '';
  let last = start;
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    if (quote === '' && character === '#' && (at === start || isBlank(text[at - 1]))) break;
    if (quote === '"' && character === '\\') at++;
    else if (character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    if (!isBlank(character)) last = at + 1;
  }
  return Math.min(last, end);
}

function blank(text: string, gaps: readonly Gap[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const [start, end] of gaps) {
    parts.push(text.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** The gaps that overlap a scalar: both lists are in the order of the text, so that one walk suffices. */
function gapsInScalars(gaps: readonly Gap[], events: readonly Event[]): Set<Gap> {
  const inside = new Set<Gap>();
  let at = 0;
  for (const event of events) {
    if (event.type !== EVENT_ID.SCALAR || event.valueStart === -1) continue;
    for (let gap = gaps[at]; gap !== undefined && gap[1] <= event.valueStart; gap = gaps[++at]);
    for (let next = at; next < gaps.length; next++) {
      const gap = gaps[next];
      if (gap === undefined || gap[0] >= event.valueEnd) break;
      inside.add(gap);
    }
  }
  return inside;
}

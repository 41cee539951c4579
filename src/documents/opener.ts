import { parseEvents, YAMLException } from 'js-yaml';
import { PARSER_OPTIONS } from './options.ts';

/** Looking for an opener parses the text again for each candidate; so many characters in all, then it gives up. */
const BUDGET = 4 * 1024 * 1024;

export type OpenKind = 'single' | 'double' | 'flow';

/** What is still open where a text was cut off: a quoted scalar, a flow collection, or nothing (undefined). */
export function openAtEnd(text: string): OpenKind | undefined {
  try {
    parseEvents(text, PARSER_OPTIONS);
  } catch (error) {
    if (!(error instanceof YAMLException)) return undefined;
    return openKind(error.reason);
  }
  return undefined;
}

/** What js-yaml says to have been open when the text ended. */
export function openKind(reason: string): OpenKind | undefined {
  const match = /^unexpected end of the (?:stream|document) within a (single|double|flow)/.exec(reason);
  return match?.[1] as OpenKind | undefined;
}

const OPENERS: Record<OpenKind, RegExp> = { single: /'/g, double: /"/g, flow: /[[{]/g };

/**
 * The offset of the quote or bracket that `kind` left open at the end of `text`: the last candidate such that the
 * text before it has nothing of that kind open. Undefined if the budget does not suffice to find it.
 */
export function openerOf(text: string, kind: OpenKind): number | undefined {
  const candidates = [...text.matchAll(OPENERS[kind])].map(match => match.index);
  let spent = 0;
  for (const candidate of candidates.reverse()) {
    spent += candidate;
    if (spent > BUDGET) return undefined;
    if (openAtEnd(text.slice(0, candidate)) !== kind) return candidate;
  }
  return undefined;
}

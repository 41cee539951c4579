import { isDay } from '../core/dates.ts';
import type { Json } from '../core/document.ts';
import type { Flaw, Place } from './flaw.ts';
import { LONGEST_NAME, normal } from './nearest.ts';
import { describe, entryNoun } from './place.ts';
import { quote, quoteAll, visible } from './quote.ts';
import type { Kind } from './schema.ts';
import { meantValue } from './synonyms.ts';

/** What a mistake is, in one sentence, and what to do about it, in another. */
export interface Phrase {
  readonly message: string;
  readonly remedy: string;
}

type Of<K extends Flaw['kind']> = Extract<Flaw, { kind: K }>;

/** Puts a mistake into words. */
export function phrase(kind: Kind, flaw: Flaw): Phrase {
  switch (flaw.kind) {
    case 'unknown-field':
      return unknownField(describe(kind, flaw.at), flaw);
    case 'missing-field':
      return {
        message: `${describe(kind, flaw.at)} needs ${quote(flaw.field)}`,
        remedy: `Add ${quote(flaw.field)}${flaw.about ? `: ${lowerFirst(flaw.about)}` : '.'}`,
      };
    case 'wrong-type':
      return wrongType(describe(kind, flaw.at), flaw);
    case 'not-one-of':
      return notOneOf(subject(kind, flaw), flaw);
    case 'pattern':
      return pattern(subject(kind, flaw), flaw);
    case 'too-long':
      return {
        message: `${subject(kind, flaw)} must have at most ${flaw.limit} characters; found ${characters(flaw.at)}`,
        remedy: 'Shorten it.',
      };
    case 'out-of-range':
      return outOfRange(describe(kind, flaw.at), flaw);
    case 'exclusive':
      return exclusive(describe(kind, flaw.at), flaw);
    case 'empty':
      return { message: `${describe(kind, flaw.at)} is empty`, remedy: 'Fill it in, or remove it.' };
    case 'duplicate-item':
      return {
        message: `${describe(kind, flaw.at)} repeats item ${flaw.first + 1}, ${quote(String(flaw.at.value))}`,
        remedy: 'Remove one of the two.',
      };
  }
}

/** What the sentence is about: a value by its field, a key by itself. */
function subject(kind: Kind, { at, inKey }: { at: Place; inKey: boolean }): string {
  if (!inKey || at.parent === undefined) return describe(kind, at);
  return `the key ${quote(String(at.key))} of ${describe(kind, at.parent)}`;
}

function unknownField(owner: string, { field, meant, lacks, known, open }: Of<'unknown-field'>): Phrase {
  const no = `${owner} has no field ${quote(field)}`;
  if (meant !== undefined) {
    return { message: `${no}; did you mean ${quote(meant)}?`, remedy: `Rename it to ${quote(meant)}.` };
  }
  if (/\s/.test(field)) {
    return {
      message: `${no}; it looks like the rest of a text that was cut off by a comma`,
      remedy: 'Put the whole text in quotes.',
    };
  }
  if (lacks !== undefined) {
    const needs = lacks.length > 1 ? `exactly one of ${quoteAll(lacks)}` : quoteAll(lacks);
    return {
      message: `${no} and needs ${needs}`,
      remedy: `Put ${lacks.length > 1 ? `one of ${quoteAll(lacks)}` : quoteAll(lacks)} in its place.`,
    };
  }
  const keep = open ? `, or name it ${quote(`x-${normal(field)}`)} if a tool of yours reads it` : '';
  return { message: no, remedy: `Remove it${keep}; the fields here are ${quoteAll(known)}.` };
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  null: 'nothing',
};

function wrongType(what: string, flaw: Of<'wrong-type'>): Phrase {
  const { at, types, says } = flaw;
  const { value } = at;
  if (value === null) return { message: `${what} has no value`, remedy: noValue(at, types) };
  const noun = types.includes('object') ? entryNoun(at) : undefined;
  const message = `${what} must be ${says ?? wanted(types)}${noun ? ` from id to ${noun}` : ''}; found ${found(value)}`;
  const meant = types.includes('boolean') && typeof value === 'string' ? spokenBoolean(value) : undefined;
  if (meant !== undefined) {
    return { message: `${message}. Did you mean ${quote(meant)}?`, remedy: `Write ${quote(meant)}.` };
  }
  return { message, remedy: typeRemedy(flaw) };
}

function wanted(types: readonly string[]): string {
  const words = types.map(type => TYPES[type] ?? type);
  return words.length < 3 ? words.join(' or ') : `${words.slice(0, -1).join(', ')}, or ${words.at(-1)}`;
}

function spokenBoolean(value: string): string | undefined {
  if (/^(?:true|yes|y|on)$/i.test(value)) return 'true';
  return /^(?:false|no|n|off)$/i.test(value) ? 'false' : undefined;
}

function noValue(at: Place, types: readonly string[]): string {
  if (types.includes('object')) return 'Write its fields under it, or remove it.';
  return at.key === undefined ? 'Fill it in.' : 'Write a value after it, or remove it.';
}

function typeRemedy({ at, types, quotable, says }: Of<'wrong-type'>): string {
  const { value } = at;
  if (quotable) return `Put it in quotes: ${quote(JSON.stringify(String(value)))}.`;
  if (typeof value !== 'object' && types.includes('array')) return `Write a list: ${quote(`[${value}]`)}.`;
  if (!types.includes('object')) return `Write ${says ?? wanted(types)}.`;
  return entryNoun(at) === undefined
    ? 'Write its fields under it, each as `field: value`.'
    : 'Write each entry under its id, as `id: {…}`.';
}

function notOneOf(what: string, { at, allowed, says }: Of<'not-one-of'>): Phrase {
  const names = allowed.map(value => String(value));
  const wanted = says ?? (names.length === 1 ? quoteAll(names) : `one of ${quoteAll(names)}`);
  const message = `${what} must be ${wanted}; found ${found(at.value)}`;
  const meant = typeof at.value === 'string' ? meantValue(at.value, names) : undefined;
  if (meant === undefined) {
    return { message, remedy: names.length === 1 ? `Write ${quoteAll(names)}.` : 'Write one of them.' };
  }
  return { message: `${message}. Did you mean ${quote(meant)}?`, remedy: `Write ${quote(meant)}.` };
}

function pattern(what: string, { at, says, pattern, inKey }: Of<'pattern'>): Phrase {
  const message = inKey ? `${what} must be ${says}` : `${what} must be ${says}; found ${found(at.value)}`;
  const meant = typeof at.value === 'string' ? spelled(at.value, pattern) : undefined;
  if (meant === undefined) return { message, remedy: `Write ${says}.` };
  return { message: `${message}. Did you mean ${quote(meant)}?`, remedy: `Write ${quote(meant)}.` };
}

/** The value in another spelling, where that is what the pattern or the calendar asks for. */
function spelled(value: string, pattern: string | undefined): string | undefined {
  if (pattern === undefined) {
    const [, year, month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T ])/.exec(value) ?? [];
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return year !== undefined && isDay(date) ? date : undefined;
  }
  const wants = new RegExp(pattern, 'u');
  // A pattern that takes capitals does not ask for an id: what is wrong is not the spelling.
  if (wants.test('A') || value.length > LONGEST_NAME) return undefined;
  const respelled = normal(value);
  return wants.test(respelled) ? respelled : undefined;
}

function outOfRange(what: string, { at, minimum, maximum }: Of<'out-of-range'>): Phrase {
  const range =
    minimum === undefined
      ? `at most ${maximum}`
      : maximum === undefined
        ? `at least ${minimum}`
        : `between ${minimum} and ${maximum}`;
  return {
    message: `${what} must be ${range}; found ${found(at.value)}`,
    remedy: `Write a number ${range}.`,
  };
}

function exclusive(what: string, { choices, present, says }: Of<'exclusive'>): Phrase {
  if (says !== undefined) {
    const [one, other] = present;
    return {
      message: `${what} has both ${quoteAll(one === undefined ? [] : [one])} and ${quote(String(other))}`,
      remedy: `${says.charAt(0).toUpperCase()}${says.slice(1)}.`,
    };
  }
  const has = present.length > 1 ? `; found ${present.map(quote).join(' and ')}` : '';
  return {
    message: `${what} needs exactly one of ${quoteAll(choices)}${has}`,
    remedy: present.length > 1 ? 'Keep one of them.' : 'Add the one that it is.',
  };
}

function found(value: Json): string {
  if (value === null) return 'no value';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string'
    ? quote(value)
    : `the ${typeof value === 'number' ? 'number ' : 'value '}${quote(visible(String(value)))}`;
}

function characters({ value }: Place): number {
  return [...String(value)].length;
}

function lowerFirst(text: string): string {
  const sentence = text.replace(/\.?$/, '.');
  return /^[A-Z][a-z ]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}

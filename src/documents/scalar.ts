import type { Json } from '../core/document.ts';

/** What a plain scalar means, and whether something is wrong with it. */
export interface Resolved {
  readonly value: Json;
  readonly flaw?: 'unsafe-number' | 'not-json-number';
}

const NULL: Resolved = { value: null };
const TRUE: Resolved = { value: true };
const FALSE: Resolved = { value: false };

const INTEGER = /^[-+]?[0-9]+$/;
const OCTAL = /^0o[0-7]+$/;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const SPECIAL = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** Resolves a plain scalar by the core schema of YAML 1.2: `yes` is text, so is a date, `017` is seventeen. */
export function resolvePlain(text: string): Resolved {
  switch (text.charCodeAt(0)) {
    case 0x6e: // n
    case 0x4e:
      return text === 'null' || text === 'Null' || text === 'NULL' ? NULL : { value: text };
    case 0x74: // t
    case 0x54:
      return text === 'true' || text === 'True' || text === 'TRUE' ? TRUE : { value: text };
    case 0x66: // f
    case 0x46:
      return text === 'false' || text === 'False' || text === 'FALSE' ? FALSE : { value: text };
    case 0x7e: // ~
      return text === '~' ? NULL : { value: text };
    case 0x2b: // +
    case 0x2d: // -
    case 0x2e: // .
      return resolveNumber(text) ?? { value: text };
  }
  const first = text.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) return resolveNumber(text) ?? { value: text };
  return text === '' ? NULL : { value: text };
}

/** A number in any spelling of the core schema, or undefined where the text is none. */
export function resolveNumber(text: string): Resolved | undefined {
  if (INTEGER.test(text)) return integer(text, Number(text));
  if (FLOAT.test(text)) return finite(text, Number(text));
  if (OCTAL.test(text) || HEXADECIMAL.test(text)) return integer(text, Number(text));
  return SPECIAL.test(text) ? { value: text, flaw: 'not-json-number' } : undefined;
}

function integer(text: string, value: number): Resolved {
  if (!Number.isFinite(value)) return { value: text, flaw: 'unsafe-number' };
  return Number.isSafeInteger(value) ? { value } : { value, flaw: 'unsafe-number' };
}

function finite(text: string, value: number): Resolved {
  return Number.isFinite(value) ? { value } : { value: text, flaw: 'not-json-number' };
}

/** Message and remedy for a number that JSON cannot carry. */
export function numberFlaw(
  flaw: NonNullable<Resolved['flaw']>,
  shown: string,
): [message: string, remedy: string] {
  return flaw === 'unsafe-number'
    ? [
        `The whole number ${shown} is too large to be kept exactly.`,
        'Put it in quotes if it is an identifier; numbers are exact up to 9007199254740991.',
      ]
    : [`${shown} is not a number that JSON can carry.`, 'Write a finite number, or put the text in quotes.'];
}

/**
 * A scalar with a tag of YAML's own schema (`!!int`) or the bare `!`. `no-fit`: the text is not of that type;
 * `unknown`: the tag is none of the core schema's.
 */
export function resolveTagged(tag: string, text: string): Resolved | 'no-fit' | 'unknown' {
  const plain = resolvePlain(text);
  switch (tag) {
    case '!':
    case '!!str':
      return { value: text };
    case '!!null':
      return plain.value === null ? plain : 'no-fit';
    case '!!bool':
      return typeof plain.value === 'boolean' ? plain : 'no-fit';
    case '!!int':
      return INTEGER.test(text) || OCTAL.test(text) || HEXADECIMAL.test(text) ? plain : 'no-fit';
    case '!!float':
      return resolveNumber(text) ?? 'no-fit';
    default:
      return 'unknown';
  }
}

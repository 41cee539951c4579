import { isObject, type Key } from '../core/document.ts';
import type { Fix } from '../core/fix.ts';
import type { Span } from '../core/source.ts';
import type { Flaw, Place } from './flaw.ts';
import { certainlyMeant } from './nearest.ts';
import { quote } from './quote.ts';

/** The fix of a misspelt field or word, where what was meant is beyond doubt; `span`: the text that is wrong. */
export function fixOf(flaw: Flaw, span: Span): Fix | undefined {
  if (flaw.kind === 'unknown-field') return renamed(flaw.at, flaw.field, flaw.known, span);
  if (flaw.kind !== 'not-one-of' || typeof flaw.at.value !== 'string') return undefined;
  const { value, parent, key } = flaw.at;
  const words = flaw.allowed.filter(word => typeof word === 'string');
  if (flaw.inKey) return parent && renamed(parent, String(key), words, span);
  const meant = certainlyMeant(value, words);
  // A list that names the word already would name it twice.
  if (meant === undefined || (Array.isArray(parent?.value) && parent.value.includes(meant))) return undefined;
  return {
    title: `Write ${quote(meant)} instead of ${quote(value)}`,
    edits: [{ do: 'set', path: span.source.path, at: pathOf(flaw.at), value: meant, span }],
  };
}

function renamed(map: Place, field: string, known: readonly string[], span: Span): Fix | undefined {
  const meant = certainlyMeant(field, known);
  if (meant === undefined || !isObject(map.value) || Object.hasOwn(map.value, meant)) return undefined;
  return {
    title: `Rename ${quote(field)} to ${quote(meant)}`,
    edits: [{ do: 'rename', path: span.source.path, at: [...pathOf(map), field], to: meant, span }],
  };
}

function pathOf({ key, parent }: Place): Key[] {
  return parent === undefined || key === undefined ? [] : [...pathOf(parent), key];
}

import { createHash } from 'node:crypto';
import { isObject, type Json, type JsonObject } from '../core/document.ts';
import type { Model } from '../core/model.ts';
import { asMap } from './parts.ts';

/** What a model records about itself, and not about the system. */
const RECORDS: ReadonlySet<string> = new Set([
  '$schema',
  'version',
  'was',
  'description',
  'reviews',
  'validations',
  'suppress',
]);

/**
 * A digest of what a model says of its system, 16 hex characters: whatever the order of keys, comments, formatting and
 * the number of files. Reviews and fields that begin with `x-` do not count.
 */
export function modelDigest({ docs }: Model): string {
  const lines = docs.flatMap(doc => statements(asMap(doc.value)));
  return createHash('sha256')
    .update([...new Set(lines)].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);
}

/** A line for each outermost field, and for each entry of an outermost map, so that a model in several files is the same. */
function statements(root: JsonObject): string[] {
  return Object.entries(root)
    .filter(([name]) => !RECORDS.has(name) && !name.startsWith('x-'))
    .flatMap(([name, value]) => {
      if (name === 'relies-on' && Array.isArray(value))
        return value.map(each => canonical([name, told(each)]));
      const entries = Object.entries(asMap(value));
      if (entries.length === 0) return [canonical([name, value])];
      return entries.map(([id, entry]) => canonical([name, id, told(entry)]));
    });
}

/** An entry without what other tools read from it, and without which state of an upstream somebody looked at. */
function told(entry: Json): Json {
  if (!isObject(entry)) return entry;
  return Object.fromEntries(
    Object.entries(entry).filter(([name]) => !name.startsWith('x-') && name !== 'seen'),
  );
}

function canonical(value: Json): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../core/document.ts';
import type { RepoPath } from '../core/source.ts';
import { inOrder, type Ordering } from '../documents/order.ts';
import { readFile } from '../documents/read.ts';
import { classify } from '../models/layout.ts';
import {
  follow,
  type Kind,
  type Schema,
  type SchemaOrBoolean,
  type Scoped,
  schemaOf,
} from '../validation/schema.ts';

/** What formatting a file comes to. */
export type Formatted =
  | { readonly is: 'formatted'; readonly text: string }
  /** Not a file of threatlint's. */
  | { readonly is: 'skipped' }
  | { readonly is: 'refused'; readonly why: string; readonly remedy: string };

const KINDS: { readonly [kind: string]: Kind | undefined } = {
  model: 'threatModel',
  control: 'controlFile',
  decision: 'decision',
  'own-rule': 'ownRule',
  'upstream-lock': 'upstreamLock',
};

/**
 * The file with its keys in the order of its schema: known fields first, others after them, ids as they were. Comments
 * move with what they are about; line ends, a byte order mark, indentation and quotes stay. `path` is that from the
 * folder that holds `threat-model/`. The new text is read back: one that meant something else would be refused.
 */
export function formatFile(path: RepoPath, bytes: Uint8Array): Formatted {
  const kind = KINDS[classify(path).kind];
  if (kind === undefined) return { is: 'skipped' };
  const { docs, problems, source } = readFile({ path, oid: '', bytes });
  const [doc] = docs;
  const [problem] = problems;
  if (doc === undefined || problem !== undefined) {
    const why = problem?.message.replace(/\.$/, '') ?? 'it holds no document';
    return { is: 'refused', why, remedy: problem?.remedy ?? 'Write a document into it.' };
  }
  const seen = new Set([source.text]);
  const ordering = orderingOf([schemaOf(kind)]);
  let latest = doc;
  for (;;) {
    const text = inOrder(latest, ordering);
    if (text === latest.source.text) return { is: 'formatted', text };
    const again = readFile({ path, oid: '', bytes: new TextEncoder().encode(text) });
    const [next] = again.docs;
    const same = isDeepStrictEqual(plain(next?.value), plain(doc.value));
    if (next === undefined || again.problems.length > 0 || !same || seen.has(text)) break;
    // What could not give way to others may be able to, now that what is inside it is in order.
    seen.add(text);
    latest = next;
  }
  return {
    is: 'refused',
    why: 'its keys cannot be ordered without changing what it says',
    remedy: 'Order them by hand, or leave the file as it is.',
  };
}

function plain(value: Json | undefined): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

/** The order that schemas give: all that may describe the value, since only one of `then` and `else` has its fields. */
function orderingOf(scopes: readonly Scoped[]): Ordering {
  const all = scopes.flatMap(scope => [...alternatives(scope)]);
  const names = [...new Set(all.flatMap(({ schema }) => fieldsOf(schema)))];
  return {
    order: (map: JsonObject) => [
      ...names.filter(name => Object.hasOwn(map, name)),
      ...Object.keys(map).filter(key => !names.includes(key)),
    ],
    inner: key => orderingOf(all.flatMap(scope => under(scope, key))),
  };
}

function* alternatives(scoped: Scoped): Generator<Scoped> {
  const { schema, file } = scoped;
  yield scoped;
  if (schema.$ref !== undefined) yield* alternatives(follow(schema.$ref, file));
  for (const branch of [schema.then, schema.else]) {
    if (typeof branch === 'object') yield* alternatives({ schema: branch, file });
  }
}

function fieldsOf({ properties = {} }: Schema): string[] {
  return Object.keys(properties).filter(name => properties[name] !== false);
}

function under({ schema, file }: Scoped, key: string | number): Scoped[] {
  const { properties = {}, additionalProperties, items } = schema;
  const field = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
  const found: SchemaOrBoolean | undefined = typeof key === 'number' ? items : field;
  return typeof found === 'object' ? [{ schema: found, file }] : [];
}

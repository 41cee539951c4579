import { isDay } from '../core/dates.ts';
import { isObject, type Json, type JsonObject } from '../core/document.ts';
import { fieldFlaws } from './fields.ts';
import type { Flaw, Place } from './flaw.ts';
import { follow, type Schema, type SchemaOrBoolean, type Scoped } from './schema.ts';

/**
 * Walks a schema along a value and yields every mistake once. A value of the wrong type, or that is not one of those
 * allowed, is told of as that and not looked into. What nobody asks for is not computed.
 */
export function* flaws(scoped: Scoped, at: Place, inKey = false): Generator<Flaw> {
  const { schema, file } = scoped;
  if (schema.$ref !== undefined) {
    let wrong = false;
    for (const flaw of flaws(follow(schema.$ref, file), at, inKey)) {
      wrong ||= flaw.at === at;
      yield flaw;
    }
    if (wrong) return;
  }
  const scalar = wrongType(scoped, at) ?? wrongScalar(schema, at, inKey);
  if (scalar !== undefined) {
    yield scalar;
    return;
  }
  if (schema.not !== undefined && matches(schema.not, file, at)) {
    yield { kind: 'pattern', says: schema['x-says'] ?? 'something else', at, inKey };
    return;
  }
  if (Array.isArray(at.value)) yield* inList(scoped, at, at.value);
  else if (isObject(at.value)) yield* inMap(scoped, at, at.value);
  if (schema.if !== undefined && schema['x-one-of'] === undefined) {
    const branch = matches(schema.if, file, at) ? schema.then : schema.else;
    if (typeof branch === 'object') yield* flaws({ schema: branch, file }, at, inKey);
  }
}

function matches(schema: SchemaOrBoolean, file: string, at: Place): boolean {
  if (typeof schema === 'boolean') return schema;
  return flaws({ schema, file }, at).next().done === true;
}

function wrongType({ schema, file }: Scoped, at: Place): Flaw | undefined {
  if (schema.type === undefined) return undefined;
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type;
  if (types.some(type => isOfType(type, at.value))) return undefined;
  const says = schema['x-says'];
  const isScalar = typeof at.value !== 'object';
  const quotable =
    isScalar && types.includes('string') && matches(schema, file, { ...at, value: String(at.value) });
  return { kind: 'wrong-type', types, quotable, at, ...(says !== undefined && { says }) };
}

function isOfType(type: string, value: Json): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return Number.isFinite(value);
  return typeof value === type;
}

function wrongScalar(schema: Schema, at: Place, inKey: boolean): Flaw | undefined {
  const { value } = at;
  const allowed = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  const says = schema['x-says'];
  if (allowed !== undefined && !allowed.includes(value)) {
    return { kind: 'not-one-of', allowed, at, inKey, ...(says !== undefined && { says }) };
  }
  if (typeof value === 'number') return outOfRange(schema, value, at);
  if (typeof value !== 'string') return undefined;
  const { pattern, format, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  const misses = pattern !== undefined && !new RegExp(pattern, 'u').test(value);
  if (value.length < minLength || (misses && !inKey && value.trim() === '')) return { kind: 'empty', at };
  if (misses || (format === 'date' && !isDay(value))) {
    const fallback = pattern === undefined ? 'a date as YYYY-MM-DD' : `text that matches ${pattern}`;
    return { kind: 'pattern', says: says ?? fallback, at, inKey, ...(pattern !== undefined && { pattern }) };
  }
  return value.length > maxLength && [...value].length > maxLength
    ? { kind: 'too-long', limit: maxLength, at, inKey }
    : undefined;
}

function outOfRange({ minimum, maximum }: Schema, value: number, at: Place): Flaw | undefined {
  const low = minimum !== undefined && value < minimum;
  const high = maximum !== undefined && value > maximum;
  if (!low && !high) return undefined;
  return {
    kind: 'out-of-range',
    at,
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  };
}

function* inList({ schema, file }: Scoped, at: Place, list: readonly Json[]): Generator<Flaw> {
  if (list.length < (schema.minItems ?? 0)) yield { kind: 'empty', at };
  const seen = new Map<Json, number>();
  for (const [key, value] of list.entries()) {
    const item: Place = { value, key, parent: at };
    let wrong = false;
    if (typeof schema.items === 'object') {
      for (const flaw of flaws({ schema: schema.items, file }, item)) {
        wrong = true;
        yield flaw;
      }
    }
    const first = schema.uniqueItems && !wrong ? seen.get(value) : undefined;
    if (first !== undefined) yield { kind: 'duplicate-item', at: item, first };
    else seen.set(value, key);
  }
}

function* inMap(scoped: Scoped, at: Place, map: JsonObject): Generator<Flaw> {
  const { schema, file } = scoped;
  if (schema.minProperties !== undefined && Object.keys(map).length < schema.minProperties) {
    yield { kind: 'empty', at };
  }
  yield* fieldFlaws(schema, at, map);
  for (const [key, value] of Object.entries(map)) {
    const entry: Place = { value, key, parent: at };
    if (typeof schema.propertyNames === 'object') {
      yield* flaws({ schema: schema.propertyNames, file }, { ...entry, value: key }, true);
    }
    for (const field of schemasOf(schema, key)) yield* flaws({ schema: field, file }, entry);
  }
}

/** The schemas of one field; `true` and `false` hold nothing to walk. */
function schemasOf(
  { properties = {}, patternProperties = {}, additionalProperties }: Schema,
  key: string,
): Schema[] {
  const found = [
    ...(Object.hasOwn(properties, key) ? [properties[key]] : []),
    ...Object.keys(patternProperties).flatMap(pattern =>
      new RegExp(pattern, 'u').test(key) ? [patternProperties[pattern]] : [],
    ),
  ];
  if (found.length === 0) found.push(additionalProperties);
  return found.filter(schema => typeof schema === 'object');
}

import { type Doc, isObject, type Json, type JsonObject, type Key } from '../core/document.ts';
import type { CodeReference, Collection, DuplicateId, Entity, Id, Reference } from '../core/model.ts';
import type { Span } from '../core/source.ts';

const EMPTY: JsonObject = Object.freeze({});

/** A thing named by the value of `container[key]`. Its place is found when somebody asks: most are never asked. */
class Pointer implements Reference {
  readonly #doc: Doc;
  readonly #container: object;
  readonly #key: Key;
  readonly id: Id;

  constructor(doc: Doc, container: object, key: Key, id: Id) {
    this.#doc = doc;
    this.#container = container;
    this.#key = key;
    this.id = id;
  }

  get at(): Span {
    return this.#doc.span(this.#container, this.#key);
  }
}

/** One entry of a map of entities: its id, its fields as far as they have the right shape, and their places. */
export class Entry implements Entity {
  readonly #doc: Doc;
  readonly #map: JsonObject;
  readonly #fields: JsonObject;
  readonly id: Id;

  constructor(doc: Doc, map: JsonObject, id: Id) {
    this.#doc = doc;
    this.#map = map;
    this.id = id;
    const value = map[id];
    this.#fields = isObject(value) ? value : EMPTY;
  }

  get at(): Span {
    return this.#doc.span(this.#map, this.id, 'key');
  }

  place(field: string): Span {
    return Object.hasOwn(this.#fields, field) ? this.#doc.span(this.#fields, field) : this.at;
  }
}

/** The entry with further properties: what the constructors of all kinds of entity share. */
export function withFields<F extends object>(entry: Entry, fields: F): Entry & F {
  return Object.assign(entry, fields);
}

/** The value as a map; an empty one where it is something else. */
export function asMap(value: Json | undefined): JsonObject {
  return isObject(value) ? value : EMPTY;
}

/** Those of the named fields that hold text. */
export function texts<K extends string>(fields: JsonObject, ...names: K[]): { [P in K]?: string } {
  const found: { [P in K]?: string } = {};
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'string') found[name] = value;
  }
  return found;
}

/** The strings of a list, or the one that stands in its place. */
export function textList(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

/** The reference that a field holds, as an object to spread: absent where there is none. */
export function reference<K extends string>(
  doc: Doc,
  fields: JsonObject,
  field: string,
  name: K,
): { [P in K]?: Reference } {
  const id = fields[field];
  const found: { [P in K]?: Reference } = {};
  if (typeof id === 'string') found[name] = new Pointer(doc, fields, field, id);
  return found;
}

/** The references of a field that holds one id or a list of them. */
export function references(doc: Doc, fields: JsonObject, field: string): Reference[] {
  const value = fields[field];
  if (typeof value === 'string') return [new Pointer(doc, fields, field, value)];
  if (!Array.isArray(value)) return [];
  const list: readonly Json[] = value;
  return list.flatMap((id, i) => (typeof id === 'string' ? [new Pointer(doc, list, i, id)] : []));
}

/** The component addresses that a field `code` holds. */
export function codeReferences(doc: Doc, fields: JsonObject): CodeReference[] {
  return references(doc, fields, 'code').map(pointer => ({
    address: pointer.id,
    get at() {
      return pointer.at;
    },
  }));
}

/** Whether a program drafted it and no person has signed. */
export function isDraft(fields: JsonObject): boolean {
  return fields['generated'] === true && typeof fields['signed-by'] !== 'string';
}

/** An entry of a collection and the document that has it. */
export interface Found {
  readonly doc: Doc;
  readonly entry: Entry;
  readonly fields: JsonObject;
}

/**
 * The entries of one collection over all documents of a model. The first definition of an id counts; further ones are
 * noted in `duplicates`.
 */
export function collect(docs: readonly Doc[], collection: Collection, duplicates: DuplicateId[]): Found[] {
  const found = new Map<Id, Found>();
  for (const doc of docs) {
    const map = asMap(asMap(doc.value)[collection]);
    for (const id of Object.keys(map)) {
      const entry = new Entry(doc, map, id);
      const first = found.get(id);
      if (first === undefined) found.set(id, { doc, entry, fields: asMap(map[id]) });
      else duplicates.push({ collection, id, first: first.entry.at, again: entry.at });
    }
  }
  return [...found.values()];
}

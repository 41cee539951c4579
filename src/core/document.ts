import type { Fix } from './fix.ts';
import type { RepoPath, Source, Span } from './source.ts';

/** A plain JSON value. Objects made by the reader have no prototype surprises: `__proto__` is an own key. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };
export type Key = string | number;

/** Something wrong with the text of a document, found while reading it. */
export interface Problem {
  /** Stable name of the kind of mistake, such as `duplicate-key` or `tab-indent`: part of the finding's fingerprint. */
  readonly kind: string;
  readonly at: Span;
  readonly message: string;
  readonly remedy: string;
}

/**
 * One parsed document: plain values, and the place of every key and value.
 * `span(container, key, part)`: the place of the entry `key` of `container` (an object or array inside `value`, by
 * identity); `part` is `value` unless told; without `key`, the place of the container itself. A scalar root: `root`.
 */
export interface Doc {
  readonly source: Source;
  readonly value: Json;
  readonly root: Span;
  span(container: object, key?: Key, part?: 'key' | 'value'): Span;
}

/** What reading one file gives: its documents as far as they could be read, and the problems in it. */
export interface ReadFile {
  readonly source: Source;
  readonly docs: readonly Doc[];
  readonly problems: readonly Problem[];
}

/** Something wrong with the shape of a document: a mistake against its schema. */
export interface Mistake extends Problem {
  /** The path of what it is about through the document's keys, such as `threats/tls-downgrade/mitigated`. */
  readonly subjectPath: string;
  readonly fix?: Fix;
}

/** A file of the threat-model folder, read and held against the schema of what it is. */
export interface CheckedFile extends ReadFile {
  readonly kind:
    | 'model'
    | 'control'
    | 'decision'
    | 'baseline'
    | 'library'
    | 'own-rule'
    | 'upstream-lock'
    | 'other';
  readonly mistakes: readonly Mistake[];
}

/** The bytes of one file, before anybody looked into them. */
export interface RawFile {
  readonly path: RepoPath;
  readonly oid: string;
  readonly bytes: Uint8Array;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

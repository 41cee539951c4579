import type { Json, Key } from '../core/document.ts';

/** A value inside a document, with the way to it. */
export interface Place {
  readonly value: Json;
  readonly key?: Key;
  readonly parent?: Place;
}

/** One mistake against a schema, before it has its place in the text and its words. */
export type Flaw = { readonly at: Place } & (
  | {
      readonly kind: 'unknown-field';
      readonly field: string;
      /** The field that was probably meant. */
      readonly meant?: string;
      /** What the map lacks, where the unknown field may stand for it. */
      readonly lacks?: readonly string[];
      readonly known: readonly string[];
      /** Whether fields that start with `x-` are let through. */
      readonly open: boolean;
    }
  | { readonly kind: 'missing-field'; readonly field: string; readonly about?: string }
  | {
      readonly kind: 'wrong-type';
      readonly types: readonly string[];
      /** Whether the value would be right as text, in quotes. */
      readonly quotable: boolean;
      readonly says?: string;
    }
  | {
      readonly kind: 'not-one-of';
      readonly allowed: readonly Json[];
      readonly inKey: boolean;
      readonly says?: string;
    }
  | { readonly kind: 'pattern'; readonly says: string; readonly pattern?: string; readonly inKey: boolean }
  | { readonly kind: 'too-long'; readonly limit: number; readonly inKey: boolean }
  | { readonly kind: 'out-of-range'; readonly minimum?: number; readonly maximum?: number }
  | {
      readonly kind: 'exclusive';
      readonly choices: readonly string[];
      readonly present: readonly string[];
      readonly says?: string;
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'duplicate-item'; readonly first: number }
);

import type { Collection, Id } from './model.ts';

/** What changed in one entity of a model, or in the model itself (`collection` absent). */
export interface EntityChange {
  readonly model: Id;
  readonly collection?: Collection;
  readonly id?: Id;
  readonly what: 'added' | 'removed' | 'changed';
  /** The fields that differ, for what changed. */
  readonly fields: readonly string[];
}

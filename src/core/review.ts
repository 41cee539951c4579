import type { Id, Reference } from './model.ts';
import type { Span } from './source.ts';

/** The roles that take part in a review, as its fields name them. */
export const ROLES = ['engineering', 'security', 'product', 'operations', 'privacy'] as const;

/** Why a review is held. */
export const REVIEW_REASONS = ['initial', 'periodic', 'change', 'incident', 'audit'] as const;

export interface Review {
  readonly date: string;
  readonly at: Span;
  readonly why?: string;
  /** Role to person. */
  readonly people: ReadonlyMap<string, string>;
}

/** How reality is held against a model. */
export const VALIDATION_KINDS = ['pentest', 'red-team', 'incident', 'peer-review', 'scan'] as const;

/** A test, an incident or another occasion on which reality was held against the model. */
export interface Validation {
  readonly date: string;
  readonly kind: (typeof VALIDATION_KINDS)[number];
  /** The place of its date. */
  readonly at: Span;
  /** Who did it, or the tool. */
  readonly by?: string;
  /** The report, as a file of the repository, at its place. */
  readonly evidence?: Reference;
  /** Threats of the model that turned out to be real. */
  readonly confirmed: readonly Reference[];
  readonly missed: readonly MissedThreat[];
}

/** Something that was found and that the model did not have; `threat` covers it by now. */
export interface MissedThreat {
  readonly at: Span;
  readonly what: string;
  readonly threat?: Reference;
}

/** A model that this one stands on. */
export interface Upstream {
  /** `owner/repository#model`, or `#model` for one of the same repository, at its place. */
  readonly model: Reference;
  readonly for?: string;
  /** Digest of the upstream model as it was when somebody last looked at what it says. */
  readonly seen?: Reference;
}

/** Something that a program drafted and no person has signed: it counts for nothing. */
export interface Unsigned {
  /** `threat`, `flow`, ... */
  readonly noun: string;
  readonly id: Id;
  readonly at: Span;
}

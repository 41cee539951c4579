import type { Day } from './dates.ts';
import type { RuleId, Subject } from './finding.ts';
import type { Id } from './model.ts';
import type { Span } from './source.ts';

/** "This finding does not apply here, because", written in a model beside what it is about. */
export interface Suppression {
  readonly rule: RuleId;
  readonly because: string;
  /** The last day that it holds. */
  readonly until?: Day;
  readonly at: Span;
  readonly model: Id;
  /** What it covers: findings about this subject, and those that stand in this range of its file. */
  readonly subject?: Subject;
  readonly range: Span;
}

/** A suppression that does nothing. */
export interface IdleSuppression {
  readonly suppression: Suppression;
  /** Stable name of the reason. */
  readonly key: 'unused' | 'expired' | 'no-reason' | 'unknown-rule' | 'not-suppressible';
  /** Completes "the suppression of ...". */
  readonly why: string;
  readonly remedy: string;
}

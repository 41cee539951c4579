import type { Day } from './dates.ts';
import type { RuleId, Subject } from './finding.ts';
import type { RepoPath, Span } from './source.ts';

/** An entry of the baseline: a finding that was there when the repository adopted threatlint. */
export interface Kept {
  readonly fingerprint: string;
  readonly rule: RuleId;
  readonly subject: Subject;
  readonly since: Day;
  readonly because?: string;
  readonly path: RepoPath;
  readonly at: Span;
  /** Whether the fingerprint is that of rule, subject and key. */
  readonly genuine: boolean;
}

/** An entry of the baseline at head that excuses nothing. */
export interface IdleEntry {
  readonly kept: Kept;
  /** `closed`: the finding is no longer there. The others could never excuse one. */
  readonly why: 'closed' | 'not-genuine' | 'unknown-rule' | 'never-kept';
}

/** What a run knows of the baseline at head. */
export interface BaselineEvidence {
  readonly idle: readonly IdleEntry[];
  /** Entries that the base does not have: they excuse nothing in this run. Empty where there is no base. */
  readonly added: readonly Kept[];
}

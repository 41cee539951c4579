import type { Day } from './dates.ts';
import type { RepoPath, Span } from './source.ts';

/** Something that a change of policy does, in words, at its place at head. */
export interface PolicyChange {
  /** Stable name, such as `mode` or `ignore`: part of a fingerprint. */
  readonly key: string;
  readonly at: Span;
  /** Such as "`mode` `enforce` → `observe`". */
  readonly says: string;
}

/** A setting of the control file that is looser than the organisation's policy permits. */
export interface Refusal extends PolicyChange {
  /** The value that counts instead. */
  readonly counts: string;
}

/** A decision that cannot count, whatever it decides. */
export interface IneffectiveDecision {
  readonly at: Span;
  readonly path: RepoPath;
  /** Stable name of the reason. */
  readonly key: 'expired' | 'too-long' | 'no-date' | 'not-begun' | 'not-permitted' | 'unprotected';
  /** Completes "the decision ...". */
  readonly why: string;
  readonly remedy: string;
}

/** A decision that counts, as far as rules ask for it. */
export interface Decided {
  /** The address of the component. */
  readonly component: string;
  readonly change: string;
  /** The day in the name of its file; absent where there is none. */
  readonly date?: Day;
}

/** A file that runs threatlint and that the change edits. */
export interface ChangedWorkflow {
  readonly path: RepoPath;
  readonly at: Span;
  /** Whether this very run comes from it, as far as the host knows. */
  readonly calling: boolean;
  readonly change: 'adds' | 'changes' | 'removes';
}

/** What CODEOWNERS says of the policy's files. */
export interface Owners {
  /** The file that GitHub would read, or the one to write. */
  readonly at: Span;
  /** Absent where there is no such file. */
  readonly path?: RepoPath;
  /** Files and folders of the policy that nobody owns. */
  readonly unowned: readonly RepoPath[];
}

/** What a run knows of the policy that it is judged by, and of what the change does to it. */
export interface PolicyEvidence {
  readonly refused: readonly Refusal[];
  /** What will be looser once this is merged; what will be tighter. */
  readonly loosened: readonly PolicyChange[];
  readonly tightened: readonly PolicyChange[];
  readonly workflows: readonly ChangedWorkflow[];
  readonly owners: Owners;
  readonly decided: readonly Decided[];
  readonly decisions: readonly IneffectiveDecision[];
}

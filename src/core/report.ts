import type { Change } from './architecture.ts';
import type { Gap } from './assessed.ts';
import type { IssueDefaults } from './control.ts';
import type { EntityChange } from './entity-change.ts';
import type { Finding } from './finding.ts';
import type { ModelStatus } from './model-status.ts';
import type { Occasion } from './rule.ts';

/** What a run comes to. Exit codes: clean 0, findings 1, error 2, not-assessed 3. */
export type Outcome = 'clean' | 'findings' | 'not-assessed' | 'error';

/** A path that was left out on purpose, with the reason: "vendored", "ignored by threat-model/threatlint.yaml". */
export interface Skipped {
  readonly path: string;
  readonly why: string;
}

/** Something that the reader should know of the run and that is no finding. A sentence. */
export type Note = string;

/** The result of a run: everything that reporters print, and nothing that they must look up. */
export interface Report {
  readonly outcome: Outcome;
  /** False when something that this run needed was not assessed. */
  readonly complete: boolean;
  readonly occasion: Occasion;
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** Hex, or absent where the run has no base. */
  readonly base?: string;
  /** Hex, or `working tree`. */
  readonly head: string;
  /** The folder of the repository that was checked, '' for the whole: paths of findings are relative to it. */
  readonly folder: string;
  /** Sorted: blocking first, then severity, confidence, path, place. Existing and excused findings are included. */
  readonly findings: readonly Finding[];
  readonly notAssessed: readonly Gap[];
  /** Gaps that were there at base too: they do not make the run incomplete. */
  readonly knownGaps: readonly Gap[];
  readonly skipped: readonly Skipped[];
  readonly notes: readonly Note[];
  /** How much was looked at. */
  readonly looked: {
    readonly models: number;
    readonly files: number;
    readonly rules: number;
    readonly units: number;
  };
  readonly changes: readonly Change[];
  /** What changed in the models between base and head; empty without a base. */
  readonly modelChanges: readonly EntityChange[];
  /** Every model at head that could be read, by id. */
  readonly models: readonly ModelStatus[];
  /** Who gets review issues, and how they are labelled. */
  readonly issues: IssueDefaults;
  readonly version: string;
}

/** Numbers of findings, as printed at the end of every output. */
export interface Counts {
  readonly blocking: number;
  readonly error: number;
  readonly warning: number;
  readonly notice: number;
  /** Findings that exist at base already: folded into one line. */
  readonly existing: number;
  readonly excused: number;
}

/** Counts introduced findings by severity; existing and excused ones apart. */
export function countFindings(findings: readonly Finding[]): Counts {
  const counts = { blocking: 0, error: 0, warning: 0, notice: 0, existing: 0, excused: 0 };
  for (const finding of findings) {
    if (finding.excuse !== undefined) counts.excused++;
    else if (!finding.introduced) counts.existing++;
    else counts[finding.severity]++;
    if (finding.blocks) counts.blocking++;
  }
  return counts;
}

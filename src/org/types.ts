import type { Gap } from '../core/assessed.ts';
import type { Day } from '../core/dates.ts';
import type { Severity } from '../core/finding.ts';
import type { Oid, RepoPath } from '../core/source.ts';

/** A repository that a scan will look at. */
export interface Listed {
  /** What it is known by from the plan to the report: GitHub's id, which renames do not change, or else its name. */
  readonly key: string;
  /** `owner/name`, as it was listed. */
  readonly name: string;
  /** GitHub's id, where the list has it. */
  readonly id?: string;
}

/** Why a repository has no models to be judged, although it can be read. */
export type LeftOut = 'archived' | 'fork' | 'empty' | 'disabled';

/**
 * What a repository comes to. `clean`, `findings` and `not-assessed` are those of `check`, for the rules that need no clone;
 * `no-model`: names of files say that it deploys something, and it has no model; `nothing`: neither.
 */
export type Standing = 'clean' | 'findings' | 'not-assessed' | 'no-model' | 'nothing' | 'left-out';

/** What a host says of a repository in few words: flags, and the names of files in its root and two levels below. */
export interface Names {
  readonly id: string;
  readonly name: string;
  readonly leftOut?: LeftOut;
  readonly private: boolean;
  readonly pushed?: Day;
  /** Absent where the repository has no default branch. */
  readonly head?: {
    readonly branch: string;
    readonly commit: Oid;
    /** Day of its commit, in UTC. */
    readonly committed: Day;
    readonly entries: readonly NamedEntry[];
  };
}

/** One name of a tree. */
export interface NamedEntry {
  readonly path: RepoPath;
  readonly oid: Oid;
  readonly kind: 'file' | 'symlink' | 'submodule' | 'folder';
}

/** A threat-model folder with its files, as a host gives them. */
export interface ModelFolder {
  /** The folder that holds it, '' for the top of the repository. */
  readonly parent: RepoPath;
  /** Paths from the top of the repository. */
  readonly files: readonly HostedFile[];
  /** Day of the last commit that touched the folder. */
  readonly touched?: Day;
}

export interface HostedFile {
  readonly path: RepoPath;
  readonly oid: Oid;
  readonly kind: NamedEntry['kind'];
  /** Absent where the host gives none: see `why`. */
  readonly text?: string;
  /** Why there is no text. */
  readonly why?: 'binary' | 'missing';
}

/** What is in the threat-model folders of one repository. */
export interface Contents {
  readonly folders: readonly ModelFolder[];
  readonly codeowners?: HostedFile;
}

/** One model of a repository. */
export interface ModelRow {
  readonly id: string;
  readonly path: RepoPath;
  readonly owner: string | null;
  readonly criticality: 'low' | 'moderate' | 'high' | 'critical' | null;
  readonly threats: number;
  /** The newest review that the model records. */
  readonly reviewed: Day | null;
  /** Days since the model was last vouched for; `since` says whether by a review, or by the last commit to its folder. */
  readonly age: number | null;
  readonly since: 'review' | 'commit' | null;
  /** The day after which the next review is due, without grace. */
  readonly due: Day | null;
  /** Past the control file's limit, the grace included. */
  readonly overdue: boolean;
}

/** A finding that fails, in a line. */
export interface BlockingFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: RepoPath;
  readonly message: string;
}

/** Everything that a report says of one repository. What is absent is null, so that keys never vary. */
export interface RepositoryRow {
  readonly key: string;
  readonly name: string;
  /** The name on the list, where the repository has another one by now. */
  readonly listedAs: string | null;
  readonly standing: Standing;
  readonly leftOut: LeftOut | null;
  readonly private: boolean;
  readonly branch: string | null;
  readonly commit: Oid | null;
  readonly committed: Day | null;
  readonly pushed: Day | null;
  readonly models: readonly ModelRow[];
  /** Folders that deploy something, as far as names show; those in no model's scope by path, at most 20. */
  readonly folders: {
    readonly deployable: number;
    readonly modelled: number;
    readonly without: readonly RepoPath[];
  };
  readonly counts: {
    readonly error: number;
    readonly warning: number;
    readonly notice: number;
    readonly excused: number;
    readonly blocking: number;
  };
  /** The first of those that fail, at most 20. */
  readonly blocking: readonly BlockingFinding[];
  readonly notAssessed: readonly Gap[];
}

/** What a scan has cost so far. */
export interface Spent {
  readonly requests: number;
  readonly points: number;
}

export const NOTHING_SPENT: Spent = { requests: 0, points: 0 };

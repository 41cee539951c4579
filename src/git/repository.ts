import type { Assessed } from '../core/assessed.ts';
import type { Oid, RepoPath } from '../core/source.ts';
import type { Tree, TreeDifference } from '../core/tree.ts';

/** A blob's bytes, or why they are not there: not in this clone (or not a blob), or larger than the limit. */
export type Blob = Uint8Array | 'missing' | 'too-large';

/** A commit on the first-parent line and what it changed against its first parent. */
export interface LogEntry {
  readonly commit: Oid;
  /** The committer's date, `YYYY-MM-DD` in UTC: when the commit reached this line, as far as git knows. */
  readonly date: string;
  readonly author: string;
  readonly changes: readonly TreeDifference[];
}

/** Which part of the first-parent history to read. */
export interface LogRange {
  readonly head: Oid;
  /** `YYYY-MM-DD` (UTC, inclusive): the walk ends at the first commit whose committer's date is older. */
  readonly since?: string;
  /** Files or folders, taken literally; only commits that change one of them are listed. Empty: every commit. */
  readonly paths: readonly RepoPath[];
  /** At most so many commits, the newest ones (default 20,000). A walk that stops there says so in a gap. */
  readonly limit?: number;
}

/** The working tree as it is on disk, for runs at a developer's desk. */
export interface WorkingTree {
  /** The tree of HEAD with modified, deleted and untracked (not ignored) files as they are on disk. */
  readonly tree: Tree;
  /** The bytes of the files that differ from HEAD, by the blob id that git would give them. */
  readonly contents: ReadonlyMap<Oid, Uint8Array>;
}

/**
 * A git repository, read only. No method throws for what a user, a remote or a damaged repository can cause: it gives
 * back a gap. Nothing that the repository holds is executed, no file of the checkout is written, and no method here
 * uses the network, except `blobs` of a repository that came from `withHistory`.
 *
 * Paths that are not UTF-8, or that have empty, `.` or `..` segments, cannot be named in a report: they are left out and
 * listed as gaps of the answer, their bytes written as `\xE9`.
 */
export interface Repository {
  /** The absolute path of the checkout's top folder, symbolic links resolved. */
  readonly root: string;
  /** Whether history is cut off: `log`, `mergeBase` and `isAncestor` then answer only where the cut cannot matter. */
  readonly shallow: boolean;
  /** Whether the clone was made with a filter, so that blobs may be missing. */
  readonly partial: boolean;

  /** The commit that a branch, tag, id or revision expression of the user's names. Any string may be given. */
  resolve(ref: string): Promise<Assessed<Oid>>;
  /** The commit that was checked out when the repository was opened; a gap before the first commit. */
  head(): Promise<Assessed<Oid>>;
  /** The ids of a commit's parents as the commit itself records them, whether or not they are in this clone. */
  parents(commit: Oid): Promise<Assessed<readonly Oid[]>>;
  /** Whether the commit is in this clone together with its top tree. */
  has(commit: Oid): Promise<boolean>;
  /** Every file of a commit. */
  tree(commit: Oid): Promise<Assessed<Tree>>;
  /** The paths that two commits hold differently, in path order; renames are a removal and an addition. */
  difference(base: Oid, head: Oid): Promise<Assessed<readonly TreeDifference[]>>;
  /** The best common ancestor of two commits; a gap where there is none, or where the cut of history hides it. */
  mergeBase(a: Oid, b: Oid): Promise<Assessed<Oid>>;
  /** Whether `ancestor` is `descendant` or can be reached from it. */
  isAncestor(ancestor: Oid, descendant: Oid): Promise<Assessed<boolean>>;
  /**
   * The bytes of many blobs at once (one git process, or three where the blobs are large). Every id asked for has an entry in the
   * answer. A blob over `limitBytes` is never loaded.
   */
  blobs(oids: Iterable<Oid>, limitBytes: number): Promise<ReadonlyMap<Oid, Blob>>;
  /** The commits of a range, newest first, each with its changes against its first parent. */
  log(range: LogRange): Promise<Assessed<readonly LogEntry[]>>;
  /**
   * `head` (the tree of HEAD, which may still be on its way) overlaid with what the folder holds. Files over `limitBytes` (default 16 MiB) and what is
   * neither file nor symbolic link are gaps; links are listed, never followed.
   */
  workingTree(head: Tree | Promise<Tree>, limitBytes?: number): Promise<Assessed<WorkingTree>>;
  /**
   * Which of the git attributes `names` are set (or `=true`) for each of `paths`, by the `.gitattributes` files of
   * `tree`; paths with none of them have no entry. `tree` must be one of this repository's commits.
   */
  attributes(
    tree: Tree,
    paths: readonly RepoPath[],
    names: readonly string[],
  ): Promise<Assessed<ReadonlyMap<RepoPath, ReadonlySet<string>>>>;
}

/** How a repository is opened. */
export interface OpenOptions {
  /** The environment of the git processes, from which every `GIT_*` variable that redirects git is dropped (default `process.env`). */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /**
   * Folders that the host vouches for, whoever owns them (in a container job the workspace belongs to another user).
   * Default none: git's own ownership rule holds.
   */
  readonly trusted?: readonly string[];
}

/** What a run needs beyond what a cut-off checkout holds. */
export interface HistoryNeed {
  /** The commits whose trees are read. */
  readonly commits: readonly Oid[];
  /** Whether their whole ancestry is needed too (`log`, `mergeBase`, `isAncestor`). */
  readonly ancestry: boolean;
}

/** How missing history may be fetched. */
export interface HistoryOptions {
  /** A token for the remote; without it, the credentials that the checkout is configured with. */
  readonly token?: string;
  /** The only server that the token is sent to (default `https://github.com`). */
  readonly server?: string;
  /** The remote to ask (default `origin`). */
  readonly remote?: string;
  /** Bound for one fetch, in milliseconds (default 300,000). */
  readonly timeout?: number;
}

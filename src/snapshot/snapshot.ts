import { type Assessed, assessed, type Gap, notAssessed } from '../core/assessed.ts';
import type { Oid, RepoPath } from '../core/source.ts';
import { differences, type Tree, type TreeDifference, type TreeEntry, undo } from '../core/tree.ts';
import type { Repository } from '../git/repository.ts';
import { blobReader, type ReadBlobs } from './blobs.ts';

export type { ReadBlobs } from './blobs.ts';

/** What is checked: a tree at head, and where there is a base, the tree to compare it with. */
export interface Snapshot {
  /** The folder of the repository that is checked, '' for the whole: all paths below are relative to it. */
  readonly folder: RepoPath;
  readonly headCommit: Oid | undefined;
  readonly head: Tree;
  readonly base?: {
    readonly commit: Oid;
    readonly tree: Tree;
    readonly differences: readonly TreeDifference[];
  };
  /** The trees of the whole repository: what is about the repository stands at its top, whichever folder is checked. */
  readonly whole: { readonly head: Tree; readonly base?: Tree };
  /** What `headCommit` holds of the whole repository: `whole.head`, unless files on disk differ from it. */
  readonly committed: Tree;
  readonly read: ReadBlobs;
  /** Those of the paths that .gitattributes at base marks as generated or vendored: not what a person deploys. */
  readonly generated: (paths: readonly RepoPath[]) => Promise<ReadonlySet<RepoPath>>;
  /** Whether a file of head is not in the commit that is checked out, or is otherwise there: false for a commit. */
  readonly uncommitted: (path: RepoPath) => boolean;
  readonly gaps: readonly Gap[];
}

/** Which commits a snapshot is of. */
export interface SnapshotRequest {
  readonly repository: Repository;
  readonly folder: RepoPath;
  /** The commit, or the files on disk over HEAD. */
  readonly head: Oid | 'working-tree';
  readonly base?: Oid;
}

/** Lists the trees of head and base. No file is read yet, except what differs on disk from HEAD. */
export async function takeSnapshot(request: SnapshotRequest): Promise<Assessed<Snapshot>> {
  const { repository, folder } = request;
  const commit = request.head === 'working-tree' ? await repository.head() : assessed(request.head);
  // None of these needs another's answer before its own process can start.
  const committed = commit.ok ? repository.tree(commit.value) : Promise.resolve(assessed(EMPTY));
  const changed = request.base && commit.ok ? repository.difference(request.base, commit.value) : undefined;
  const at = await headTree(request, committed);
  if (!at.ok) return at;
  const { tree, contents } = at.value;
  const read = blobReader(repository, contents);
  const head = within(tree, folder);
  const now = await committed;
  const before = now.ok ? within(now.value, folder) : undefined;
  const uncommitted = (path: RepoPath) =>
    before !== undefined && before.entries.get(path)?.oid !== head.entries.get(path)?.oid;
  const common = {
    folder,
    headCommit: commit.ok ? commit.value : undefined,
    head,
    read,
    uncommitted,
    committed: now.ok ? now.value : tree,
  };
  if (request.base === undefined) {
    return assessed({
      ...common,
      whole: { head: tree },
      generated: async () => new Set<RepoPath>(),
      gaps: at.gaps,
    });
  }
  const base = await baseTree(repository, request.base, now, await changed);
  if (!base.ok) return base;
  const baseWithin = within(base.value, folder);
  return assessed(
    {
      ...common,
      whole: { head: tree, base: base.value },
      base: { commit: request.base, tree: baseWithin, differences: differences(baseWithin, head) },
      generated: paths => generatedAmong(paths, repository, base.value, folder),
      gaps: [...at.gaps, ...base.gaps],
    },
    [],
  );
}

const EMPTY: Tree = { entries: new Map<RepoPath, TreeEntry>() };

interface HeadTree {
  readonly tree: Tree;
  readonly contents: ReadonlyMap<Oid, Uint8Array>;
}

async function headTree(
  { repository, head }: SnapshotRequest,
  committed: Promise<Assessed<Tree>>,
): Promise<Assessed<HeadTree>> {
  if (head !== 'working-tree') {
    const tree = await committed;
    return tree.ok ? assessed({ tree: tree.value, contents: new Map() }, tree.gaps) : tree;
  }
  const disk = repository.workingTree(committed.then(tree => (tree.ok ? tree.value : EMPTY)));
  const [tree, onDisk] = await Promise.all([committed, disk]);
  if (!tree.ok) return tree;
  return onDisk.ok ? assessed(onDisk.value, [...tree.gaps, ...onDisk.gaps]) : notAssessed(onDisk.gap);
}

/** The base tree, from what differs from the head commit where there is one: a short listing instead of a long one. */
async function baseTree(
  repository: Repository,
  base: Oid,
  committed: Assessed<Tree>,
  changed: Assessed<readonly TreeDifference[]> | undefined,
): Promise<Assessed<Tree>> {
  if (changed === undefined || !committed.ok) return repository.tree(base);
  if (!changed.ok) return changed;
  return assessed(undo(committed.value, changed.value), changed.gaps);
}

const GENERATED = ['linguist-generated', 'linguist-vendored'];

/** Those of the paths that .gitattributes in a tree of a whole repository marks as generated or vendored. */
export async function generatedAmong(
  paths: readonly RepoPath[],
  repository: Repository,
  tree: Tree,
  folder: RepoPath,
): Promise<ReadonlySet<RepoPath>> {
  const prefix = folder === '' ? '' : `${folder}/`;
  const attributes = await repository.attributes(
    tree,
    paths.map(path => prefix + path),
    GENERATED,
  );
  // Without the attributes every file counts as written by a person: the stricter reading.
  return new Set(attributes.ok ? paths.filter(path => attributes.value.has(prefix + path)) : []);
}

/** The part of a tree below a folder, with paths relative to it. */
export function within(tree: Tree, folder: RepoPath): Tree {
  if (folder === '') return tree;
  const prefix = `${folder}/`;
  const entries = new Map<RepoPath, TreeEntry>();
  for (const entry of tree.entries.values()) {
    if (!entry.path.startsWith(prefix)) continue;
    const path = entry.path.slice(prefix.length);
    entries.set(path, { ...entry, path });
  }
  return { entries };
}

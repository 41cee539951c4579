import { type Assessed, assessed, type Gap, notAssessed } from '../core/assessed.ts';
import type { Oid, RepoPath } from '../core/source.ts';
import { differences, type Tree, type TreeDifference, type TreeEntry } from '../core/tree.ts';
import type { Blob, Repository } from '../git/repository.ts';

/** Bytes of blobs by id: from git, or from the working tree. */
export type ReadBlobs = (oids: Iterable<Oid>, limitBytes: number) => Promise<ReadonlyMap<Oid, Blob>>;

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
  readonly read: ReadBlobs;
  /** Those of the paths that .gitattributes at base marks as generated or vendored: not what a person deploys. */
  readonly generated: (paths: readonly RepoPath[]) => Promise<ReadonlySet<RepoPath>>;
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
  const at = await headTree(request);
  if (!at.ok) return at;
  const { tree, commit, contents } = at.value;
  const read: ReadBlobs = async (oids, limit) => {
    const wanted = [...new Set(oids)];
    const onDisk = wanted.filter(oid => contents.has(oid));
    const found = new Map(
      await repository.blobs(
        wanted.filter(oid => !contents.has(oid)),
        limit,
      ),
    );
    for (const oid of onDisk) {
      const bytes = contents.get(oid) ?? 'missing';
      found.set(oid, typeof bytes !== 'string' && bytes.length > limit ? 'too-large' : bytes);
    }
    return found;
  };
  const head = within(tree, folder);
  const common = { folder, headCommit: commit, head, read };
  if (request.base === undefined) {
    return assessed({ ...common, generated: async () => new Set<RepoPath>(), gaps: at.gaps });
  }
  const fromHead = request.head === 'working-tree' ? undefined : { commit: request.head, tree };
  const base = await baseTree(repository, request.base, fromHead);
  if (!base.ok) return base;
  const baseWithin = within(base.value, folder);
  return assessed(
    {
      ...common,
      base: { commit: request.base, tree: baseWithin, differences: differences(baseWithin, head) },
      generated: paths => generatedAmong(paths, repository, base.value, folder),
      gaps: [...at.gaps, ...base.gaps],
    },
    [],
  );
}

interface HeadTree {
  readonly tree: Tree;
  readonly commit: Oid | undefined;
  readonly contents: ReadonlyMap<Oid, Uint8Array>;
}

async function headTree({ repository, head }: SnapshotRequest): Promise<Assessed<HeadTree>> {
  if (head !== 'working-tree') {
    const tree = await repository.tree(head);
    return tree.ok ? assessed({ tree: tree.value, commit: head, contents: new Map() }, tree.gaps) : tree;
  }
  const commit = await repository.head();
  const committed: Assessed<Tree> = commit.ok
    ? await repository.tree(commit.value)
    : assessed({ entries: new Map<RepoPath, TreeEntry>() });
  if (!committed.ok) return committed;
  const onDisk = await repository.workingTree(committed.value);
  if (!onDisk.ok) return notAssessed(onDisk.gap);
  return assessed(
    {
      tree: onDisk.value.tree,
      commit: commit.ok ? commit.value : undefined,
      contents: onDisk.value.contents,
    },
    [...committed.gaps, ...onDisk.gaps],
  );
}

/** The base tree: from what differs from head where head is a commit, which is one short listing instead of a long one. */
async function baseTree(
  repository: Repository,
  base: Oid,
  head: { readonly commit: Oid; readonly tree: Tree } | undefined,
): Promise<Assessed<Tree>> {
  if (head === undefined) return repository.tree(base);
  const changed = await repository.difference(base, head.commit);
  if (!changed.ok) return changed;
  const entries = new Map(head.tree.entries);
  for (const { path, before } of changed.value) {
    if (before === undefined) entries.delete(path);
    else entries.set(path, before);
  }
  return assessed({ entries }, changed.gaps);
}

const GENERATED = ['linguist-generated', 'linguist-vendored'];

async function generatedAmong(
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
function within(tree: Tree, folder: RepoPath): Tree {
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

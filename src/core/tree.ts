import type { Oid, RepoPath } from './source.ts';

/** One file of a tree. Symbolic links and submodules are listed, never followed. */
export interface TreeEntry {
  readonly path: RepoPath;
  readonly oid: Oid;
  readonly kind: 'file' | 'symlink' | 'submodule';
}

/** The files of one commit, or of the working tree, by path. */
export interface Tree {
  readonly entries: ReadonlyMap<RepoPath, TreeEntry>;
}

/** A path that two trees hold differently; `before` or `after` is absent where the file is. */
export interface TreeDifference {
  readonly path: RepoPath;
  readonly before?: TreeEntry;
  readonly after?: TreeEntry;
}

/** The paths that differ between two trees, in path order. Renames are a removal and an addition. */
export function differences(before: Tree, after: Tree): TreeDifference[] {
  const out: TreeDifference[] = [];
  for (const [path, entry] of after.entries) {
    const old = before.entries.get(path);
    if (old === undefined) out.push({ path, after: entry });
    else if (old.oid !== entry.oid || old.kind !== entry.kind) out.push({ path, before: old, after: entry });
  }
  for (const [path, entry] of before.entries) {
    if (!after.entries.has(path)) out.push({ path, before: entry });
  }
  return out.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The tree before these differences, from the one after them. */
export function undo(after: Tree, changes: readonly TreeDifference[]): Tree {
  const entries = new Map(after.entries);
  for (const { path, before } of changes) {
    if (before === undefined) entries.delete(path);
    else entries.set(path, before);
  }
  return { entries };
}

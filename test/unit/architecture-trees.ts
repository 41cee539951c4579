import { createHash } from 'node:crypto';
import { type ArchitectureChanges, architectureChanges } from '../../src/architecture/changes.ts';
import type { RepoPath, Source } from '../../src/core/source.ts';
import { differences, type Tree, type TreeEntry } from '../../src/core/tree.ts';

/** Files by path, as a tree whose object ids are hashes of the texts. */
export function treeOf(files: Readonly<Record<RepoPath, string>>): Tree {
  const entries = new Map<RepoPath, TreeEntry>();
  for (const [path, text] of Object.entries(files))
    entries.set(path, { path, oid: hash(text), kind: 'file' });
  return { entries };
}

/** What changes between two sets of files. */
export async function changesBetween(
  before: Readonly<Record<RepoPath, string>>,
  after: Readonly<Record<RepoPath, string>>,
): Promise<ArchitectureChanges> {
  const texts = new Map(
    [...Object.values(before), ...Object.values(after)].map(text => [hash(text), text] as const),
  );
  const [olds, news] = [treeOf(before), treeOf(after)];
  return architectureChanges({
    before: olds,
    after: news,
    differences: differences(olds, news),
    readFiles: async (tree, paths) => {
      const found = new Map<RepoPath, Source>();
      for (const path of paths) {
        const oid = tree.entries.get(path)?.oid ?? '';
        const text = texts.get(oid);
        if (text !== undefined) found.set(path, { path, oid, text });
      }
      return found;
    },
  });
}

function hash(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

import type { Gap } from '../core/assessed.ts';
import type { Oid } from '../core/source.ts';
import type { Tree, TreeEntry } from '../core/tree.ts';
import type { Blob } from '../git/repository.ts';
import { MAX_DOCUMENT_BYTES } from '../snapshot/folder.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Contents, HostedFile, ModelFolder, Names } from './types.ts';

/** What a host gave of one threat-model folder, as the rest of the program knows a commit: its names, and few contents. */
export function snapshotOf(names: Names, contents: Contents, folder: ModelFolder): Snapshot {
  const files = [...folder.files, ...(contents.codeowners === undefined ? [] : [contents.codeowners])];
  const gaps: Gap[] = [];
  const blobs = new Map<Oid, Blob>();
  const encoder = new TextEncoder();
  for (const file of files) {
    if (file.kind !== 'file') continue;
    if (file.text !== undefined) blobs.set(file.oid, encoder.encode(file.text));
    else if (isDocument(file)) gaps.push(withoutText(file));
  }
  const whole = treeOf(files.filter(file => file.kind !== 'file' || blobs.has(file.oid)));
  return {
    folder: folder.parent,
    headCommit: names.head?.commit,
    head: within(whole, folder.parent),
    whole: { head: whole },
    committed: whole,
    read: async (oids, limit) =>
      new Map(
        [...oids].map(oid => {
          const blob = blobs.get(oid) ?? 'missing';
          return [oid, typeof blob !== 'string' && blob.length > limit ? 'too-large' : blob];
        }),
      ),
    uncommitted: () => false,
    generated: async () => new Set<string>(),
    gaps,
  };
}

/** Of other files in the folder nothing is read. */
function isDocument({ path }: HostedFile): boolean {
  return /\.(ya?ml|json)$/i.test(path) || /(^|\/)CODEOWNERS$/.test(path);
}

function withoutText({ path, why }: HostedFile): Gap {
  return why === 'binary'
    ? {
        what: path,
        path,
        why: 'GitHub takes it for binary, and gives no text of it',
        remedy: `Save it as UTF-8, in at most ${MAX_DOCUMENT_BYTES / 1024} KiB.`,
      }
    : {
        what: path,
        path,
        why: 'GitHub gives only the beginning of a file of this size: it needs a clone',
        remedy: 'Run `threatlint check` in the repository, or split the file.',
      };
}

function treeOf(files: readonly HostedFile[]): Tree {
  const entries = files.flatMap(({ path, oid, kind }): TreeEntry[] =>
    kind === 'folder' ? [] : [{ path, oid, kind }],
  );
  return { entries: new Map(entries.map(entry => [entry.path, entry])) };
}

/** The part of a tree below a folder, with paths relative to it. */
function within(tree: Tree, folder: string): Tree {
  if (folder === '') return tree;
  const prefix = `${folder}/`;
  const below = [...tree.entries.values()].filter(({ path }) => path.startsWith(prefix));
  const moved = below.map(entry => ({ ...entry, path: entry.path.slice(prefix.length) }));
  return { entries: new Map(moved.map(entry => [entry.path, entry])) };
}

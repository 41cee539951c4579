import type { Gap } from '../core/assessed.ts';
import type { ReadFile } from '../core/document.ts';
import type { Oid, RepoPath } from '../core/source.ts';
import type { Tree, TreeEntry } from '../core/tree.ts';
import { readFile } from '../documents/read.ts';
import type { Blob } from '../git/repository.ts';
import type { ReadBlobs } from './blobs.ts';

/** The folder of models, control file and decisions. */
export const MODEL_FOLDER: RepoPath = 'threat-model';

/** Whether a path, relative to the folder that is checked, lies among the models. */
export function isModelFile(path: RepoPath): boolean {
  return path.startsWith(`${MODEL_FOLDER}/`);
}

/** Files over this size are not read: a model of a thousand threats has about 500 KB. */
export const MAX_DOCUMENT_BYTES = 1024 * 1024;

/** The documents of the threat-model folder in one tree. */
export interface Folder {
  readonly files: readonly ReadFile[];
  readonly gaps: readonly Gap[];
}

/**
 * Reads every YAML and JSON file of the threat-model folder at head, and those at base that differ. Files that are the
 * same on both sides are the same object in both answers.
 */
export async function readFolders(
  trees: { readonly head: Tree; readonly base?: Tree },
  read: ReadBlobs,
): Promise<{ head: Folder; base?: Folder }> {
  const head = documentsOf(trees.head);
  const base = trees.base === undefined ? [] : documentsOf(trees.base);
  const blobs = await read(
    [...head, ...base].filter(entry => entry.kind === 'file').map(entry => entry.oid),
    MAX_DOCUMENT_BYTES,
  );
  const cache = new Map<string, ReadFile>();
  const folder = (tree: Tree, entries: readonly TreeEntry[]): Folder => {
    const files: ReadFile[] = [];
    const gaps: Gap[] = [...foldersElsewhere(tree)];
    for (const entry of entries) {
      const blob = blobs.get(entry.oid) ?? 'missing';
      if (entry.kind === 'file' && blob === 'missing') gaps.push(missing(entry.path));
      else files.push(cached(cache, entry, blob));
    }
    return { files, gaps };
  };
  return {
    head: folder(trees.head, head),
    ...(trees.base && { base: folder(trees.base, base) }),
  };
}

/** Folders of models that lie elsewhere: what a link or a submodule leads to is never read, so its models are not judged. */
function* foldersElsewhere(tree: Tree): Generator<Gap> {
  for (const { path, kind } of tree.entries.values()) {
    const within = path === MODEL_FOLDER || /^threat-model\/(.+\/)?[^/.]+$/.test(path);
    if (kind === 'file' || !within) continue;
    yield {
      what: `the models in \`${path}\``,
      path,
      why: `it is a ${kind === 'symlink' ? 'symbolic link' : 'submodule'}, which threatlint does not follow`,
      remedy: `Put the files themselves into \`${MODEL_FOLDER}/\` of this repository.`,
    };
  }
}

function documentsOf(tree: Tree): TreeEntry[] {
  const found: TreeEntry[] = [];
  for (const entry of tree.entries.values()) {
    if (isModelFile(entry.path) && /\.(ya?ml|json)$/i.test(entry.path)) found.push(entry);
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function cached(cache: Map<string, ReadFile>, entry: TreeEntry, blob: Blob): ReadFile {
  const key = `${entry.path}\0${entry.oid}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const file = entry.kind === 'file' ? readBlob(entry.path, entry.oid, blob) : linked(entry);
  cache.set(key, file);
  return file;
}

function readBlob(path: RepoPath, oid: Oid, blob: Blob): ReadFile {
  if (typeof blob !== 'string') return readFile({ path, oid, bytes: blob }, { maxBytes: MAX_DOCUMENT_BYTES });
  return unread(path, oid, {
    kind: 'too-large',
    message: `\`${path}\` is larger than ${MAX_DOCUMENT_BYTES / 1024} KiB, the most that threatlint reads of one file`,
    remedy:
      'Split the model into several files in one folder, or move the file out of the threat-model folder.',
  });
}

function linked(entry: TreeEntry): ReadFile {
  return unread(entry.path, entry.oid, {
    kind: 'link',
    message: `\`${entry.path}\` is a ${entry.kind === 'symlink' ? 'symbolic link' : 'submodule'}, which threatlint does not follow`,
    remedy: 'Put the file itself into the threat-model folder.',
  });
}

function unread(
  path: RepoPath,
  oid: Oid,
  problem: { kind: string; message: string; remedy: string },
): ReadFile {
  const source = { path, oid, text: '' };
  return { source, docs: [], problems: [{ ...problem, at: { source, start: 0, end: 0 } }] };
}

function missing(path: RepoPath): Gap {
  return {
    what: path,
    path,
    why: 'its content is not in this clone',
    remedy: 'Check out with `fetch-depth: 0`, and without a filter that leaves out files.',
  };
}

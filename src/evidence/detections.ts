import type { Gap } from '../core/assessed.ts';
import { isObject, type Json } from '../core/document.ts';
import type { DetectionRules } from '../core/evidence.ts';
import type { Oid, RepoPath } from '../core/source.ts';
import type { Tree } from '../core/tree.ts';
import { readFile } from '../documents/read.ts';
import type { Blob } from '../git/repository.ts';
import { matchesGlob } from '../matching/glob.ts';
import type { ReadBlobs } from '../snapshot/blobs.ts';

/** Detection rules are small, and a collection of them has some thousands. */
const MAX_BYTES = 256 * 1024;
const MAX_FILES = 10_000;
const OPTIONS = { maxBytes: MAX_BYTES, documents: 'many', unknownTags: 'ignore', aliases: true } as const;

/** The detection rules of one tree, and what could not be read of them. */
export interface Detections {
  readonly rules: DetectionRules;
  readonly gaps: readonly Gap[];
}

/**
 * Reads the YAML files that `patterns` match and gathers the ATT&CK techniques of their `tags`, in the form of Sigma:
 * `attack.t1059.001` (Sigma Specification, Tags appendix). Links are not followed.
 */
export async function readDetections(
  patterns: readonly string[],
  tree: Tree,
  read: ReadBlobs,
): Promise<Detections> {
  const matching = [...tree.entries.values()]
    .filter(({ kind, path }) => kind === 'file' && /\.ya?ml$/i.test(path))
    .filter(({ path }) => patterns.some(pattern => matchesGlob(pattern, path)))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const entries = matching.slice(0, MAX_FILES);
  const gaps: Gap[] = [];
  if (entries.length < matching.length) gaps.push(tooMany(matching.length));
  const oids = entries.map(({ oid }) => oid);
  const blobs: ReadonlyMap<Oid, Blob> = oids.length === 0 ? new Map() : await read(oids, MAX_BYTES);
  const techniques = new Map<string, RepoPath[]>();
  for (const { path, oid } of entries) {
    const blob = blobs.get(oid) ?? 'missing';
    const found = typeof blob === 'string' ? blob : techniquesOf(path, oid, blob);
    if (typeof found === 'string') {
      gaps.push(unread(path, found));
      continue;
    }
    for (const id of found) {
      const known = techniques.get(id);
      if (known === undefined) techniques.set(id, [path]);
      else known.push(path);
    }
  }
  return { rules: { files: entries.length, techniques }, gaps };
}

function techniquesOf(path: RepoPath, oid: Oid, bytes: Uint8Array): ReadonlySet<string> | 'unreadable' {
  const { docs } = readFile({ path, oid, bytes }, OPTIONS);
  if (docs.length === 0) return 'unreadable';
  return new Set(docs.flatMap(({ value }) => tagsOf(value)).flatMap(techniqueOf));
}

function tagsOf(value: Json): readonly Json[] {
  const tags = isObject(value) ? value['tags'] : undefined;
  return Array.isArray(tags) ? tags : [];
}

function techniqueOf(tag: Json): string[] {
  const [, id] = typeof tag === 'string' ? (/^attack\.(t\d{4}(?:\.\d{3})?)$/i.exec(tag) ?? []) : [];
  return id === undefined ? [] : [id.toUpperCase()];
}

function tooMany(files: number): Gap {
  return {
    what: 'the detection rules',
    why: `${files} files match \`detections\` of the control file, and ${MAX_FILES} are read`,
    remedy: 'Name fewer of them under `detections`.',
  };
}

function unread(path: RepoPath, reason: 'missing' | 'too-large' | 'unreadable'): Gap {
  const what = `the detection rule in \`${path}\``;
  switch (reason) {
    case 'missing':
      return {
        what,
        path,
        why: 'its content is not in this clone',
        remedy: 'Check out without a filter that leaves out files.',
      };
    case 'too-large':
      return {
        what,
        path,
        why: `the file is larger than ${MAX_BYTES / 1024} KiB`,
        remedy: 'Split it, or leave it out of `detections`.',
      };
    case 'unreadable':
      return {
        what,
        path,
        why: 'it is no readable YAML',
        remedy: 'Correct it, or leave it out of `detections`.',
      };
  }
}

import type { Gap } from '../core/assessed.ts';
import type { Model } from '../core/model.ts';
import type { RepoPath } from '../core/source.ts';
import type { Tree } from '../core/tree.ts';
import { normalPath } from '../matching/path.ts';
import type { ReadBlobs } from '../snapshot/blobs.ts';

/** Evidence is a file that a person reads: configuration, code, a report. */
const MAX_EVIDENCE_BYTES = 4 * 1024 * 1024;

/** The texts of the files that mitigations name as evidence, and those that could not be read. */
export interface EvidenceFiles {
  readonly texts: ReadonlyMap<RepoPath, string>;
  readonly gaps: readonly Gap[];
}

/** Reads, in one batch, the files whose content some mitigation relies on; paths without a file are left out. */
export async function readEvidenceFiles(
  models: readonly Model[],
  tree: Tree,
  read: ReadBlobs,
): Promise<EvidenceFiles> {
  const paths = new Set(models.flatMap(pathsWithContent));
  const entries = [...paths]
    .flatMap(path => tree.entries.get(path) ?? [])
    .filter(entry => entry.kind === 'file');
  const texts = new Map<RepoPath, string>();
  if (entries.length === 0) return { texts, gaps: [] };
  const blobs = await read(
    entries.map(({ oid }) => oid),
    MAX_EVIDENCE_BYTES,
  );
  const gaps: Gap[] = [];
  const decoder = new TextDecoder();
  for (const { path, oid } of entries) {
    const blob = blobs.get(oid) ?? 'missing';
    if (typeof blob === 'string') gaps.push(unread(path, blob));
    else texts.set(path, decoder.decode(blob));
  }
  return { texts, gaps };
}

function pathsWithContent(model: Model): RepoPath[] {
  const inline = model.threats.flatMap(threat => threat.responses.flatMap(({ mitigations }) => mitigations));
  return [...model.mitigations, ...inline].flatMap(({ evidence }) =>
    evidence?.path === undefined || evidence.contains === undefined ? [] : [normalPath(evidence.path)],
  );
}

function unread(path: RepoPath, reason: 'missing' | 'too-large'): Gap {
  const what = `the evidence in \`${path}\``;
  return reason === 'missing'
    ? {
        what,
        path,
        why: 'its content is not in this clone',
        remedy: 'Check out without a filter that leaves out files.',
      }
    : {
        what,
        path,
        why: `the file is larger than ${MAX_EVIDENCE_BYTES / 1024 / 1024} MiB`,
        remedy: 'Name a smaller file as evidence, or leave out `contains`.',
      };
}

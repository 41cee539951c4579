import { architectureChanges } from '../architecture/changes.ts';
import type { Gap } from '../core/assessed.ts';
import type { Control } from '../core/control.ts';
import type { Changes } from '../core/evidence.ts';
import type { Skipped } from '../core/report.ts';
import type { RepoPath, Source } from '../core/source.ts';
import type { Tree } from '../core/tree.ts';
import { matchesGlob } from '../matching/glob.ts';
import { MODEL_FOLDER } from '../snapshot/folder.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Architecture files over this size are not read; what people write is far smaller. */
const MAX_SOURCE_BYTES = 4 * 1024 * 1024;

/** The architecture changes between base and head, and what of them could not be read. */
export interface GatheredChanges {
  readonly changes: Changes;
  readonly gaps: readonly Gap[];
  /** Gaps that are there at base too: the pull request did not bring them. */
  readonly knownGaps: readonly Gap[];
  readonly skipped: readonly Skipped[];
  /** How many architecture files differ. */
  readonly units: number;
}

/** Compares the architecture of base and head; without a base there is nothing to compare. */
export async function gatherChanges(snapshot: Snapshot, control: Control): Promise<GatheredChanges> {
  const { base, head } = snapshot;
  if (base === undefined) {
    return {
      changes: { changes: [], components: new Map(), files: [] },
      gaps: [],
      knownGaps: [],
      skipped: [],
      units: 0,
    };
  }
  const generated = await snapshot.generated(base.differences.map(({ path }) => path));
  const ignored = (path: RepoPath) => control.ignore.some(pattern => matchesGlob(pattern, path));
  const reader = new SourceReader(snapshot);
  const found = await architectureChanges({
    before: base.tree,
    after: head,
    differences: base.differences,
    readFiles: (tree, paths) => reader.read(tree, paths),
    ignore: path => path.startsWith(`${MODEL_FOLDER}/`) || generated.has(path) || ignored(path),
  });
  const differing = new Set(base.differences.map(({ path }) => path));
  const unread = reader.unread.filter(gap => gap.path !== undefined && differing.has(gap.path));
  const why = (path: RepoPath) =>
    generated.has(path)
      ? 'generated, by .gitattributes at base'
      : ignored(path)
        ? 'ignored by the control file'
        : 'an example, a test, vendored or output';
  return {
    changes: { changes: found.changes, components: found.components, files: found.files },
    gaps: [...found.gaps.filter(gap => !gap.atBase), ...unread],
    knownGaps: found.gaps.filter(gap => gap.atBase),
    skipped: found.skipped
      .filter(path => !path.startsWith(`${MODEL_FOLDER}/`))
      .map(path => ({ path, why: why(path) })),
    units: found.files.length,
  };
}

/** Reads architecture files as text, and remembers which of them it could not. */
class SourceReader {
  readonly unread: Gap[] = [];
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  constructor(private readonly snapshot: Snapshot) {}

  async read(tree: Tree, paths: readonly RepoPath[]): Promise<ReadonlyMap<RepoPath, Source>> {
    const entries = paths
      .flatMap(path => tree.entries.get(path) ?? [])
      .filter(entry => entry.kind === 'file');
    const texts = new Map<RepoPath, Source>();
    if (entries.length === 0) return texts;
    const blobs = await this.snapshot.read(
      entries.map(entry => entry.oid),
      MAX_SOURCE_BYTES,
    );
    for (const { path, oid } of entries) {
      const blob = blobs.get(oid) ?? 'missing';
      const text = typeof blob === 'string' ? undefined : this.decode(blob);
      if (text !== undefined) texts.set(path, { path, oid, text });
      else this.unread.push(gapOf(path, typeof blob === 'string' ? blob : 'not-text'));
    }
    return texts;
  }

  private decode(bytes: Uint8Array): string | undefined {
    try {
      return this.#decoder.decode(bytes);
    } catch {
      return undefined;
    }
  }
}

function gapOf(path: RepoPath, reason: 'missing' | 'too-large' | 'not-text'): Gap {
  const what = `architecture changes in \`${path}\``;
  switch (reason) {
    case 'missing':
      return {
        what,
        path,
        why: 'its content is not in this clone',
        remedy: 'Check out with `fetch-depth: 0`, and without a filter that leaves out files.',
      };
    case 'too-large':
      return {
        what,
        path,
        why: 'the file is larger than 4 MiB',
        remedy: 'Split it, or list it under `ignore` in the control file if it is not deployed.',
      };
    case 'not-text':
      return {
        what,
        path,
        why: 'the file is not UTF-8 text',
        remedy: 'Save it as UTF-8, or list it under `ignore` in the control file if it is not deployed.',
      };
  }
}

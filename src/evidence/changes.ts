import { architectureChanges } from '../architecture/changes.ts';
import type { Gap } from '../core/assessed.ts';
import type { Control } from '../core/control.ts';
import type { Changes } from '../core/evidence.ts';
import type { Skipped } from '../core/report.ts';
import type { RepoPath } from '../core/source.ts';
import { isModelFile } from '../snapshot/folder.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { outsideArchitecture } from './outside.ts';
import { SourceReader } from './source-reader.ts';

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
  const outside = outsideArchitecture(control);
  const reader = new SourceReader(snapshot.read);
  const found = await architectureChanges({
    before: base.tree,
    after: head,
    differences: base.differences,
    readFiles: (tree, paths) => reader.read(tree, paths),
    ignore: path => generated.has(path) || outside(path),
  });
  const differing = new Set(base.differences.map(({ path }) => path));
  const unread = reader.unread.filter(gap => gap.path !== undefined && differing.has(gap.path));
  const why = (path: RepoPath) =>
    generated.has(path)
      ? 'generated, by .gitattributes at base'
      : outside(path)
        ? 'ignored by the control file'
        : 'an example, a test, vendored or output';
  return {
    changes: { changes: found.changes, components: found.components, files: found.files },
    gaps: [...found.gaps.filter(gap => !gap.atBase), ...unread],
    knownGaps: found.gaps.filter(gap => gap.atBase),
    skipped: [
      ...found.skipped.filter(path => !isModelFile(path)).map(path => ({ path, why: why(path) })),
      ...base.differences
        .filter(({ before, after }) => (after ?? before)?.kind === 'submodule')
        .map(({ path }) => ({ path, why: 'a submodule: its own repository is where it is judged' })),
    ],
    units: found.files.length,
  };
}

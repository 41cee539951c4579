import { architectureChanges } from '../architecture/changes.ts';
import { isTelling } from '../core/architecture.ts';
import { type Assessed, assessed, type Gap } from '../core/assessed.ts';
import type { Control } from '../core/control.ts';
import type { Changes } from '../core/evidence.ts';
import type { Model } from '../core/model.ts';
import type { Oid, RepoPath } from '../core/source.ts';
import { differences, type Tree, undo } from '../core/tree.ts';
import type { Repository } from '../git/repository.ts';
import { matchesGlob } from '../matching/glob.ts';
import { modelsFor } from '../matching/scope.ts';
import type { ReadBlobs } from '../snapshot/blobs.ts';
import { MODEL_FOLDER } from '../snapshot/folder.ts';
import { generatedAmong, type Snapshot, within } from '../snapshot/snapshot.ts';
import { SourceReader } from './source-reader.ts';

/** What the past is looked at from. */
export interface Present {
  readonly snapshot: Snapshot;
  readonly headCommit: Oid;
  /** All models at head: they share out the paths among them. */
  readonly models: readonly Model[];
  readonly control: Control;
  /** With the whole history. */
  readonly repository: Repository;
}

/** A tree of the line that is checked: of the whole repository, and of the folder that is checked. */
export interface Moment {
  readonly whole: Tree;
  readonly tree: Tree;
}

/** Earlier states of what is checked, compared in the scope of models. */
export class Past {
  readonly head: Moment;
  /** Blobs of any commit of the line. */
  readonly read: ReadBlobs;

  constructor(private readonly present: Present) {
    const { snapshot, repository } = present;
    this.head = { whole: snapshot.whole.head, tree: snapshot.head };
    this.read = async (oids, limit) => {
      const blobs = new Map(await snapshot.read(oids, limit));
      const missing = [...blobs].flatMap(([oid, blob]) => (blob === 'missing' ? [oid] : []));
      const past = missing.length === 0 ? [] : await repository.blobs(missing, limit);
      for (const [oid, blob] of past) blobs.set(oid, blob);
      return blobs;
    };
  }

  /** The state of a commit: from what differs from head, a short listing instead of a long one. */
  async at(commit: Oid): Promise<Assessed<Moment>> {
    const { repository, headCommit, snapshot } = this.present;
    if (commit === headCommit) return assessed(this.moment(snapshot.committed));
    const changed = await repository.difference(commit, headCommit);
    return changed.ok
      ? assessed(this.moment(undo(snapshot.committed, changed.value)), changed.gaps)
      : changed;
  }

  /**
   * The net difference of the architecture between two states, in the scope of some models; absent where nothing that
   * they speak for differs. Only changes worth a finding of their own.
   */
  async compare(
    before: Moment,
    after: Moment,
    models: ReadonlySet<Model>,
  ): Promise<{ changes: Changes; gaps: readonly Gap[] } | undefined> {
    const { control, repository, snapshot } = this.present;
    const claimed = (path: RepoPath) => modelsFor(this.present.models, path).some(model => models.has(model));
    const ignored = (path: RepoPath) =>
      path.startsWith(`${MODEL_FOLDER}/`) || control.ignore.some(pattern => matchesGlob(pattern, path));
    const differing = differences(before.tree, after.tree).filter(
      ({ path }) => !ignored(path) && claimed(path),
    );
    if (differing.length === 0) return undefined;
    const paths = differing.map(({ path }) => path);
    const generated = await generatedAmong(paths, repository, before.whole, snapshot.folder);
    const reader = new SourceReader(this.read);
    const found = await architectureChanges({
      before: before.tree,
      after: after.tree,
      differences: differing,
      readFiles: (tree, wanted) => reader.read(tree, wanted),
      ignore: path => generated.has(path) || ignored(path),
    });
    const concerned = new Set(paths);
    return {
      changes: {
        changes: found.changes.filter(change => isTelling(change) && claimed(change.at.source.path)),
        components: found.components,
        files: found.files,
      },
      gaps: [
        ...found.gaps.filter(gap => !gap.atBase),
        ...reader.unread.filter(({ path }) => path !== undefined && concerned.has(path)),
      ],
    };
  }

  private moment(whole: Tree): Moment {
    return { whole, tree: within(whole, this.present.snapshot.folder) };
  }
}

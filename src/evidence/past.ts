import { architectureChanges } from '../architecture/changes.ts';
import { isTelling } from '../core/architecture.ts';
import { type Assessed, assessed, type Gap } from '../core/assessed.ts';
import type { Control } from '../core/control.ts';
import type { Changes } from '../core/evidence.ts';
import type { Model } from '../core/model.ts';
import type { Oid, RepoPath } from '../core/source.ts';
import { differences, type Tree, type TreeDifference, type TreeEntry, undo } from '../core/tree.ts';
import type { Repository } from '../git/repository.ts';
import { speaksFor } from '../matching/scope.ts';
import type { ReadBlobs } from '../snapshot/blobs.ts';
import { isModelFile } from '../snapshot/folder.ts';
import { generatedAmong, type Snapshot, within } from '../snapshot/snapshot.ts';
import { outsideArchitecture } from './outside.ts';
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

/** So many git processes run at a time. */
const PROCESSES = 4;

/**
 * Earlier states of what is checked. One pass compares them all: each model's part of the tree is taken from the commit
 * that matters for the model, and what no model asks for is as it is at head.
 */
export class Past {
  /** Blobs of any commit of the line. */
  readonly read: ReadBlobs;
  readonly #asked = new Map<Oid, Promise<Assessed<readonly TreeDifference[]>>>();
  readonly #uncommitted: readonly TreeDifference[];

  constructor(private readonly present: Present) {
    const { snapshot, repository } = present;
    const { committed, whole } = snapshot;
    this.#uncommitted = committed === whole.head ? [] : differences(committed, whole.head);
    this.read = async (oids, limit) => {
      const blobs = new Map(await snapshot.read(oids, limit));
      const missing = [...blobs].flatMap(([oid, blob]) => (blob === 'missing' ? [oid] : []));
      const past = missing.length === 0 ? [] : await repository.blobs(missing, limit);
      for (const [oid, blob] of past) blobs.set(oid, blob);
      return blobs;
    };
  }

  /** Asks ahead what differs since many commits, a few processes at a time. */
  async ask(commits: readonly Oid[]): Promise<void> {
    const open = [...new Set(commits)];
    const next = async (): Promise<void> => {
      for (let commit = open.pop(); commit !== undefined; commit = open.pop()) await this.since(commit);
    };
    await Promise.all(Array.from({ length: PROCESSES }, next));
  }

  /** What differs between a commit and what is checked. */
  since(commit: Oid | undefined): Promise<Assessed<readonly TreeDifference[]>> {
    if (commit === undefined) return Promise.resolve(assessed([]));
    const known = this.#asked.get(commit) ?? this.#since(commit);
    this.#asked.set(commit, known);
    return known;
  }

  async #since(commit: Oid): Promise<Assessed<readonly TreeDifference[]>> {
    const { repository, headCommit, snapshot } = this.present;
    const changed = await repository.difference(commit, headCommit);
    if (!changed.ok) return changed;
    const before = new Map<RepoPath, TreeEntry | undefined>();
    for (const each of [...this.#uncommitted, ...changed.value]) before.set(each.path, each.before);
    const then: Tree = {
      entries: new Map([...before].flatMap(([path, entry]) => (entry === undefined ? [] : [[path, entry]]))),
    };
    const { entries } = snapshot.whole.head;
    const now: Tree = {
      entries: new Map(
        [...before.keys()].flatMap(path => {
          const entry = entries.get(path);
          return entry === undefined ? [] : [[path, entry]];
        }),
      ),
    };
    return assessed(differences(within(then, snapshot.folder), within(now, snapshot.folder)), changed.gaps);
  }

  /** Those of some differences that a model speaks for; models themselves are none. */
  claimed(all: readonly TreeDifference[], model: Model): TreeDifference[] {
    const { models } = this.present;
    return all.filter(({ path }) => !isModelFile(path) && speaksFor(model, path, models));
  }

  /**
   * The net difference of the architecture between two states, each told by what differs between it and what is checked.
   * Only changes worth a finding of their own.
   */
  async compare(
    since: readonly TreeDifference[],
    until: readonly TreeDifference[],
  ): Promise<{ changes: Changes; gaps: readonly Gap[] }> {
    const { control, repository, snapshot } = this.present;
    const before = undo(snapshot.head, since);
    const after = until.length === 0 ? snapshot.head : undo(snapshot.head, until);
    const differing = until.length === 0 ? since : differences(before, after);
    const paths = differing.map(({ path }) => path);
    const generated = await (snapshot.base === undefined
      ? generatedAmong(paths, repository, snapshot.committed, snapshot.folder)
      : snapshot.generated(paths));
    const outside = outsideArchitecture(control);
    const reader = new SourceReader(this.read);
    const found = await architectureChanges({
      before,
      after,
      differences: differing,
      readFiles: (tree, wanted) => reader.read(tree, wanted),
      ignore: path => generated.has(path) || outside(path),
    });
    const concerned = new Set(paths);
    return {
      changes: {
        changes: found.changes.filter(isTelling),
        components: found.components,
        files: found.files,
      },
      gaps: [
        ...found.gaps.filter(gap => !gap.atBase),
        ...reader.unread.filter(({ path }) => path !== undefined && concerned.has(path)),
      ],
    };
  }
}

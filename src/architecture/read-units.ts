import type { ArchitectureSource, Component, Move, Unit, UnitReading } from '../core/architecture.ts';
import type { Gap } from '../core/assessed.ts';
import type { RepoPath, Source } from '../core/source.ts';
import type { Tree } from '../core/tree.ts';

/** The texts of these files of a tree; what is missing, too large or not text is left out. One call for many paths. */
export type ReadFiles = (tree: Tree, paths: readonly RepoPath[]) => Promise<ReadonlyMap<RepoPath, Source>>;

/** All units of a source in one tree, read. */
export interface Readings {
  readonly components: Component[];
  readonly moves: Move[];
  readonly gaps: Gap[];
  /** Files of the units that there is no text of. */
  readonly unread: RepoPath[];
}

/** How often a unit may ask for further files: a template, and what that names. */
const MOST_ROUNDS = 3;

/** Reads units, each again with the further files that it asks for. A unit that cannot be read is a gap for its files. */
export async function readUnits(
  source: ArchitectureSource,
  units: readonly Unit[],
  tree: Tree,
  readFiles: ReadFiles,
): Promise<Readings> {
  const held = new Map(await readFiles(tree, [...new Set(units.flatMap(unit => unit.files))]));
  const readings = new Map<Unit, UnitReading>();
  let pending = units;
  for (let round = 0; round < MOST_ROUNDS && pending.length > 0; round++) {
    for (const unit of pending) readings.set(unit, readOne(source, unit, held));
    const wanted = (unit: Unit): RepoPath[] =>
      (readings.get(unit)?.wanted ?? []).filter(
        path => tree.entries.get(path)?.kind === 'file' && !held.has(path),
      );
    pending = pending.filter(unit => wanted(unit).length > 0);
    const more = await readFiles(tree, [...new Set(pending.flatMap(wanted))]);
    if (more.size === 0) break;
    for (const [path, text] of more) held.set(path, text);
  }
  const all = [...readings.values()];
  return {
    components: all.flatMap(one => one.components),
    moves: all.flatMap(one => one.moves),
    gaps: all.flatMap(one => one.gaps),
    unread: units.flatMap(unit => unit.files).filter(path => !held.has(path)),
  };
}

/** A source never throws on purpose. Where it does, that is our mistake: the rest of the run goes on, and says so. */
function readOne(source: ArchitectureSource, unit: Unit, files: ReadonlyMap<RepoPath, Source>): UnitReading {
  try {
    return source.read(unit, files);
  } catch (error) {
    const why = `threatlint could not read it (${reasonOf(error)})`;
    const remedy = 'This is a mistake of threatlint: please report it with the file.';
    const gaps = unit.files.map(path => ({ what: path, why, remedy, path }));
    return { components: [], moves: [], gaps, wanted: [] };
  }
}

/** The first line of what went wrong, short enough for a sentence. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').slice(0, 120).replace(/[.\s]+$/, '') || 'for no reason given';
}

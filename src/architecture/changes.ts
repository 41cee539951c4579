import type {
  ArchitectureSource,
  Change,
  Component,
  ComponentKey,
  Move,
  Unit,
} from '../core/architecture.ts';
import type { Gap } from '../core/assessed.ts';
import type { RepoPath } from '../core/source.ts';
import type { Tree, TreeDifference } from '../core/tree.ts';
import { comparable } from './comparable.ts';
import { compare } from './engine/compare.ts';
import { type ReadFiles, readUnits } from './read-units.ts';
import { deployed, isSkipped } from './skip.ts';
import { SOURCES } from './sources.ts';

export type { ReadFiles } from './read-units.ts';

export interface ChangesInput {
  readonly before: Tree;
  readonly after: Tree;
  readonly differences: readonly TreeDifference[];
  readonly readFiles: ReadFiles;
  /** Paths that the repository's policy declares as not deployed. */
  readonly ignore?: (path: RepoPath) => boolean;
  /** The sources to read; all of them by default. */
  readonly sources?: readonly ArchitectureSource[];
}

/** A file that could not be read. `atBase`: it could not be read at base, whether or not it can be at head. */
export interface UnreadFile extends Gap {
  readonly atBase: boolean;
}

export interface ArchitectureChanges {
  readonly changes: readonly Change[];
  /** Components at head of every unit that differs, by key. */
  readonly components: ReadonlyMap<ComponentKey, Component>;
  /** Architecture files that differ. */
  readonly files: readonly RepoPath[];
  /** Files that differ and were passed over: examples, tests, vendored or generated files. */
  readonly skipped: readonly RepoPath[];
  readonly gaps: readonly UnreadFile[];
}

export interface Inventory {
  readonly components: ReadonlyMap<ComponentKey, Component>;
  readonly moves: readonly Move[];
  readonly files: readonly RepoPath[];
  readonly gaps: readonly Gap[];
}

/** What a pull request changes in the architecture. Reads only units that differ; pure but for `readFiles`. */
export async function architectureChanges(input: ChangesInput): Promise<ArchitectureChanges> {
  const { differences, readFiles, ignore, sources = SOURCES } = input;
  const before = deployed(input.before, ignore);
  const after = deployed(input.after, ignore);
  const differing = new Set(differences.map(one => one.path));
  const files = new Set<RepoPath>();
  const found = await Promise.all(
    sources.map(async source => {
      const olds = source.units(before);
      const news = source.units(after);
      for (const path of [...olds, ...news].flatMap(unit => unit.files))
        if (differing.has(path)) files.add(path);
      const touched = touchedUnits(olds, news, differing);
      const [was, is] = await Promise.all([
        readUnits(
          source,
          olds.filter(unit => touched.has(unit.path)),
          before,
          readFiles,
        ),
        readUnits(
          source,
          news.filter(unit => touched.has(unit.path)),
          after,
          readFiles,
        ),
      ]);
      const both = comparable(was, is);
      return { was, is, changes: compare({ ...both, moves: is.moves }) };
    }),
  );
  const inDifference = (gap: Gap): boolean => gap.path === undefined || differing.has(gap.path);
  const [atBase, atHead] = [found.flatMap(one => one.was.gaps), found.flatMap(one => one.is.gaps)].map(
    gaps => new Set(gaps.map(gap => gap.path)),
  );
  return {
    changes: found.flatMap(one => one.changes),
    components: new Map(
      found.flatMap(one => one.is.components.map(component => [component.key, component] as const)),
    ),
    files: [...files].sort(),
    skipped: [...differing].filter(path => isSkipped(path, ignore)).sort(),
    gaps: found.flatMap(one => [
      ...one.is.gaps.filter(inDifference).map(gap => ({ ...gap, atBase: atBase?.has(gap.path) === true })),
      // What could not be read at base alone is not compared either, though nothing is wrong with it now.
      ...one.was.gaps
        .filter(gap => inDifference(gap) && atHead?.has(gap.path) !== true)
        .map(gap => ({ ...gap, what: `${gap.what} at base`, atBase: true })),
    ]),
  };
}

/** Everything that a tree deploys. */
export async function inventory(
  tree: Tree,
  readFiles: ReadFiles,
  ignore?: (path: RepoPath) => boolean,
): Promise<Inventory> {
  const kept = deployed(tree, ignore);
  const read = await Promise.all(
    SOURCES.map(async source => {
      const units = source.units(kept);
      return { units, ...(await readUnits(source, units, kept, readFiles)) };
    }),
  );
  return {
    components: new Map(
      read.flatMap(one => one.components.map(component => [component.key, component] as const)),
    ),
    moves: read.flatMap(one => one.moves),
    files: read.flatMap(one => one.units.flatMap(unit => unit.files)).sort(),
    gaps: read.flatMap(one => one.gaps),
  };
}

/** Files that declarations take text from: templates, policies, values. */
const TEXT = /\.(tpl|tftpl|tmpl|json|ya?ml|txt|xml|sh|cfg|conf|ini|toml|env|j2|policy|pem|properties)$/i;

/** Units with a file that differs, and those that any other file which differs may be a part of (a template, a values file). */
function touchedUnits(
  olds: readonly Unit[],
  news: readonly Unit[],
  differing: ReadonlySet<RepoPath>,
): Set<RepoPath> {
  const touched = new Set<RepoPath>();
  const texts = [...differing].filter(path => TEXT.test(path));
  for (const unit of [...olds, ...news]) {
    if (touched.has(unit.path)) continue;
    const folders = new Set(unit.files.map(folder));
    const near = (path: RepoPath): boolean => ancestors(path).some(one => folders.has(one));
    if (unit.files.some(file => differing.has(file)) || texts.some(near)) touched.add(unit.path);
  }
  return touched;
}

function folder(path: RepoPath): RepoPath {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The folders that a file lies in, innermost first; the last is the top. */
function ancestors(path: RepoPath): RepoPath[] {
  const found: RepoPath[] = [];
  for (let at = folder(path); at !== ''; at = folder(at)) found.push(at);
  return [...found, ''];
}

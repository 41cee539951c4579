import type { RepoPath, Source } from '../../core/source.ts';
import type { Term } from '../term.ts';
import type { Directory } from './directory.ts';

/** Where an expression is read: its directory, its file, and the names that are bound around it. */
export interface Scope {
  readonly directory: Directory;
  readonly source: Source;
  readonly bound: ReadonlyMap<string, Term>;
}

/** One reading of a set of directories: the files that expressions may name, and what is evaluated so far. */
export interface Reading {
  readonly files: ReadonlyMap<RepoPath, Source>;
  /** Files that an expression names and that are not among `files`. */
  readonly wanted: Set<RepoPath>;
  /** Every file that an expression names or may name. */
  readonly named: Set<RepoPath>;
  /** Values of locals, variables, outputs and data sources, by directory and name. */
  readonly held: Map<string, Term>;
  /** Names being evaluated: a cycle is left unresolved. */
  readonly open: Set<string>;
  /** Steps left: past this everything is left unresolved, so that a hostile file costs no more than a large one. */
  budget: number;
}

/** Steps for one directory; the largest public module reads in a tenth of it. */
export const BUDGET = 3_000_000;

export function newReading(files: ReadonlyMap<RepoPath, Source>): Reading {
  return { files, wanted: new Set(), named: new Set(), held: new Map(), open: new Set(), budget: BUDGET };
}

export function withSource(scope: Scope, source: Source): Scope {
  return scope.source === source ? scope : { ...scope, source };
}

export function bind(scope: Scope, names: Iterable<readonly [string, Term]>): Scope {
  return { ...scope, bound: new Map([...scope.bound, ...names]) };
}

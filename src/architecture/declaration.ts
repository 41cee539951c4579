import type { ComponentKey } from '../core/architecture.ts';
import type { RepoPath, Span } from '../core/source.ts';
import type { Dict } from './term.ts';

/** One declared thing before its facts are read: what a source's reader makes of its syntax. */
export interface Declaration {
  readonly key: ComponentKey;
  readonly source: string;
  readonly unit: RepoPath;
  readonly address: string;
  readonly type: string;
  /** What a finding about it points at: the header of its block, its key in a map. */
  readonly at: Span;
  readonly body: Dict;
  /** All that it declares, where `body` leaves out what does not make it what it is. */
  readonly whole?: Dict;
  /** True where more may be declared than can be read: a patch, a template with parts that are not resolved. */
  readonly partial?: boolean;
  /** The thing that it is a part of, where the syntax says so. */
  readonly owner?: ComponentKey;
  /** Declarations that it stands for: what a local module that it calls declares. */
  readonly contains?: readonly ComponentKey[];
}

/** `source:unit#address`; the unit of the repository's root is `.`. */
export function componentKey(source: string, unit: RepoPath, address: string): ComponentKey {
  return `${source}:${unit === '' ? '.' : unit}#${address}`;
}

import type { TagTable } from './tags.ts';

/** How to read a file. Everything that a threat model does not need is off unless asked for. */
export interface ReadOptions {
  /** Larger files are not read. Bytes; 1 MiB by default. */
  readonly maxBytes?: number;
  /** Files with more values are not read; a value that aliases repeat counts each time. 300,000 by default. */
  readonly maxNodes?: number;
  /** `one` (default): a second document is a problem and only the first is returned. `many`: all are returned. */
  readonly documents?: 'one' | 'many';
  /** Local tags to translate, such as `CLOUDFORMATION_TAGS`. None by default. */
  readonly tags?: TagTable;
  /** Other tags: `problem` (default), or `ignore`. Either way the value is read as if the tag were not there. */
  readonly unknownTags?: 'problem' | 'ignore';
  /** Whether aliases are welcome. False by default: they are then a problem (and still resolved, to spare follow-ups). */
  readonly aliases?: boolean;
  /** Whether merge keys (`<<`) are welcome. False by default: they are then a problem (and still merged). */
  readonly merge?: boolean;
}

/** The options of one reading, with the defaults filled in. */
export type Settings = Required<ReadOptions>;

/** Deeper nesting is a problem. Readers of both syntaxes recurse, and so does everything that walks their values. */
export const MAX_DEPTH = 100;

/** js-yaml counts levels in its own way, by up to two more; the exact limit is kept where values are built. */
export const PARSER_OPTIONS = { maxDepth: MAX_DEPTH + 2 };

export function settingsOf(options: ReadOptions): Settings {
  return {
    maxBytes: 1024 * 1024,
    maxNodes: 300_000,
    documents: 'one',
    tags: new Map(),
    unknownTags: 'problem',
    aliases: false,
    merge: false,
    ...options,
  };
}

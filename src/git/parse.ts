import { type Assessed, assessed, type Gap, notAssessed } from '../core/assessed.ts';
import type { Oid, RepoPath } from '../core/source.ts';
import type { Tree, TreeDifference, TreeEntry } from '../core/tree.ts';
import { isOid } from './oid.ts';
import type { LogEntry } from './repository.ts';

/** How many unnameable paths of one answer are listed one by one. */
const LISTED = 20;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The NUL-terminated fields of an answer, one character a byte. */
export function fields(output: Buffer): string[] {
  const out = output.toString('latin1').split('\0');
  out.pop();
  return out;
}

/** The text of a field; undefined where it is not UTF-8. */
export function decode(field: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII, whole, decodes to itself.
  if (/^[\x00-\x7f]*$/.test(field)) return field;
  try {
    return utf8.decode(Buffer.from(field, 'latin1'));
  } catch {
    return undefined;
  }
}

/** Whether a path stays inside the repository and is in the one form that a path is compared in. */
export function isRepoPath(path: string): boolean {
  return !/(^|\/)\.{0,2}(\/|$)/.test(path);
}

/** Collects the paths that cannot be named, and says so in gaps. */
export class Paths {
  readonly #refused: string[] = [];

  /** The path that a field holds, or undefined (and noted) where no report could name it. */
  read(field: string): RepoPath | undefined {
    const path = decode(field);
    if (path !== undefined && isRepoPath(path)) return path;
    this.refuse(field);
    return undefined;
  }

  refuse(field: string): void {
    this.#refused.push(field);
  }

  gaps(): Gap[] {
    const gap = (what: string): Gap => ({
      what,
      why: 'its name is not UTF-8, or is no plain path, or is there twice, so that no report can name it',
      remedy: 'Rename it (for example with `git mv`) to a name in UTF-8.',
    });
    const out = this.#refused.slice(0, LISTED).map(field => gap(`the file "${printable(field)}"`));
    const more = this.#refused.length - LISTED;
    if (more > 0) out.push(gap(`${more} further files`));
    return out;
  }
}

/** A field as printable ASCII: other bytes as `\xE9`. */
function printable(field: string): string {
  return [...field]
    .map(c =>
      c >= ' ' && c <= '~' ? c : `\\x${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');
}

function kindOf(mode: string): TreeEntry['kind'] | undefined {
  switch (mode.slice(0, 3)) {
    case '100':
      return 'file';
    case '120':
      return 'symlink';
    case '160':
      return 'submodule';
    default:
      return undefined;
  }
}

/** Options of the diff family that leave nothing to configuration, to attributes, or to programs that these name. */
export const PLAIN_DIFF = [
  '--no-abbrev',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--no-relative',
  '--ignore-submodules=none',
];

/** Reads `ls-tree -r -z --full-tree`. */
export function parseTree(output: Buffer): Assessed<Tree> {
  const entries = new Map<RepoPath, TreeEntry>();
  const paths = new Paths();
  for (const field of fields(output)) {
    // "<mode> <type> <oid>\t<path>"
    const tab = field.indexOf('\t');
    const [mode = '', , oid = ''] = field.slice(0, tab).split(' ');
    const kind = kindOf(mode);
    if (tab < 0 || kind === undefined || !isOid(oid)) return garbled('the files of a commit');
    const name = field.slice(tab + 1);
    const path = paths.read(name);
    if (path === undefined) continue;
    // Only a forged tree names a path twice; readers would disagree on which one counts.
    if (entries.has(path)) paths.refuse(name);
    else entries.set(path, { path, oid, kind });
  }
  return assessed({ entries }, paths.gaps());
}

/** One record of git's raw format, ":<mode> <mode> <oid> <oid> <status>" and the path; undefined where nothing that counts differs. */
function parseRaw(header: string, path: RepoPath): TreeDifference | undefined {
  const [oldMode = '', newMode = '', oldOid = '', newOid = ''] = header.slice(1).split(' ');
  const before = entry(oldMode, oldOid, path);
  const after = entry(newMode, newOid, path);
  // Only the executable bit.
  if (before !== undefined && after !== undefined && before.oid === after.oid && before.kind === after.kind) {
    return undefined;
  }
  return {
    path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

function entry(mode: string, oid: Oid, path: RepoPath): TreeEntry | undefined {
  const kind = kindOf(mode);
  return kind === undefined ? undefined : { path, oid, kind };
}

/** Reads `diff-tree -r -z --raw --no-renames`. */
export function parseDifference(output: Buffer): Assessed<readonly TreeDifference[]> {
  const out: TreeDifference[] = [];
  const paths = new Paths();
  const records = fields(output);
  for (let i = 0; i < records.length; i += 2) {
    const header = records[i] ?? '';
    if (!header.startsWith(':')) return garbled('the differences of two commits');
    const path = paths.read(records[i + 1] ?? '');
    const difference = path === undefined ? undefined : parseRaw(header, path);
    if (difference !== undefined) out.push(difference);
  }
  return assessed(out.sort(byPath), paths.gaps());
}

/** What `parseLog` reads: the mark tells a commit's record from a file's, wherever git puts its line feeds. */
export const LOG_FORMAT = '%x01%H%x00%ct%x00%an';

/** Reads `log --raw -z --no-renames` in `LOG_FORMAT`. */
export function parseLog(output: Buffer): Assessed<LogEntry[]> {
  const out: (LogEntry & { changes: TreeDifference[] })[] = [];
  const paths = new Paths();
  const records = fields(output);
  for (let i = 0; i < records.length; i++) {
    const record = (records[i] ?? '').replace(/^\n/, '');
    if (record === '') continue;
    const last = out[out.length - 1];
    if (record.startsWith('\x01') && isOid(record.slice(1))) {
      const date = dateOf(Number(records[i + 1]));
      const author = decode(records[i + 2] ?? '') ?? '';
      out.push({ commit: record.slice(1), date, author, changes: [] });
      i += 2;
    } else if (record.startsWith(':') && last !== undefined) {
      i += 1;
      const path = paths.read(records[i] ?? '');
      const change = path === undefined ? undefined : parseRaw(record, path);
      if (change !== undefined) last.changes.push(change);
    } else {
      return garbled('the history');
    }
  }
  for (const each of out) each.changes.sort(byPath);
  return assessed(out, paths.gaps());
}

function byPath(a: TreeDifference, b: TreeDifference): number {
  return a.path < b.path ? -1 : 1;
}

/** A day in UTC. A commit may claim any time: years that four digits cannot write become the last day that they can. */
function dateOf(seconds: number): string {
  const last = 253_402_300_799;
  return new Date(Math.min(Math.max(Number.isFinite(seconds) ? seconds : 0, 0), last) * 1000)
    .toISOString()
    .slice(0, 10);
}

function garbled<T>(what: string): Assessed<T> {
  return notAssessed({
    what,
    why: 'git answered in an unknown form',
    remedy: 'Run `git fsck` in the repository, and report this with the output of `git version`.',
  });
}

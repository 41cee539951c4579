import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { type Assessed, assessed, type Gap, notAssessed } from '../core/assessed.ts';
import type { Oid, RepoPath } from '../core/source.ts';
import type { Tree, TreeEntry } from '../core/tree.ts';
import type { Place } from './checkout.ts';
import { failed } from './gaps.ts';
import { blobOid } from './oid.ts';
import { fields, Paths } from './parse.ts';
import type { Git } from './process.ts';
import type { WorkingTree } from './repository.ts';

/** Bytes of changed files that are held in memory at once; a folder of build output that nobody ignores has more. */
const TOTAL_LIMIT = 512 * 1024 * 1024;

/** Overlays the tree of HEAD with what is on disk. Two processes, neither of which runs a filter of the repository's. */
export async function readWorkingTree(
  place: Place,
  headTree: Tree | Promise<Tree>,
  limitBytes: number,
): Promise<Assessed<WorkingTree>> {
  const what = 'the files on disk';
  const unfiltered = await withoutFilters(place.local);
  if (!unfiltered.ok) return unfiltered;
  const status = await place.local
    .but({ config: unfiltered.value })
    .run([
      'status',
      '--porcelain=v2',
      '-z',
      '--untracked-files=all',
      '--no-renames',
      '--ignore-submodules=all',
    ]);
  if (status.code !== 0) return failed(what, status);

  const head = await headTree;
  const entries = new Map(head.entries);
  const contents = new Map<Oid, Uint8Array>();
  const paths = new Paths();
  const gaps: Gap[] = [];
  const disk = new Disk(place.root, limitBytes);
  let total = 0;
  let unread = 0;
  for (const field of changedPaths(fields(status.stdout))) {
    const path = paths.read(field);
    if (path === undefined) continue;
    const found = total < TOTAL_LIMIT ? disk.read(path) : 'over';
    entries.delete(path);
    if (found === undefined) continue;
    if (found === 'over') {
      unread += 1;
    } else if ('why' in found) {
      gaps.push(found);
    } else {
      const entry: TreeEntry = { path, oid: blobOid(found.bytes, place.format), kind: found.kind };
      entries.set(path, entry);
      if (head.entries.get(path)?.oid === entry.oid) continue;
      contents.set(entry.oid, found.bytes);
      total += found.bytes.length;
    }
  }
  if (unread > 0) {
    gaps.push({
      what: `${unread} changed or untracked files`,
      why: 'there are too many bytes of such files',
      remedy: 'Ignore build output in `.gitignore`, or commit.',
    });
  }
  return assessed({ tree: { entries }, contents }, [...paths.gaps(), ...gaps]);
}

/** Configuration that turns every configured clean filter off: to tell whether a file changed, git would run it. */
async function withoutFilters(git: Git): Promise<Assessed<string[]>> {
  const result = await git.run(['config', '-z', '--name-only', '--get-regexp', '^filter\\.']);
  const names = new Set<string>();
  for (const key of fields(result.stdout)) {
    const name = key.slice('filter.'.length, key.lastIndexOf('.'));
    if (/[=\n]/.test(name)) {
      return notAssessed({
        what: 'the files on disk',
        why: 'a filter is configured that cannot be turned off from outside, since its name has `=` in it',
        remedy: 'Rename the filter in the git configuration.',
      });
    }
    names.add(Buffer.from(name, 'latin1').toString('utf8'));
  }
  return assessed(
    [...names].flatMap(name => [
      `filter.${name}.clean=`,
      `filter.${name}.process=`,
      `filter.${name}.required=false`,
    ]),
  );
}

/** The paths in `status --porcelain=v2 -z`: changed (1, with 8 fields before), moved (2, 9), unmerged (u, 10), untracked (?). */
function* changedPaths(records: readonly string[]): Generator<string> {
  for (let i = 0; i < records.length; i++) {
    const record = records[i] ?? '';
    switch (record[0]) {
      case '1':
        yield afterFields(record, 8);
        break;
      case '2':
        yield afterFields(record, 9);
        i += 1;
        yield records[i] ?? '';
        break;
      case 'u':
        yield afterFields(record, 10);
        break;
      case '?':
        // A folder is a repository of its own, not files of this one.
        if (!record.endsWith('/')) yield record.slice(2);
        break;
      default:
    }
  }
}

function afterFields(record: string, count: number): string {
  let at = 0;
  for (let i = 0; i < count; i++) at = record.indexOf(' ', at) + 1;
  return record.slice(at);
}

/** Reads files below one folder, never through a symbolic link. */
class Disk {
  readonly #root: string;
  readonly #limit: number;
  readonly #real = new Map<string, boolean>();

  constructor(root: string, limit: number) {
    this.#root = root;
    this.#limit = limit;
  }

  /** What a path is on disk: undefined where there is nothing that git would hold under it. */
  read(path: RepoPath): { kind: 'file' | 'symlink'; bytes: Uint8Array } | Gap | undefined {
    const file = join(this.#root, ...path.split('/'));
    try {
      const stat = lstatSync(file, { throwIfNoEntry: false });
      if (stat === undefined || stat.isDirectory() || !this.#isInside(dirname(file))) return undefined;
      if (stat.isSymbolicLink()) {
        return { kind: 'symlink', bytes: readlinkSync(file, { encoding: 'buffer' }) };
      }
      return this.#readFile(path, file);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      return this.#gap(path, `it cannot be read (${code})`, 'Let this user read it, or remove it.');
    }
  }

  #readFile(path: RepoPath, file: string): { kind: 'file'; bytes: Uint8Array } | Gap {
    // Flags that Windows lacks; there the check of the kind before has to do. O_NONBLOCK: a pipe would wait for a writer.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    const handle = openSync(file, flags);
    try {
      const stat = fstatSync(handle);
      if (!stat.isFile()) return this.#gap(path, 'it is neither file nor link', 'Remove it or ignore it.');
      if (stat.size > this.#limit) {
        const why = `it has ${stat.size} bytes, more than the ${this.#limit} that are read`;
        return this.#gap(path, why, 'Ignore it in `.gitignore`, or make it smaller.');
      }
      return { kind: 'file', bytes: readFileSync(handle) };
    } finally {
      closeSync(handle);
    }
  }

  /** Whether a folder is what its path says: no link on the way leads elsewhere. */
  #isInside(folder: string): boolean {
    const known = this.#real.get(folder);
    if (known !== undefined) return known;
    const real = realpathSync(folder);
    const inside = real === folder && (real === this.#root || real.startsWith(this.#root + sep));
    this.#real.set(folder, inside);
    return inside;
  }

  #gap(path: RepoPath, why: string, remedy: string): Gap {
    return { what: `the file "${path}" on disk`, why, remedy, path };
  }
}

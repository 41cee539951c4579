import { type Assessed, assessed, notAssessed } from '../core/assessed.ts';
import type { Oid, RepoPath } from '../core/source.ts';
import type { Tree, TreeDifference, TreeEntry } from '../core/tree.ts';
import { readAttributes } from './attributes.ts';
import { FETCH_HISTORY, failed } from './gaps.ts';
import { readLog } from './log.ts';
import { inspect, readBlobs } from './objects.ts';
import { isOid, type ObjectFormat } from './oid.ts';
import { PLAIN_DIFF, parseDifference, parseTree } from './parse.ts';
import type { Git } from './process.ts';
import type { Blob, LogEntry, LogRange, Repository, WorkingTree } from './repository.ts';
import { readWorkingTree } from './working-tree.ts';

/** What opening a repository finds out about it. */
export interface Place {
  readonly root: string;
  /** The commit that was checked out when the repository was opened; undefined before the first one. */
  readonly head: Oid | undefined;
  readonly format: ObjectFormat;
  readonly shallow: boolean;
  readonly partial: boolean;
  /** The checkout's own object folder. */
  readonly objects: string;
  /** Object folders of our own with what was fetched. */
  readonly extraObjects: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Git in the checkout: for names (refs, HEAD) and the files on disk. */
  readonly local: Git;
  /** Git in a repository of our own that borrows the checkout's objects. */
  readonly borrowed: () => Git;
  /** Git where the objects are read from: the checkout where it is whole, else `borrowed`. */
  readonly reader: () => Git;
  /** Fetches blobs to where `reader` finds them. */
  readonly fetchBlobs?: (oids: readonly Oid[]) => Promise<void>;
}

const WORKING_TREE_LIMIT = 16 * 1024 * 1024;

/** A repository with a working tree. */
export class Checkout implements Repository {
  readonly place: Place;
  readonly root: string;
  readonly shallow: boolean;
  readonly partial: boolean;
  /** Commits whose trees have been listed: they need not be asked for again. */
  readonly #listed = new Set<Oid>();

  constructor(place: Place) {
    this.place = place;
    this.root = place.root;
    this.shallow = place.shallow;
    this.partial = place.partial;
  }

  async resolve(ref: string): Promise<Assessed<Oid>> {
    const what = `the commit ${JSON.stringify(ref.slice(0, 100))}`;
    if (!isAskable(ref)) {
      return notAssessed({
        what,
        why: 'this is not the name of a branch, tag or commit',
        remedy:
          'Give a branch (`main`, `origin/main`), a tag, a commit id, or one of these followed by `~1` or `^2`.',
      });
    }
    const unknown = this.shallow
      ? `Fetch it first. ${FETCH_HISTORY}`
      : 'Check its spelling, or fetch it first (`git fetch origin`).';
    if (isOid(ref)) {
      // `rev-parse` would go and fetch a commit that a partial clone lacks.
      const [info] = await inspect(this.place.reader(), [`${ref}^{commit}`]);
      if (info !== undefined) return assessed(info.oid);
      return notAssessed({ what, why: 'this clone has no such commit', remedy: unknown });
    }
    const result = await this.place.local.run([
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${ref}^{commit}`,
    ]);
    const oid = result.stdout.toString('latin1').trim();
    if (result.code === 0 && isOid(oid)) return assessed(oid);
    if (result.failed !== undefined) return failed(what, result);
    return notAssessed({ what, why: 'this clone has no such branch, tag or commit', remedy: unknown });
  }

  async head(): Promise<Assessed<Oid>> {
    const { head } = this.place;
    if (head !== undefined) return assessed(head);
    return notAssessed({
      what: 'the commit that is checked out',
      why: 'HEAD names no commit: the repository has none yet, or its branch is damaged',
      remedy: 'Make a first commit, or check out a branch.',
    });
  }

  async parents(commit: Oid): Promise<Assessed<readonly Oid[]>> {
    const what = `the parents of commit ${commit}`;
    if (!isOid(commit)) return notAnId(what);
    const result = await this.place.reader().run(['cat-file', 'commit', commit]);
    if (result.code !== 0) return failed(what, result, FETCH_HISTORY);
    const text = result.stdout.toString('latin1');
    const end = text.indexOf('\n\n');
    const header = end < 0 ? text : text.slice(0, end);
    return assessed(
      [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(match => match[1] ?? '').filter(isOid),
    );
  }

  async has(commit: Oid): Promise<boolean> {
    return (await this.lacking([commit])).length === 0;
  }

  /** Which of some commits this clone lacks, or lacks the top tree of. At most one process. */
  async lacking(commits: readonly Oid[]): Promise<readonly Oid[]> {
    const asked = commits.filter(commit => isOid(commit) && !this.#listed.has(commit));
    const found = await inspect(
      this.place.reader(),
      asked.map(commit => `${commit}^{tree}`),
    );
    return [
      ...commits.filter(commit => !isOid(commit)),
      ...asked.filter((_, i) => found[i]?.type !== 'tree'),
    ];
  }

  async tree(commit: Oid): Promise<Assessed<Tree>> {
    const what = `the files of commit ${commit}`;
    if (!isOid(commit)) return notAnId(what);
    const result = await this.place.reader().run(['ls-tree', '-r', '-z', '--full-tree', commit]);
    if (result.code !== 0) return failed(what, result, FETCH_HISTORY);
    this.#listed.add(commit);
    return parseTree(result.stdout);
  }

  async difference(base: Oid, head: Oid): Promise<Assessed<readonly TreeDifference[]>> {
    const what = `what differs between ${base} and ${head}`;
    if (!isOid(base) || !isOid(head)) return notAnId(what);
    const args = ['diff-tree', '-r', '-z', '--raw', ...PLAIN_DIFF, base, head];
    const result = await this.place.reader().run(args);
    return result.code === 0 ? parseDifference(result.stdout) : failed(what, result, FETCH_HISTORY);
  }

  async mergeBase(a: Oid, b: Oid): Promise<Assessed<Oid>> {
    const what = `the common ancestor of ${a} and ${b}`;
    const found = await this.commonAncestor(what, a, b);
    if (!found.ok) return found;
    if (found.value !== undefined) return assessed(found.value);
    return notAssessed({
      what,
      why: 'the two commits have no common history',
      remedy: 'Compare with a commit that this one descends from.',
    });
  }

  async isAncestor(ancestor: Oid, descendant: Oid): Promise<Assessed<boolean>> {
    const what = `whether ${ancestor} is an ancestor of ${descendant}`;
    const found = await this.commonAncestor(what, ancestor, descendant);
    return found.ok ? assessed(found.value === ancestor) : found;
  }

  /** The answer tells "none" from "cannot know": git before 2.45 ends alike for both, and only complains. */
  private async commonAncestor(what: string, a: Oid, b: Oid): Promise<Assessed<Oid | undefined>> {
    if (!isOid(a) || !isOid(b)) return notAnId(what);
    const result = await this.place.reader().run(['merge-base', a, b]);
    const oid = result.stdout.toString('latin1').trim();
    const complains = result.failed !== undefined || /^(error|fatal):/m.test(result.stderr);
    if (complains || result.code > 1) return failed(what, result, FETCH_HISTORY);
    return assessed(isOid(oid) ? oid : undefined);
  }

  async blobs(oids: Iterable<Oid>, limitBytes: number): Promise<ReadonlyMap<Oid, Blob>> {
    const found = await readBlobs(this.place.reader(), oids, limitBytes);
    if (this.place.fetchBlobs === undefined) return found;
    const absent = [...found.keys()].filter(oid => found.get(oid) === 'missing' && isOid(oid));
    if (absent.length === 0) return found;
    await this.place.fetchBlobs(absent);
    for (const [oid, blob] of await readBlobs(this.place.reader(), absent, limitBytes)) found.set(oid, blob);
    return found;
  }

  async log(range: LogRange): Promise<Assessed<readonly LogEntry[]>> {
    return readLog(this.place.reader(), range);
  }

  async workingTree(
    head: Tree | Promise<Tree>,
    limitBytes = WORKING_TREE_LIMIT,
  ): Promise<Assessed<WorkingTree>> {
    return readWorkingTree(this.place, head, limitBytes);
  }

  async attributes(
    tree: Tree,
    paths: readonly RepoPath[],
    names: readonly string[],
  ): Promise<Assessed<ReadonlyMap<RepoPath, ReadonlySet<string>>>> {
    const sources = [...tree.entries.values()].filter(
      ({ path, kind }) => kind === 'file' && /(^|\/)\.gitattributes$/.test(path),
    );
    if (sources.length === 0 || paths.length === 0 || names.length === 0) return assessed(new Map());
    const lost = this.partial ? await this.firstLost(sources) : undefined;
    if (lost === undefined) return readAttributes(this.place.borrowed(), sources, paths, names);
    // Git would take a file that it cannot read for an empty one.
    return notAssessed({
      what: `the attributes ${names.join(', ')}`,
      why: `\`${lost.path}\` is not in this clone`,
      remedy: FETCH_HISTORY,
      path: lost.path,
    });
  }

  private async firstLost(entries: readonly TreeEntry[]): Promise<TreeEntry | undefined> {
    const blobs = await this.blobs(
      entries.map(({ oid }) => oid),
      Number.MAX_SAFE_INTEGER,
    );
    return entries.find(({ oid }) => blobs.get(oid) === 'missing');
  }
}

/**
 * Whether a text may be given to `rev-parse` at all: the characters of ref names, with `~1` and `^2` after them. What
 * depends on this machine's reflog or searches commit messages is left out, since it names another commit elsewhere.
 */
function isAskable(ref: string): boolean {
  return (
    ref.length <= 1024 &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is refused.
    /^[^\x00-\x20\x7f~^:?*[\\-][^\x00-\x20\x7f~^:?*[\\]*([~^][0-9]*)*$/.test(ref) &&
    !ref.includes('..') &&
    !ref.includes('@{')
  );
}

function notAnId<T>(what: string): Assessed<T> {
  return notAssessed({
    what,
    why: 'this is not a full object id',
    remedy: 'Give 40 or 64 digits in lower-case hex.',
  });
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, onTestFinished } from 'vitest';

/** Files by path: text or bytes to write, a link to make, or null to remove. */
export type Files = Readonly<Record<string, string | Uint8Array | { readonly link: string } | null>>;

export interface CommitOptions {
  /** `YYYY-MM-DD`: noon (UTC) of that day, for author and committer. Default: a day after the last default. */
  readonly date?: string;
  readonly author?: string;
}

export interface CloneOptions {
  /** Commits to fetch from each tip; without it all of them. */
  readonly depth?: number;
  /** A full ref name, also one that clones leave out (`refs/pull/1/merge`). Default: HEAD's branch. Checked out detached. */
  readonly ref?: string;
  /** Such as `blob:none`. */
  readonly filter?: string;
}

/** A real git repository in a folder of its own that lives as long as the test (or file of tests) that made it. */
export interface TestRepository {
  readonly path: string;
  /** The URL that others fetch from. */
  readonly url: string;
  write(files: Files): void;
  /** Commits everything that is on disk, also when nothing changed, and gives back the commit's id. */
  commit(message: string, options?: CommitOptions): string;
  /** Runs git and gives back what it wrote, without the last line feed. */
  git(...args: string[]): string;
  /** Makes a branch at HEAD and checks it out. */
  branch(name: string): void;
  checkout(ref: string): void;
  /** Merges a branch with a merge commit, and gives back that commit's id. */
  merge(branch: string, options?: CommitOptions): string;
  /** Clones as actions/checkout does: init, fetch, checkout. Without `depth` the clone is whole. */
  clone(options?: CloneOptions): TestRepository;
  /** `clone` with depth 1, unless another is given. */
  shallowClone(options?: CloneOptions): TestRepository;
  remove(): void;
}

/** Git as it is nowhere configured, so that tests do not depend on who runs them. */
export const isolatedEnv: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || name.startsWith('GIT_') ? [] : [[name, value]],
    ),
  ),
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};

/** Makes a repository with the initial branch `main` that serves filtered and single-commit fetches as GitHub does. */
export function createRepository(
  options: { readonly objectFormat?: 'sha1' | 'sha256' } = {},
): TestRepository {
  const path = temporaryFolder();
  run(path, [
    'init',
    '--quiet',
    '--initial-branch=main',
    `--object-format=${options.objectFormat ?? 'sha1'}`,
  ]);
  run(path, ['config', 'uploadpack.allowFilter', 'true']);
  run(path, ['config', 'uploadpack.allowAnySHA1InWant', 'true']);
  return at(path);
}

/** A folder, links resolved, that is removed after the test (or the file of tests) that asked for it. */
export function temporaryFolder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'threatlint-test-')));
  const remove = () => rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  try {
    onTestFinished(remove);
  } catch {
    try {
      // Not in a test: in a hook, or while tests are collected.
      afterAll(remove);
    } catch {
      process.once('exit', remove);
    }
  }
  return path;
}

function run(path: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const identity = ['user.name=Test', 'user.email=test@example.org', 'commit.gpgSign=false', 'gc.auto=0'];
  return execFileSync('git', [...identity.flatMap(each => ['-c', each]), ...args], {
    cwd: path,
    env: { ...isolatedEnv, ...env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  }).replace(/\n$/, '');
}

function at(path: string): TestRepository {
  let day = Date.UTC(2026, 0, 1, 12);
  const identity = ({ date, author = 'Test' }: CommitOptions): Record<string, string> => {
    const time = date === undefined ? day : Date.parse(`${date}T12:00:00Z`);
    if (date === undefined) day += 86_400_000;
    const stamp = `${time / 1000} +0000`;
    return { GIT_AUTHOR_DATE: stamp, GIT_COMMITTER_DATE: stamp, GIT_AUTHOR_NAME: author };
  };
  const repository: TestRepository = {
    path,
    url: pathToFileURL(path).href,
    write(files) {
      for (const [name, content] of Object.entries(files)) put(join(path, name), content);
    },
    commit(message, options = {}) {
      run(path, ['add', '--all']);
      run(path, ['commit', '--quiet', '--allow-empty', '--message', message], identity(options));
      return run(path, ['rev-parse', 'HEAD']);
    },
    git: (...args) => run(path, args),
    branch: name => void run(path, ['checkout', '--quiet', '-b', name]),
    checkout: ref => void run(path, ['checkout', '--quiet', ref]),
    merge(branch, options = {}) {
      run(path, ['merge', '--quiet', '--no-ff', '--message', `Merge ${branch}`, branch], identity(options));
      return run(path, ['rev-parse', 'HEAD']);
    },
    clone: options => clone(repository, options),
    shallowClone: (options = {}) => clone(repository, { depth: 1, ...options }),
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }),
  };
  return repository;
}

function put(file: string, content: Files[string] | undefined): void {
  rmSync(file, { recursive: true, force: true });
  if (content === null || content === undefined) return;
  mkdirSync(dirname(file), { recursive: true });
  if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(file, content);
  else symlinkSync(content.link, file);
}

function clone(from: TestRepository, options: CloneOptions = {}): TestRepository {
  const path = temporaryFolder();
  const format = run(from.path, ['rev-parse', '--show-object-format']);
  run(path, ['init', '--quiet', '--initial-branch=main', `--object-format=${format}`]);
  run(path, ['remote', 'add', 'origin', from.url]);
  const fetch = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules'];
  if (options.depth !== undefined) fetch.push(`--depth=${options.depth}`);
  if (options.filter !== undefined) fetch.push(`--filter=${options.filter}`);
  if (options.ref === undefined) {
    const branch = run(from.path, ['rev-parse', '--abbrev-ref', 'HEAD']);
    const refspec =
      options.depth === undefined
        ? '+refs/heads/*:refs/remotes/origin/*'
        : `+refs/heads/${branch}:refs/remotes/origin/${branch}`;
    run(path, [...fetch, 'origin', refspec]);
    run(path, ['checkout', '--quiet', '-B', branch, `refs/remotes/origin/${branch}`]);
  } else {
    const local = options.ref.replace(/^refs\/(heads\/)?/, 'refs/remotes/');
    run(path, [...fetch, 'origin', `+${options.ref}:${local}`]);
    run(path, ['checkout', '--quiet', '--detach', local]);
  }
  return at(path);
}

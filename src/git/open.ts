import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Assessed, assessed, type Gap, notAssessed } from '../core/assessed.ts';
import { Checkout } from './checkout.ts';
import { gapOf, reason } from './gaps.ts';
import { Git, type GitResult } from './process.ts';
import { hasPromisorPack } from './promisor.ts';
import { borrowingReader } from './reader.ts';
import type { OpenOptions, Repository } from './repository.ts';

/**
 * Opens the repository that a folder lies in. One git process. What is not a repository with a working tree, or is one
 * that git refuses, is a gap.
 */
export async function openRepository(
  directory: string,
  options: OpenOptions = {},
): Promise<Assessed<Repository>> {
  const env = options.env ?? process.env;
  const start = new Git({ directory, env, config: trust(options.trusted ?? []) });
  const result = await start.run([
    'rev-parse',
    '--is-bare-repository',
    '--is-shallow-repository',
    '--show-object-format',
    '--absolute-git-dir',
    '--git-path',
    'objects',
    '--show-toplevel',
    '--quiet',
    '--verify',
    'HEAD^{commit}',
  ]);
  const lines = result.stdout.toString('utf8').split('\n');
  // Before the first commit, `--verify` ends with 1 after all the other answers.
  const unborn = result.code === 1 && result.failed === undefined;
  if (result.code !== 0 && !unborn) return notAssessed(refusal(directory, lines, result));
  const [, shallow, format, gitDir, objects, root, head] = lines;
  const complete = lines.length === (unborn ? 7 : 8);
  if (!complete || gitDir === undefined || objects === undefined || root === undefined) {
    return notAssessed({
      what: `the repository at ${directory}`,
      why: 'its path has a line feed in it',
      remedy: 'Rename the folder.',
    });
  }
  // With the git folder named, git asks no more who owns it: it has just been asked.
  const local = new Git({ directory: root, gitDir, workTree: root, env });
  const objectFolder = resolve(directory, objects);
  const objectFormat = format === 'sha256' ? 'sha256' : 'sha1';
  const whole = shallow !== 'true' && !hasPromisorPack(objectFolder);
  const borrowed = once(() => borrowingReader([objectFolder], objectFormat, env));
  return assessed(
    new Checkout({
      root: realpathSync(root),
      head: unborn ? undefined : head,
      format: objectFormat,
      shallow: shallow === 'true',
      partial: hasPromisorPack(objectFolder),
      objects: objectFolder,
      extraObjects: [],
      env,
      local,
      borrowed,
      reader: whole ? () => local : borrowed,
    }),
  );
}

/** Makes a value when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Git compares with the path that it finds, links resolved. `*` would trust every folder: it is no folder. */
function trust(folders: readonly string[]): string[] {
  const named = folders.filter(folder => folder !== '*' && folder !== '').map(folder => resolve(folder));
  const real = named.map(folder => {
    try {
      return realpathSync(folder);
    } catch {
      return folder;
    }
  });
  return [...new Set([...named, ...real])].map(folder => `safe.directory=${folder}`);
}

function refusal(directory: string, lines: readonly string[], result: GitResult): Gap {
  const what = `the repository at ${directory}`;
  if (result.failed !== undefined) return gapOf(what, result);
  if (/dubious ownership/.test(result.stderr)) {
    return {
      what,
      why: 'the folder belongs to another user, so that git refuses to read it ("dubious ownership")',
      remedy:
        'Run `git config --global --add safe.directory <folder>` for it; in a container job, as a step before this one, with `$GITHUB_WORKSPACE` as the folder.',
    };
  }
  if (lines[0] === 'true' || /must be run in a work tree/.test(result.stderr)) {
    return {
      what,
      why: 'it has no working tree: it is a bare repository, or the inside of a `.git` folder',
      remedy: 'Name a folder of a checkout (`git worktree add` makes one of a bare repository).',
    };
  }
  if (/not a git repository/.test(result.stderr)) {
    return {
      what,
      why: 'it lies in no git repository',
      remedy: 'Name a folder of a git repository; in a workflow, run actions/checkout before.',
    };
  }
  return {
    what,
    why: `git says: ${reason(result)}`,
    remedy: 'Run `git status` there and mend what it says.',
  };
}

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Assessed } from '../../src/core/assessed.ts';
import { type OpenOptions, openRepository, type Repository } from '../../src/git/index.ts';
import { createRepository, isolatedEnv, temporaryFolder } from '../support/repository.ts';

function value<T>(answer: Assessed<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.gap));
  expect(answer.gaps).toEqual([]);
  return answer.value;
}

const open = (path: string, options: OpenOptions = {}) =>
  openRepository(path, { env: isolatedEnv, ...options });

async function onDisk(repository: Repository, limit?: number) {
  const head = value(await repository.tree(value(await repository.head())));
  return repository.workingTree(head, limit);
}

describe('opening', () => {
  it('finds the top folder from below, through links, and in linked worktrees', async () => {
    const at = createRepository();
    at.write({ 'a/b/c': 'x', link: { link: 'a' } });
    const first = at.commit('one');
    const other = join(temporaryFolder(), 'wörk tree');
    at.git('worktree', 'add', '-q', '--detach', other);
    for (const [path, root] of [
      [at.path, at.path],
      [join(at.path, 'a', 'b'), at.path],
      [join(at.path, 'link'), at.path],
      [other, other],
    ] as const) {
      const repository = value(await open(path));
      expect(repository.root).toBe(root);
      expect(repository.shallow).toBe(false);
      expect(repository.partial).toBe(false);
      expect(value(await repository.head())).toBe(first);
      expect((await repository.tree(first)).ok).toBe(true);
    }
    writeFileSync(join(other, 'new'), 'n');
    const disk = value(await onDisk(value(await open(other))));
    expect([...disk.tree.entries.keys()]).toContain('new');
  });

  it('says why a folder is no repository to work with', async () => {
    const empty = temporaryFolder();
    const bare = temporaryFolder();
    execFileSync('git', ['init', '-q', '--bare', bare], { env: isolatedEnv });
    const at = createRepository();
    at.commit('one');
    const why = async (path: string, options: OpenOptions = {}) => {
      const answer = await open(path, options);
      return answer.ok ? 'ok' : answer.gap.why;
    };
    expect(await why(empty)).toBe('it lies in no git repository');
    expect(await why(join(empty, 'nowhere'))).toBe('the folder does not exist');
    expect(await why(bare)).toMatch(/^it has no working tree/);
    expect(await why(join(at.path, '.git'))).toMatch(/^it has no working tree/);
    expect(await why(at.path, { env: { PATH: empty } })).toBe('there is no `git` program on this machine');
    at.write({ '.git/config': '[core\n' });
    expect(await why(at.path)).toMatch(/^git says: bad config/);
  });

  it('minds who owns the folder, except where the host vouches for it', async () => {
    const at = createRepository();
    at.write({ 'a/b': 'x' });
    const head = at.commit('one');
    const env = { ...isolatedEnv, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    const refused = await open(at.path, { env });
    expect(refused).toMatchObject({ ok: false, gap: { why: expect.stringMatching(/dubious ownership/) } });
    for (const trusted of [[temporaryFolder()], ['*'], ['']])
      expect((await open(at.path, { env, trusted })).ok).toBe(false);
    const repository = value(await open(join(at.path, 'a'), { env, trusted: [`${at.path}/`] }));
    expect(value(await repository.head())).toBe(head);
    expect((await onDisk(repository)).ok).toBe(true);
  });

  it('ignores variables that point git elsewhere', async () => {
    const at = createRepository();
    const head = at.commit('here');
    const elsewhere = createRepository();
    elsewhere.commit('elsewhere');
    const env = {
      ...isolatedEnv,
      GIT_DIR: join(elsewhere.path, '.git'),
      GIT_WORK_TREE: elsewhere.path,
      GIT_INDEX_FILE: '/nowhere',
      GIT_OBJECT_DIRECTORY: '/nowhere',
      GIT_EXTERNAL_DIFF: 'false',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.bare',
      GIT_CONFIG_VALUE_0: 'true',
      GIT_TRACE: '1',
      EDITOR: 'false',
      PAGER: 'false',
    };
    const repository = value(await open(at.path, { env }));
    expect(repository.root).toBe(at.path);
    expect(value(await repository.head())).toBe(head);
    expect((await onDisk(repository)).ok).toBe(true);
  });

  it('has no HEAD before the first commit, but files on disk', async () => {
    const at = createRepository();
    at.write({ new: 'n' });
    const repository = value(await open(at.path));
    expect(await repository.head()).toMatchObject({ ok: false });
    const disk = value(await repository.workingTree({ entries: new Map() }));
    expect([...disk.tree.entries.keys()]).toEqual(['new']);
  });
});

describe('the working tree', () => {
  it('is HEAD with what is on disk over it', async () => {
    const at = createRepository();
    const kept = {
      same: 's',
      touched: 't',
      staged: '1',
      edited: '1',
      gone: '1',
      unstaged: '1',
      type: 'file',
      'dir/f': '1',
    };
    at.write({ ...kept, '.gitignore': 'ignored\n', link: { link: 'same' } });
    at.commit('one');
    at.write({ staged: '2', both: 'b', moved: 'm' });
    at.git('add', 'staged', 'both');
    at.git('rm', '-q', '--cached', 'unstaged');
    at.write({
      both: 'c',
      edited: '2',
      gone: null,
      new: 'n',
      ignored: 'i',
      type: { link: '/etc/passwd' },
      link: 'file',
    });
    at.write({ dir: { link: '/etc' }, 'x/y\nz': 'deep' });
    utimesSync(join(at.path, 'touched'), 1, 1);
    at.write({
      'nested/.git/HEAD': 'ref: refs/heads/x\n',
      'nested/.git/objects/x': '',
      'nested/.git/refs/x': '',
    });
    const disk = value(await onDisk(value(await open(at.path))));
    const shown = [...disk.tree.entries.values()].map(({ path, kind, oid }) => {
      const bytes = disk.contents.get(oid);
      return `${path} ${kind}${bytes === undefined ? '' : ` ${Buffer.from(bytes)}`}`;
    });
    expect(shown.sort()).toEqual([
      '.gitignore file',
      'both file c',
      'dir symlink /etc',
      'edited file 2',
      'link file file',
      'moved file m',
      'new file n',
      'same file',
      'staged file 2',
      'touched file',
      'type symlink /etc/passwd',
      'unstaged file',
      'x/y\nz file deep',
    ]);
    for (const [oid, bytes] of disk.contents) {
      const git = execFileSync('git', ['hash-object', '--stdin'], {
        input: bytes,
        env: isolatedEnv,
        encoding: 'utf8',
      });
      expect(git.trim()).toBe(oid);
    }
  });

  it('reads neither pipes nor what is too large, and says so', async () => {
    const at = createRepository();
    at.write({ pipe: 'x', large: 'x' });
    at.commit('one');
    at.write({ pipe: null, large: 'x'.repeat(101) });
    execFileSync('mkfifo', [join(at.path, 'pipe')]);
    const disk = await onDisk(value(await open(at.path)), 100);
    if (!disk.ok) throw new Error(disk.gap.why);
    expect([...disk.value.tree.entries.keys()]).toEqual([]);
    expect(disk.gaps.map(({ path }) => path).sort()).toEqual(['large', 'pipe']);
  });

  it('runs nothing: no hook, monitor, filter, diff program or signature check; and writes nothing', async () => {
    const at = createRepository();
    at.write({ a: '1', b: '1', '.gitattributes': '* filter=evil diff=evil\n' });
    const base = at.commit('one');
    at.write({ b: '2' });
    const head = at.commit('two');
    const witness = join(temporaryFolder(), 'ran');
    const program = join(temporaryFolder(), 'program');
    writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> ${witness}\ncat\n`, { mode: 0o755 });
    for (const key of [
      ...['core.fsmonitor', 'core.pager', 'core.sshCommand', 'core.askPass', 'diff.external', 'gpg.program'],
      ...[
        'filter.evil.clean',
        'filter.evil.smudge',
        'filter.evil.process',
        'diff.evil.command',
        'diff.evil.textconv',
      ],
    ]) {
      at.git('config', key, program);
    }
    at.git('config', 'filter.evil.required', 'true');
    at.git('config', 'log.showSignature', 'true');
    const hooks = join(at.path, '.git', 'hooks');
    mkdirSync(hooks, { recursive: true });
    for (const hook of ['post-index-change', 'reference-transaction', 'fsmonitor-watchman']) {
      writeFileSync(join(hooks, hook), readFileSync(program), { mode: 0o755 });
    }
    at.write({ a: '2' });
    utimesSync(join(at.path, 'b'), 1, 1);
    const index = readFileSync(join(at.path, '.git', 'index'));

    const repository = value(await open(at.path));
    value(await repository.resolve('main'));
    const tree = value(await repository.tree(head));
    value(await repository.difference(base, head));
    value(await repository.log({ head, paths: ['a'] }));
    value(await repository.attributes(tree, ['a'], ['diff']));
    value(await repository.mergeBase(base, head));
    await repository.blobs(
      [...tree.entries.values()].map(({ oid }) => oid),
      100,
    );
    const disk = value(await repository.workingTree(tree));
    expect([...disk.contents.values()].map(bytes => `${Buffer.from(bytes)}`)).toEqual(['2']);
    expect(existsSync(witness)).toBe(false);
    expect(readFileSync(join(at.path, '.git', 'index')).equals(index)).toBe(true);
  });
});

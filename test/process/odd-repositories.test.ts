import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pullRequest, type ReportJson, runAction } from '../support/action.ts';
import { type CliRun, runCli } from '../support/cli.ts';
import {
  createRepository,
  type Files,
  isolatedEnv,
  type TestRepository,
  temporaryFolder,
} from '../support/repository.ts';
import { CONTROL, MODEL, NEW_BUCKET, OPEN_DATABASE, SHOP } from '../support/shop.ts';

const CHANGE_RULE = 'validation/architecture-change-without-model';

interface Judged extends CliRun {
  readonly report: ReportJson & {
    skipped: { path: string; why: string }[];
    looked: { models: number; units: number };
  };
  readonly blocking: readonly string[];
}

/** Runs `check` in a folder and reads what it says. */
function check(
  cwd: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Judged {
  const run = runCli(['check', '--today', '2026-11-23', '--format', 'json', ...args], { cwd, env });
  if (run.code === 2) throw new Error(run.stderr);
  const report = JSON.parse(run.stdout) as Judged['report'];
  return { ...run, report, blocking: report.findings.filter(({ blocks }) => blocks).map(({ rule }) => rule) };
}

/** The shop on `main`, and a branch `feature`, checked out, with a change. */
function shop(
  change: Files = { 'infra/main.tf': OPEN_DATABASE },
  before: Files = SHOP,
  objectFormat: 'sha1' | 'sha256' = 'sha1',
) {
  const at = createRepository({ objectFormat });
  at.write(before);
  const base = at.commit('base', { date: '2026-11-02' });
  at.branch('feature');
  at.write(change);
  const head = at.commit('change', { date: '2026-11-20' });
  return { at, base, head };
}

describe('checkouts', () => {
  it('a linked worktree is judged by its own branch', () => {
    const { at } = shop();
    const other = join(temporaryFolder(), 'main');
    at.git('worktree', 'add', '--quiet', other, 'main');
    expect(check(other, ['--base', 'main']).code).toBe(0);
    writeFileSync(join(other, 'infra', 'main.tf'), OPEN_DATABASE);
    expect(check(other, ['--base', 'main']).blocking).toEqual([CHANGE_RULE]);
    expect(check(at.path, ['--base', 'main']).blocking).toEqual([CHANGE_RULE]);
  });

  it('a detached head is compared like a branch', () => {
    const { at, head } = shop();
    at.git('checkout', '--quiet', '--detach', head);
    expect(check(at.path, ['--base', 'main']).blocking).toEqual([CHANGE_RULE]);
  });

  it('a folder whose .git is a file, and one that borrows the objects of another, are read', () => {
    const { at } = shop();
    const moved = join(temporaryFolder(), 'elsewhere.git');
    renameSync(join(at.path, '.git'), moved);
    writeFileSync(join(at.path, '.git'), `gitdir: ${moved}\n`);
    expect(check(at.path, ['--base', 'main']).blocking).toEqual([CHANGE_RULE]);

    const borrowing = createRepository();
    borrowing.git('fetch', '--quiet', moved, 'main', 'feature');
    writeFileSync(join(borrowing.path, '.git', 'objects', 'info', 'alternates'), `${moved}/objects\n`);
    borrowing.git('-c', 'pack.threads=1', 'repack', '-adlq');
    borrowing.git('checkout', '--quiet', '-B', 'feature', 'FETCH_HEAD');
    borrowing.git('fetch', '--quiet', moved, '+main:main', '+feature:both');
    borrowing.git('checkout', '--quiet', 'both');
    expect(check(borrowing.path, ['--base', 'main']).blocking).toEqual([CHANGE_RULE]);
  });

  it.each([
    ['cone', ['set', '--cone', 'docs']],
    ['patterns', ['set', '--no-cone', '/docs/']],
  ])('a sparse checkout (%s) is read from objects where its files are not on disk', (_, args) => {
    const { at } = shop({ 'infra/main.tf': OPEN_DATABASE, 'docs/a.md': 'a' }, { ...SHOP, 'docs/b.md': 'b' });
    at.git('sparse-checkout', ...args);
    expect(() => readFileSync(join(at.path, 'infra', 'main.tf'))).toThrow();
    const run = check(at.path, ['--base', 'main']);
    expect(run.blocking).toEqual([CHANGE_RULE]);
    expect(run.report.looked.models).toBe(1);
    expect(run.report.notAssessed).toEqual([]);
  });

  it.each(['blob:none', 'tree:0', 'blob:limit=10'])(
    'a partial clone (%s) is filled from its remote, and without it is not assessed',
    filter => {
      const { at, base, head } = shop();
      at.git('checkout', '--quiet', '-B', 'merged', 'main');
      at.merge('feature', { date: '2026-11-20' });
      at.git('update-ref', 'refs/pull/1/merge', 'HEAD');
      const clone = at.clone({ ref: 'refs/pull/1/merge', filter });
      clone.git('config', 'remote.origin.promisor', 'true');
      clone.git('config', 'remote.origin.partialclonefilter', filter);
      const ask = () =>
        runAction({ workspace: clone.path, event: 'pull_request', payload: pullRequest(base, head) });
      const run = ask();
      expect(run.report?.notAssessed).toEqual([]);
      expect(run.report?.findings.filter(({ blocks }) => blocks).map(({ rule }) => rule)).toEqual([
        CHANGE_RULE,
      ]);
      clone.git('remote', 'set-url', 'origin', '/nowhere');
      const alone = ask();
      expect(alone.code).toBe(3);
      expect(alone.report?.findings).toEqual([]);
      expect(alone.report?.notAssessed.map(({ remedy }) => remedy).join()).toMatch(/fetch-depth: 0/);
    },
  );

  it('SHA-256, with and without the whole history', () => {
    const { at, base, head } = shop(undefined, SHOP, 'sha256');
    expect(head).toHaveLength(64);
    expect(check(at.path, ['--base', 'main']).blocking).toEqual([CHANGE_RULE]);
    at.git('checkout', '--quiet', '-B', 'merged', 'main');
    at.merge('feature', { date: '2026-11-20' });
    at.git('update-ref', 'refs/pull/1/merge', 'HEAD');
    const clone = at.shallowClone({ ref: 'refs/pull/1/merge' });
    const run = runAction({ workspace: clone.path, event: 'pull_request', payload: pullRequest(base, head) });
    expect(run.report?.notAssessed).toEqual([]);
    expect(run.code).toBe(1);
  });

  it('a repository before its first commit is judged by the files on disk', () => {
    const at = createRepository();
    expect(check(at.path).code).toBe(0);
    at.write(SHOP);
    const run = check(at.path);
    expect(run.report.looked.models).toBe(1);
    expect(run.code).toBe(0);
    at.write({ 'threat-model/shop.yaml': 'name: [' });
    expect(check(at.path).blocking).toEqual(['document/syntax']);
  });

  it('what is no checkout at all ends with one sentence and code 2', () => {
    const { at } = shop();
    const bare = join(temporaryFolder(), 'bare.git');
    at.git('clone', '--quiet', '--bare', at.path, bare);
    const plain = temporaryFolder();
    mkdirSync(join(plain, 'threat-model'));
    const env = { GIT_CEILING_DIRECTORIES: plain };
    for (const [folder, words] of [
      [bare, /no working tree/],
      [join(at.path, '.git'), /no working tree/],
      [plain, /lies in no git repository/],
    ] as const) {
      const run = runCli(['check', folder], { env });
      expect(run.stderr).toMatch(words);
      expect(run.code).toBe(2);
      expect(run.stdout).toBe('');
    }
  });

  it('a damaged repository is an error or not assessed, never clean', () => {
    const { at } = shop();
    const tree = at.git('rev-parse', 'main^{tree}');
    const file = join(at.path, '.git', 'objects', tree.slice(0, 2), tree.slice(2));
    chmodSync(file, 0o644);
    writeFileSync(file, 'damage');
    const run = runCli(['check', '--base', 'main', '--today', '2026-11-23'], { cwd: at.path });
    expect([2, 3]).toContain(run.code);
  });
});

describe('owners', () => {
  it('a container job trusts the workspace, and nothing beside it', () => {
    const { at, base, head } = shop();
    at.git('checkout', '--quiet', '-B', 'merged', 'main');
    at.merge('feature', { date: '2026-11-20' });
    const request = { workspace: at.path, event: 'pull_request', payload: pullRequest(base, head) };
    const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    expect(runAction({ ...request, env }).code).toBe(1);
    // A workspace inside somebody else's repository does not make that one trusted.
    const inner = join(at.path, 'inner');
    mkdirSync(inner);
    const beside = runAction({ ...request, workspace: inner, env });
    expect(beside.code).toBe(2);
    expect(beside.annotations.join()).toContain('safe.directory');
    expect(at.git('config', '--list')).not.toContain('safe.directory');
  });

  it('at a desk the folder of somebody else is refused, with what to do', () => {
    const { at } = shop();
    const run = runCli(['check'], { cwd: at.path, env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' } });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/belongs to another user.*\n?.*safe\.directory/);
  });
});

describe('what points git elsewhere', () => {
  it('variables of a hook are not obeyed', () => {
    const { at } = shop();
    const other = createRepository();
    other.write({ 'a.txt': 'a' });
    other.commit('other');
    for (const env of [
      { GIT_DIR: join(other.path, '.git') },
      { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/none', GIT_PREFIX: 'infra/' },
      { GIT_OBJECT_DIRECTORY: join(other.path, '.git', 'objects') },
      { GIT_WORK_TREE: other.path, GIT_NAMESPACE: 'x', GIT_COMMON_DIR: other.path },
      { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.worktree', GIT_CONFIG_VALUE_0: other.path },
      { GIT_REPLACE_REF_BASE: 'refs/heads/', GIT_SHALLOW_FILE: join(other.path, 'a.txt') },
      { GIT_ICASE_PATHSPECS: '1', GIT_ATTR_SOURCE: 'main', GIT_DEFAULT_HASH: 'sha256' },
    ]) {
      expect(check(at.path, ['--base', 'main'], env).blocking, JSON.stringify(env)).toEqual([CHANGE_RULE]);
    }
  });

  it('a pre-commit hook judges what is about to be committed', () => {
    const at = createRepository();
    at.write(SHOP);
    at.commit('base', { date: '2026-11-02' });
    const hook = join(at.path, '.git', 'hooks', 'pre-commit');
    mkdirSync(join(at.path, '.git', 'hooks'), { recursive: true });
    const cli = join(process.cwd(), 'dist', 'cli.js');
    writeFileSync(
      hook,
      `#!/bin/sh\nexec '${process.execPath}' '${cli}' check --base HEAD --today 2026-11-23 >&2\n`,
    );
    chmodSync(hook, 0o755);
    at.write({ 'infra/main.tf': NEW_BUCKET });
    expect(() => at.commit('bucket')).toThrow(/aws_s3_bucket\.exports/);
    at.write({ 'infra/main.tf': SHOP['infra/main.tf'], 'README.md': 'x' });
    expect(at.commit('readme')).toMatch(/^[0-9a-f]{40}$/);
  });

  it('replaced objects and grafts are not obeyed', () => {
    const { at, base, head } = shop();
    const harmless = at.git('rev-parse', 'main:infra/main.tf');
    at.git('replace', at.git('rev-parse', 'feature:infra/main.tf'), harmless);
    expect(check(at.path, ['--base', 'main']).blocking).toEqual([CHANGE_RULE]);
    at.git('replace', '--graft', head);
    writeFileSync(join(at.path, '.git', 'info', 'grafts'), `${head}\n${base}\n`);
    expect(check(at.path, ['--base', 'main']).blocking).toEqual([CHANGE_RULE]);
  });
});

describe('submodules', () => {
  function withSubmodule(path: string): { at: TestRepository; update: () => void } {
    const inner = createRepository();
    inner.write({ 'shop.yaml': MODEL.replace('owner: acme/shop\n', ''), 'infra/main.tf': NEW_BUCKET });
    inner.commit('inner', { date: '2026-11-01' });
    const at = createRepository();
    at.write(path.startsWith('threat-model') ? { 'infra/main.tf': SHOP['infra/main.tf'] } : SHOP);
    at.commit('base without', { date: '2026-11-02' });
    const add = (message: string) => {
      at.git(
        '-c',
        'protocol.file.allow=always',
        'submodule',
        'update',
        '--init',
        '--quiet',
        '--remote',
        path,
      );
      at.commit(message, { date: '2026-11-03' });
    };
    at.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '--quiet', inner.url, path);
    at.commit('submodule', { date: '2026-11-03' });
    return {
      at,
      update: () => {
        inner.write({ 'infra/main.tf': OPEN_DATABASE });
        inner.commit('inner changed', { date: '2026-11-04' });
        add('update');
      },
    };
  }

  it('one that is the folder of models is not followed, and the run is not clean', () => {
    const { at } = withSubmodule('threat-model');
    const run = check(at.path);
    expect(run.report.looked.models).toBe(0);
    expect(run.code).toBe(3);
    expect(run.report.notAssessed[0]).toMatchObject({ what: expect.stringContaining('threat-model') });
    expect(run.report.notAssessed[0]?.why).toContain('submodule');
  });

  it('one that a change moves to another commit is listed as skipped, with the reason', () => {
    const { at, update } = withSubmodule('infra/network');
    at.branch('feature');
    update();
    const run = check(at.path, ['--base', 'main']);
    expect(run.report.skipped).toEqual([
      { path: 'infra/network', why: 'a submodule: its own repository is where it is judged' },
    ]);
    expect(run.report.looked.models).toBe(1);
    expect(run.code).toBe(0);
  });

  it('one that is checked is a repository of its own', () => {
    const { at } = withSubmodule('infra/network');
    writeFileSync(join(at.path, 'infra', 'network', 'new.txt'), 'x');
    expect(check(join(at.path, 'infra', 'network')).report.looked.models).toBe(0);
    expect(check(at.path).report.looked.models).toBe(1);
  });
});

describe('names', () => {
  const HOSTILE = [
    '-rf',
    'a\nb',
    'q"uote',
    "it's",
    'back\\slash',
    'caf\u00e9',
    'cafe\u0301',
    ' space ',
    '$(touch x)',
    '%0A::error::',
  ];

  it('of models and folders of every kind are read and reported', () => {
    const at = createRepository();
    const model = MODEL.replace('owner: acme/shop\n', '');
    at.write({ 'threat-model/threatlint.yaml': `${CONTROL}rules: {model/no-owner: error}\n` });
    at.write(Object.fromEntries(HOSTILE.map(name => [`infra/${name}/main.tf`, SHOP['infra/main.tf']])));
    at.commit('base', { date: '2026-11-02' });
    at.branch('feature');
    at.write(Object.fromEntries(HOSTILE.map(name => [`infra/${name}/main.tf`, NEW_BUCKET])));
    at.write({ 'threat-model/shop.yaml': model });
    at.commit('all', { date: '2026-11-20' });
    const run = check(at.path, ['--base', 'main']);
    expect(run.report.notAssessed).toEqual([]);
    expect(run.report.looked.units).toBe(HOSTILE.length);
    expect(new Set(run.blocking)).toEqual(new Set([CHANGE_RULE, 'model/no-owner']));
  });

  it('that differ by case only are different files', () => {
    const at = createRepository();
    at.write({ ...SHOP, 'Infra/main.tf': SHOP['infra/main.tf'], 'infra/MAIN.tf': '# other\n' });
    at.commit('base', { date: '2026-11-02' });
    at.branch('feature');
    at.write({ 'Infra/main.tf': OPEN_DATABASE });
    at.commit('change', { date: '2026-11-20' });
    // What git sets where the file system knows no case.
    at.git('config', 'core.ignorecase', 'true');
    const run = check(at.path, ['--base', 'main']);
    // `scope: [infra]` is not `Infra`: no model speaks for it, and the run says so.
    expect(run.report.findings.map(({ message }) => message).join()).toContain('no model speaks for `Infra`');
  });

  it('a model renamed by case only is the same model on a file system that knows no case', () => {
    const { at } = shop({ 'threat-model/shop.yaml': null, 'threat-model/Shop.yaml': MODEL }, SHOP);
    const run = check(at.path, ['--base', 'main']);
    expect(run.report.findings.filter(({ blocks }) => blocks).map(({ message }) => message)).toEqual([]);
  });
});

describe('separators of Windows', () => {
  it('are taken in the input of the Action', () => {
    const { at, base, head } = shop(
      { 'services/shop/infra/main.tf': OPEN_DATABASE },
      Object.fromEntries(Object.entries(SHOP).map(([path, text]) => [`services/shop/${path}`, text])),
    );
    at.git('checkout', '--quiet', '-B', 'merged', 'main');
    at.merge('feature', { date: '2026-11-20' });
    const request = { workspace: at.path, event: 'pull_request', payload: pullRequest(base, head) };
    const run = runAction({ ...request, inputs: { path: 'services\\shop' } });
    expect(run.report?.findings.map(({ path }) => path)).toEqual(['infra/main.tf']);
    expect(runAction({ ...request, inputs: { path: 'services\\..\\..' } }).code).toBe(2);
  });

  it('are refused in the files of a repository, which all systems share, with what to write instead', () => {
    const { at } = shop({
      'threat-model/threatlint.yaml': `${CONTROL}ignore: ['legacy\\**']\n`,
      'threat-model/shop.yaml': MODEL.replace('[infra]', "['infra\\orders']"),
    });
    const run = check(at.path);
    expect(run.blocking).toEqual(['document/schema', 'document/schema']);
    for (const { message } of run.report.findings.filter(({ blocks }) => blocks)) {
      expect(message).toContain('with forward slashes');
    }
  });
});

describe('sizes', () => {
  it('very deep folders are read', () => {
    const deep = `infra/${Array.from({ length: 200 }, (_, i) => `d${i}`).join('/')}`;
    const { at } = shop(
      { [`${deep}/main.tf`]: NEW_BUCKET },
      { ...SHOP, [`${deep}/main.tf`]: SHOP['infra/main.tf'] },
    );
    expect(check(at.path, ['--base', 'main']).blocking).toEqual([CHANGE_RULE]);
  });

  it('a hundred thousand files are read within seconds', () => {
    const { at, head } = shop();
    const blob = at.git('rev-parse', 'HEAD:infra/main.tf');
    const files = Array.from({ length: 100_000 }, (_, i) => `M 100644 ${blob} app/d${i % 300}/f${i}.txt\n`);
    const commit = `commit refs/heads/feature\ncommitter T <t@example.org> 1795000000 +0000\ndata 1\nm\nfrom ${head}\n`;
    execFileSync('git', ['fast-import', '--quiet'], {
      cwd: at.path,
      env: isolatedEnv,
      input: `${commit}${files.join('')}`,
    });
    at.git('sparse-checkout', 'set', '--no-cone', '/infra/', '/threat-model/');
    at.git('reset', '--quiet', '--hard', 'feature');
    const start = performance.now();
    expect(check(at.path, ['--base', 'main']).blocking).toEqual([CHANGE_RULE]);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { type CliOptions, type CliRun, runCli } from '../support/cli.ts';
import { runtimes } from '../support/node.ts';
import { createRepository, type Files, type TestRepository } from '../support/repository.ts';
import { MODEL, OPEN_DATABASE, SHOP } from '../support/shop.ts';

const TODAY = ['--today', '2026-11-23'];
const UNDATED = MODEL.replace(', done: 2026-10-01', '');

function shop(change: Files = {}): TestRepository {
  const repository = createRepository();
  repository.write({ ...SHOP, ...change });
  repository.commit('shop', { date: '2026-11-02' });
  return repository;
}

function check(repository: TestRepository, args: readonly string[] = [], options: CliOptions = {}): CliRun {
  return runCli([...args, ...TODAY], { cwd: repository.path, ...options });
}

function verdict(run: CliRun): string {
  return run.stdout.trimEnd().split('\n').at(-1) ?? '';
}

/** A repository whose working tree opens the database. */
function opened(): TestRepository {
  const repository = shop();
  repository.write({ 'infra/main.tf': OPEN_DATABASE });
  return repository;
}

describe.each(runtimes())('check on $name', runtime => {
  it('is clean where model and architecture agree', () => {
    const run = check(shop(), ['--base', 'main'], { runtime });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^clean: 1 model, 2 files, \d+ rules; nothing was left unassessed\n$/);
  });

  it('prints a finding with its line, its remedy and its rule', () => {
    const run = check(opened(), ['--base', 'main'], { runtime });
    expect(run).toMatchObject({ code: 1, stderr: '' });
    const [head, arrow, , source, marker] = run.stdout.split('\n');
    expect(head).toMatch(/^error\[validation\/architecture-change-without-model\]: .*5432.*0\.0\.0\.0\/0/);
    expect(arrow).toMatch(/^ *--> infra\/main\.tf:\d+:\d+$/);
    expect(source).toContain('0.0.0.0/0');
    expect(marker).toMatch(/\^+$/);
    expect(run.stdout).toMatch(/= help: .+\n/);
    expect(run.stdout).toContain(
      '= explain: threatlint explain validation/architecture-change-without-model\n',
    );
    expect(verdict(run)).toMatch(/^findings: 1 blocking, 1 error; /);
  });

  it('gives the same bytes twice, in every format', () => {
    const repository = opened();
    for (const format of ['text', 'json', 'github', 'markdown']) {
      const args = ['--base', 'main', '--format', format];
      const first = check(repository, args, { runtime });
      expect(first.stdout).not.toBe('');
      expect(check(repository, args, { runtime })).toEqual(first);
    }
  });
});

describe('where check looks', () => {
  it('a repository without a commit is judged by its files', () => {
    const repository = createRepository();
    expect(check(repository).stdout).toMatch(/^clean: nothing to assess; 0 models, 0 files, \d+ rules; /);
    repository.write({ 'threat-model/shop.yaml': UNDATED });
    const run = check(repository);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('mitigation `tls13` of threat `tls-downgrade` has no date');
  });

  it('a repository without a model is clean, and says that there was nothing to assess', () => {
    const repository = createRepository();
    repository.write({ 'README.md': 'hello\n' });
    repository.commit('start');
    const run = check(repository);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(
      /^clean: nothing to assess; 0 models, 0 files, \d+ rules; nothing was left unassessed\n$/,
    );
  });

  it('a directory below finds the folder above it, and says the same', () => {
    const repository = shop({ 'threat-model/shop.yaml': UNDATED, 'services/web/index.js': '' });
    const top = check(repository);
    expect(top.code).toBe(1);
    expect(check(repository, ['services/web'])).toEqual(top);
    expect(check(repository, [], { cwd: `${repository.path}/services/web` })).toEqual(top);
    expect(check(repository, ['check', 'services'])).toEqual(top);
  });

  it('the nearest folder counts in a monorepo', () => {
    const repository = shop({ 'services/web/threat-model/web.yaml': UNDATED });
    expect(check(repository).code).toBe(0);
    const run = check(repository, ['services/web']);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('--> threat-model/web.yaml:');
  });

  it('changed and untracked files on disk count, and ignored ones do not', () => {
    const repository = shop({ '.gitignore': 'draft.yaml\n' });
    expect(check(repository).code).toBe(0);
    repository.write({ 'threat-model/shop.yaml': UNDATED });
    expect(check(repository).stdout).toContain('--> threat-model/shop.yaml:');
    repository.write({ 'threat-model/shop.yaml': MODEL, 'threat-model/new.yaml': UNDATED });
    expect(check(repository).stdout).toContain('--> threat-model/new.yaml:');
    repository.write({ 'threat-model/new.yaml': null, 'threat-model/draft.yaml': UNDATED });
    expect(check(repository).code).toBe(0);
    repository.write({ 'threat-model/shop.yaml': null });
    const unmodelled = check(repository);
    expect(unmodelled.code).toBe(0);
    expect(unmodelled.stdout).toContain('is deployed from this repository, and it has no threat model');
    expect(verdict(unmodelled)).toMatch(/^clean: nothing blocks, 1 warning; 0 models, 1 file, /);
  });

  it('what is staged is judged as it is on disk', () => {
    const repository = shop();
    repository.write({ 'threat-model/shop.yaml': UNDATED });
    repository.git('add', '--all');
    expect(check(repository).code).toBe(1);
    repository.write({ 'threat-model/shop.yaml': MODEL });
    expect(check(repository).code).toBe(0);
  });

  it('findings of the base are folded into a line, and shown with --all', () => {
    const repository = shop({ 'threat-model/shop.yaml': UNDATED });
    const run = check(repository, ['--base', 'main']);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('1 finding exists at base and is not shown; `--all` shows it\n');
    expect(run.stdout).not.toContain('has no date');
    const all = check(repository, ['--base', 'main', '--all']);
    expect(all.code).toBe(0);
    expect(all.stdout).toContain('has no date');
  });

  it('time is judged as of --today', () => {
    const late = runCli(['--today', '2027-06-01'], { cwd: shop().path });
    expect(late.code).toBe(1);
    expect(late.stdout).toContain('error[validation/stale-model]');
  });
});

describe('the formats of check', () => {
  it('json is what its schema says', () => {
    const schema = JSON.parse(readFileSync('schema/report.schema.json', 'utf8')) as object;
    const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
    formats['default'](ajv);
    const valid = ajv.compile(schema);
    const damaged = shop({ 'threat-model/damaged.yaml': 'a: [' });
    for (const run of [
      check(opened(), ['--base', 'main', '-f', 'json']),
      check(damaged, ['--format', 'json']),
      check(createRepository(), ['--format=json']),
    ]) {
      expect(run.stderr).toBe('');
      valid(JSON.parse(run.stdout));
      expect(valid.errors ?? []).toEqual([]);
    }
  });

  it('json says the same as the exit code', () => {
    const run = check(opened(), ['--base', 'main', '--format', 'json']);
    const report = JSON.parse(run.stdout) as Record<string, unknown>;
    expect(run.code).toBe(1);
    expect(report).toMatchObject({
      outcome: 'findings',
      complete: true,
      head: 'working tree',
      today: '2026-11-23',
    });
    expect(report['counts']).toMatchObject({ blocking: 1, error: 1 });
  });

  it('github is annotations and nothing else', () => {
    const run = check(opened(), ['--base', 'main', '--format', 'github']);
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(
      /^::error file=infra\/main\.tf,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[^:\n]+::[^\n]+\n$/,
    );
    expect(check(shop(), ['--format', 'github'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('markdown has the finding and the verdict', () => {
    const run = check(opened(), ['--base', 'main', '--format', 'markdown']);
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/^#/);
    expect(run.stdout).toContain('validation/architecture-change-without-model');
    expect(run.stdout).toContain('1 blocking, 1 error');
  });

  it('text is coloured for those who ask, and not in a pipe', () => {
    const repository = opened();
    const colored = (env: Record<string, string>, args: string[] = []) =>
      check(repository, ['--base', 'main', ...args], { env }).stdout.includes('\u001b[');
    expect(colored({})).toBe(false);
    expect(colored({ FORCE_COLOR: '1' })).toBe(true);
    expect(colored({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(colored({ FORCE_COLOR: '1', NO_COLOR: '' })).toBe(true);
    for (const format of ['json', 'github', 'markdown']) {
      expect(colored({ FORCE_COLOR: '1' }, ['--format', format])).toBe(false);
    }
  });

  it('text on a runner cannot act as a command', () => {
    const name = '::error::owned ##[error]owned';
    const repository = shop({ 'threat-model/shop.yaml': MODEL.replace('tls13: {', `"${name}": {`) });
    const run = check(repository, [], { env: { GITHUB_ACTIONS: 'true' } });
    const [, token = ''] = /^::stop-commands::([\w-]{16,})\n/.exec(run.stdout) ?? [];
    expect(token).not.toBe('');
    expect(run.stdout.endsWith(`\n::${token}::\n`)).toBe(true);
    expect(run.stdout.slice(17 + token.length, -4 - token.length)).not.toMatch(/^\s*::|##\[|stop-commands/m);
    expect(run.code).toBe(1);
    expect(check(repository, [], { env: { GITHUB_ACTIONS: 'true' } }).stdout).not.toBe(run.stdout);
    const github = check(repository, ['--format', 'github'], { env: { GITHUB_ACTIONS: 'true' } });
    expect(github.stdout).toMatch(/^(::error file=threat-model\/shop\.yaml,[^\n]*\n)+$/);
    expect(github.stdout).not.toContain('##[');
  });
});

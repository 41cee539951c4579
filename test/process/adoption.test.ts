import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CliRun, runCli } from '../support/cli.ts';
import { createRepository, type Files, type TestRepository, temporaryFolder } from '../support/repository.ts';
import { MODEL, OPEN_DATABASE, SHOP } from '../support/shop.ts';

const CONTROL_PATH = 'threat-model/threatlint.yaml';
const BASELINE_PATH = 'threat-model/baseline.yaml';
const UNDATED = MODEL.replace(', done: 2026-10-01', '');
/** A second threat without an answer. */
const UNANSWERED = `${UNDATED.replace(
  'dismissed:\n',
  '  injection:\n    at: query\n    stride: tampering\n    what: A query is made of what a shopper typed\ndismissed:\n',
)}`;

function control(mode: string): string {
  return `version: 1\nedition: 1\nmode: ${mode}\n`;
}

function repositoryWith(files: Files): TestRepository {
  const repository = createRepository();
  repository.write({ ...SHOP, ...files });
  repository.commit('base', { date: '2026-11-02' });
  return repository;
}

function check({ path }: TestRepository, args: readonly string[] = [], today = '2026-11-23'): CliRun {
  return runCli([...args, '--today', today], { cwd: path });
}

function baseline({ path }: TestRepository, ...args: string[]): CliRun {
  return runCli(['baseline', ...args, '--today', '2026-11-23'], { cwd: path });
}

function textOf({ path }: TestRepository, file: string): string {
  return readFileSync(join(path, file), 'utf8');
}

describe('mode', () => {
  it('tightens on the days that the control file names, and not a day before', () => {
    const repository = repositoryWith({
      [CONTROL_PATH]: control('{new-only: 2026-12-01, enforce: 2026-12-20}'),
      'threat-model/shop.yaml': UNDATED,
    });
    repository.write({ 'infra/main.tf': OPEN_DATABASE });
    const against = (today: string) => check(repository, ['--base', 'main'], today).code;
    expect([against('2026-11-30'), against('2026-12-01'), against('2026-12-20')]).toEqual([0, 1, 1]);
    repository.git('checkout', '--', '.');
    const scan = (today: string) => check(repository, [], today).code;
    expect([scan('2026-11-30'), scan('2026-12-19'), scan('2026-12-20')]).toEqual([0, 0, 1]);
  });

  it('says two weeks ahead what a tightening would fail', () => {
    const repository = repositoryWith({
      [CONTROL_PATH]: control('{enforce: 2026-12-01}'),
      'threat-model/shop.yaml': UNDATED,
    });
    expect(check(repository, [], '2026-11-16').stdout).not.toContain('From 2026-12-01');
    expect(check(repository, [], '2026-11-17').stdout).toContain(
      'From 2026-12-01 the mode is `enforce`: 1 finding of this run would then fail it.',
    );
  });

  it('cannot go backwards, and its mistakes are told at their place', () => {
    const wrong = repositoryWith({ [CONTROL_PATH]: control('{new-only: 2027-02-01, enforce: 2027-01-01}') });
    expect(check(wrong).stdout).toContain(
      '`enforce` begins on 2027-01-01, and `new-only`, which is laxer, not before 2027-02-01',
    );
    for (const mode of ['new', '{}', '{observe: 2026-12-01}', '{enforce: soon}', '[enforce]']) {
      const run = check(repositoryWith({ [CONTROL_PATH]: control(mode) }));
      expect(run.stdout, mode).toContain(`--> ${CONTROL_PATH}:3:`);
      expect(run.code, mode).toBe(1);
    }
  });

  it('a slip elsewhere in the control file does not end `observe`', () => {
    const repository = repositoryWith({ [CONTROL_PATH]: `${control('observe')}grace: 3\n` });
    repository.write({ 'infra/main.tf': OPEN_DATABASE });
    const run = check(repository, ['--base', 'main']);
    expect(run.stdout).toContain(
      'has mistakes, so the defaults count in this run, in the mode that it names.',
    );
    expect(run.code).toBe(0);
  });

  it('new-only never fails for the calendar, and enforce does', () => {
    const old = MODEL.replace('2026-11-01, why', '2026-01-01, why');
    const code = (mode: string) =>
      check(repositoryWith({ [CONTROL_PATH]: control(mode), 'threat-model/shop.yaml': old })).code;
    expect([code('new-only'), code('enforce')]).toEqual([0, 1]);
  });
});

describe('the control file that a repository adds', () => {
  it('is no adoption where signed models were judged already', () => {
    const repository = repositoryWith({ [CONTROL_PATH]: null });
    repository.write({ [CONTROL_PATH]: control('observe'), 'infra/main.tf': OPEN_DATABASE });
    const run = check(repository, ['--base', 'main']);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('the models that are there already are judged by the defaults.');
  });

  it('is one where there was no model: only document/ can fail', () => {
    const repository = repositoryWith({ [CONTROL_PATH]: null, 'threat-model/shop.yaml': null });
    repository.write({ [CONTROL_PATH]: control('enforce'), 'threat-model/shop.yaml': UNDATED });
    expect(check(repository, ['--base', 'main']).code).toBe(0);
  });
});

describe('threatlint baseline', () => {
  it('keeps what is there, so that scheduled runs fail only for what is new', () => {
    const repository = repositoryWith({
      [CONTROL_PATH]: control('enforce'),
      'threat-model/shop.yaml': UNDATED,
    });
    expect(check(repository).code).toBe(1);
    expect(baseline(repository)).toMatchObject({ code: 0, stdout: `${BASELINE_PATH}: 1 entry written\n` });
    expect(textOf(repository, BASELINE_PATH)).toMatch(
      /^ {2}"[0-9a-f]{16}": \{rule: response\/mitigation-without-owner-or-date, subject: "shop\/.*", since: 2026-11-23\}$/m,
    );
    expect(check(repository).code).toBe(0);
    for (const mode of ['new-only', 'enforce']) {
      repository.write({ [CONTROL_PATH]: control(mode), 'threat-model/shop.yaml': UNANSWERED });
      const run = check(repository);
      expect(run.code, mode).toBe(1);
      expect(run.stdout).toMatch(/^findings: 1 blocking/m);
    }
  });

  it('only grows when told to, and then only by what is new', () => {
    const repository = repositoryWith({ 'threat-model/shop.yaml': UNDATED });
    baseline(repository);
    const before = `${textOf(repository, BASELINE_PATH)}# signed: ana\n`;
    repository.write({ [BASELINE_PATH]: before, 'threat-model/shop.yaml': UNANSWERED });
    const refused = baseline(repository);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('a baseline only shrinks, and 1 entry would be new');
    expect(textOf(repository, BASELINE_PATH)).toBe(before);
    expect(baseline(repository, '--grow').code).toBe(0);
    const after = textOf(repository, BASELINE_PATH);
    const prints = [...after.matchAll(/^ {2}"([0-9a-f]{16})"/gm)].map(match => match[1]);
    expect(prints).toHaveLength(2);
    expect(prints).toEqual([...prints].sort());
    expect(after).toContain('# signed: ana\n');
    expect(check(repository).code).toBe(0);
    expect(baseline(repository, '--grow', '--prune').code).toBe(2);
  });

  it('tells what is closed without failing the pull request that closes it, and prunes it', () => {
    const strict = `${control('enforce')}rules: {validation/baseline-entry-idle: error}\n`;
    const repository = repositoryWith({ [CONTROL_PATH]: strict, 'threat-model/shop.yaml': UNANSWERED });
    baseline(repository);
    repository.commit('baseline', { date: '2026-11-03' });
    repository.write({
      'threat-model/shop.yaml': UNANSWERED.replace('owner: ana}', 'owner: ana, done: 2026-10-01}'),
    });
    const run = check(repository, ['--base', 'main']);
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/notice\[validation\/baseline-entry-idle\]: .*no longer found/);
    const before = textOf(repository, BASELINE_PATH);
    expect(check(repository, ['--fix']).code).toBe(0);
    const fixed = textOf(repository, BASELINE_PATH);
    repository.write({ [BASELINE_PATH]: before });
    expect(baseline(repository, '--prune')).toMatchObject({
      code: 0,
      stderr: '',
      stdout: `${BASELINE_PATH}: 1 entry removed\n`,
    });
    expect(textOf(repository, BASELINE_PATH).match(/since:/g)).toHaveLength(1);
    expect(textOf(repository, BASELINE_PATH)).toMatch(/^# Findings that were there/);
    expect(textOf(repository, BASELINE_PATH)).toBe(fixed);
    expect(check(repository, ['--base', 'main']).stdout).not.toContain('baseline-entry-idle');
    expect(baseline(repository, '--prune').stdout).toContain('every entry is needed');
  });

  it('entries that a pull request adds excuse nothing in it, and are listed', () => {
    const repository = repositoryWith({ [CONTROL_PATH]: control('enforce') });
    repository.write({ 'threat-model/shop.yaml': UNANSWERED });
    baseline(repository);
    const run = check(repository, ['--base', 'main']);
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/^findings: 2 blocking/m);
    expect(run.stdout).toContain('the baseline gains 2 entries, which count once this is merged');
  });

  it('never holds architecture changes, nor dates', () => {
    const repository = repositoryWith({
      'threat-model/shop.yaml': MODEL.replace('2026-11-01, why', '2026-01-01, why'),
    });
    expect(baseline(repository).stdout).toContain('0 entries written');
    repository.commit('baseline', { date: '2026-11-03' });
    repository.write({ 'infra/main.tf': OPEN_DATABASE });
    const json = JSON.parse(check(repository, ['--base', 'main', '--format', 'json']).stdout);
    const change = json.findings.find(({ rule }: { rule: string }) => rule.includes('architecture-change'));
    const entry = `"${change.fingerprint}": {rule: ${change.rule}, subject: ${JSON.stringify(change.subject)}, since: 2026-11-01}`;
    repository.git('stash', '--quiet');
    repository.write({ [BASELINE_PATH]: `version: 1\nkept:\n  ${entry}\n` });
    repository.commit('kept', { date: '2026-11-04' });
    repository.write({ 'infra/main.tf': OPEN_DATABASE });
    expect(check(repository, ['--base', 'main']).code).toBe(1);
  });

  it('a hand-made, broken or giant baseline excuses nothing', () => {
    const repository = repositoryWith({ 'threat-model/shop.yaml': UNDATED });
    baseline(repository);
    const good = textOf(repository, BASELINE_PATH);
    const [entry = ''] = /^ {2}".*$/m.exec(good) ?? [];
    const bad: Record<string, string> = {
      'other subject': good.replace('subject: "shop/', 'subject: "shop2/'),
      'twice the same': `${good}${entry}\n`,
      'unknown field': good.replace('since:', 'forever: true, since:'),
      'no fingerprint': good.replace(/"[0-9a-f]{16}"/, 'all'),
      giant: `${good}${`# ${'x'.repeat(100)}\n`.repeat(11_000)}`,
      prototype: 'version: 1\nkept: {__proto__: {rule: a/b, subject: a, since: 2026-01-01}}\n',
    };
    for (const [name, text] of Object.entries(bad)) {
      repository.write({ [BASELINE_PATH]: text });
      const run = check(repository);
      expect(run.code, name).toBe(1);
      expect(run.stderr, name).toBe('');
      expect(run.stdout, name).toContain('has no date');
    }
  });

  it('is not written through a link', () => {
    const repository = repositoryWith({
      'threat-model/shop.yaml': UNDATED,
      [BASELINE_PATH]: { link: '../README.md' },
    });
    repository.write({ 'README.md': 'hello\n' });
    expect(baseline(repository).code).toBe(2);
    expect(textOf(repository, 'README.md')).toBe('hello\n');
  });
});

describe('editions', () => {
  it('one that does not exist is an error with a remedy', () => {
    const run = check(repositoryWith({ [CONTROL_PATH]: 'version: 1\nedition: 7\n' }));
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('edition 7 does not exist in this version of threatlint, whose newest is 1');
    expect(run.stdout).toContain('Write `edition: 1`, or use a version of threatlint that has edition 7.');
  });
});

describe('first reviews', () => {
  it('of models that were written in one week become due over months, the same on every run', () => {
    const models = Object.fromEntries(
      Array.from({ length: 24 }, (_, i) => [
        `threat-model/part-${i}.yaml`,
        MODEL.replace(/reviews:[\s\S]*$/, '').replace('[infra]', `[part-${i}]`),
      ]),
    );
    const repository = repositoryWith({ ...models, 'threat-model/shop.yaml': null });
    const stale = (today: string): number =>
      JSON.parse(check(repository, ['--format', 'json'], today).stdout).findings.filter(
        ({ rule }: { rule: string }) => rule === 'validation/stale-model',
      ).length;
    // Committed on 2026-11-02; high: 92 days and a grace of 14.
    const days = ['2027-01-01', '2027-01-20', '2027-02-05', '2027-02-17'].map(stale);
    expect(days[0]).toBe(0);
    expect(days[1]).toBeGreaterThan(3);
    expect(days[2]).toBeGreaterThan(days[1] ?? 0);
    expect(days[2]).toBeLessThan(24);
    expect(days[3]).toBe(24);
  });
});

describe('a control file that changes its days', () => {
  it('is told as looser or tighter, and one that puts off its day is judged by the old one', () => {
    const repository = repositoryWith({ [CONTROL_PATH]: control('{enforce: 2026-11-20}') });
    repository.write({ [CONTROL_PATH]: control('{enforce: 2027-11-20}'), 'infra/main.tf': OPEN_DATABASE });
    const later = check(repository, ['--base', 'main']);
    expect(later.code).toBe(1);
    expect(later.stdout).toContain('`mode` `{enforce: 2026-11-20}` → `{enforce: 2027-11-20}`');
    repository.git('checkout', '--', '.');
    repository.write({ [CONTROL_PATH]: control('enforce') });
    const earlier = check(repository, ['--base', 'main']);
    expect(earlier.stdout).toContain(
      'The policy is stricter once this is merged: `mode` `{enforce: 2026-11-20}` → `enforce`.',
    );
  });

  it('cannot be laxer than its organisation', () => {
    const repository = repositoryWith({ [CONTROL_PATH]: control('{enforce: 2027-01-15}') });
    const policy = join(temporaryFolder(), 'policy.yaml');
    writeFileSync(policy, 'version: 1\nmode: {enforce: 2026-11-20}\n');
    repository.write({ 'infra/main.tf': OPEN_DATABASE });
    const code = (today: string) => check(repository, ['--base', 'main', '--policy', policy], today).code;
    expect([code('2026-11-19'), code('2026-11-20')]).toEqual([0, 1]);
  });
});

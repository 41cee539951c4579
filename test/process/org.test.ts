import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAction } from '../support/action.ts';
import { deskEnv } from '../support/cli.ts';
import { GRAPHQL, LoopbackGitHub } from '../support/github/server.ts';
import { createRepository, temporaryFolder } from '../support/repository.ts';
import { CONTROL, MODEL } from '../support/shop.ts';

const DAY = ['--today', '2026-11-23'];

let github: LoopbackGitHub;
let url: string;
let folder: string;
beforeEach(async () => {
  github = new LoopbackGitHub();
  url = await github.start();
  folder = temporaryFolder();
  for (let i = 0; i < 60; i++)
    github.organisation.add(
      `r${i}`,
      i % 2 === 0
        ? { 'threat-model/threatlint.yaml': CONTROL, 'threat-model/shop.yaml': MODEL, 'infra/main.tf': '' }
        : { 'main.tf': '' },
    );
});
afterEach(() => github.stop());

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built tool against the loopback server, which answers meanwhile. */
function org(args: readonly string[], stop?: (kill: () => void) => void): Promise<Run> {
  const child = spawn(process.execPath, [resolve('dist/cli.js'), 'org', ...args], {
    cwd: folder,
    env: { ...deskEnv, GITHUB_TOKEN: 'secret', GITHUB_API_URL: url, HTTPS_PROXY: '', https_proxy: '' },
  });
  stop?.(() => child.kill('SIGKILL'));
  return finished(child);
}

function finished(child: ReturnType<typeof spawn>): Promise<Run> {
  const run = { stdout: '', stderr: '' };
  child.stdout?.on('data', chunk => {
    run.stdout += String(chunk);
  });
  child.stderr?.on('data', chunk => {
    run.stderr += String(chunk);
  });
  return new Promise(done => child.on('close', code => done({ ...run, code })));
}

function json(run: Run) {
  const { spent: _, ...rest } = JSON.parse(run.stdout);
  return rest;
}

describe('threatlint org', () => {
  it('plans, scans in shards and merges: the same report as one scan', async () => {
    const planned = await org(['plan', 'acme', '--shards', '2', '--save', 'repositories.txt']);
    expect(planned).toMatchObject({ code: 0, stderr: '' });
    const { include } = JSON.parse(planned.stdout);
    expect(include.map(({ shard }: { shard: string }) => shard)).toEqual(['1/2', '2/2']);
    expect(readFileSync(join(folder, 'repositories.txt'), 'utf8')).toMatch(/^acme\/r0 R_1\n/);
    github.organisation.rename('acme/r1', 'acme/renamed');

    const scan = ['scan', '--list', 'repositories.txt', ...DAY, '--format', 'json'];
    const [first, second, whole] = await Promise.all([
      org([...scan, '--shard', '1/2', '--state', '1.jsonl']),
      org([...scan, '--shard', '2/2', '--state', '2.jsonl']),
      org(scan),
    ]);
    expect([first?.code, second?.code]).toEqual([3, 3]);
    const merged = await org(['merge', '2.jsonl', '1.jsonl', '--format', 'json']);
    expect(merged).toMatchObject({ code: 0, stderr: '' });
    expect(json(merged)).toEqual(json(whole));
    expect(json(merged)).toMatchObject({
      of: 'acme',
      outcome: 'clean',
      totals: { repositories: 60, models: 30, noModel: 30 },
    });
    expect((await org(['merge', '1.jsonl', '2.jsonl', '--format', 'html'])).stdout).toContain('acme/renamed');
    expect(github.violations).toEqual([]);
  });

  it('goes on where it was killed', async () => {
    const scan = ['scan', 'acme', ...DAY, '--state', 'state.jsonl', '--format', 'json'];
    const killed = await org(scan, kill => {
      let answers = 0;
      github.organisation.onAnswer = () => {
        // The list, names, models, names: by then the first repositories are written down.
        if (++answers === 4) kill();
      };
    });
    github.organisation.onAnswer = undefined;
    expect(killed.code).not.toBe(0);
    const written = readFileSync(join(folder, 'state.jsonl'), 'utf8');
    const rows = written.split('\n').filter(line => line.startsWith('{"row"')).length;
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThan(60);
    writeFileSync(join(folder, 'state.jsonl'), `${written}{"row":{"key":"R_5`);

    const asked = github.requests.length;
    const resumed = await org(scan);
    expect(resumed).toMatchObject({ code: 0, stderr: '' });
    expect(github.requests.length - asked).toBeLessThan(asked + 3);
    expect(json(resumed)).toEqual(json(await org(['scan', 'acme', ...DAY, '--format', 'json'])));
    const keys = readFileSync(join(folder, 'state.jsonl'), 'utf8')
      .split('\n')
      .flatMap(line => /^\{"row":\{"key":"(\w+)"/.exec(line)?.[1] ?? []);
    expect(keys.length).toBe(60);
    expect(new Set(keys).size).toBe(60);

    const later = await org(['scan', 'acme', '--today', '2026-11-24', '--state', 'state.jsonl']);
    expect(later).toMatchObject({ code: 2 });
    expect(later.stderr).toContain('was begun on 2026-11-23. Go on with it by `--today 2026-11-23`');
  });

  it('fails, or says that it could not look, by the exit codes of check', async () => {
    github.organisation.add('stale', {
      'threat-model/shop.yaml': MODEL.replace('2026-11-01', '2025-01-01'),
    });
    const failed = await org(['scan', 'acme', ...DAY]);
    expect(failed.code).toBe(1);
    expect(failed.stdout).toContain('**acme/stale**');
    github.organisation.repositories.splice(0, 60);
    github.organisation.add('secret', { 'main.tf': '' }, { forbidden: true });
    github.organisation.repositories.shift();
    expect((await org(['scan', 'acme', ...DAY])).code).toBe(3);
    github.fail(GRAPHQL, 'unauthorized');
    const refused = await org(['scan', 'acme', ...DAY]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('the token is not valid (401)');
    expect(refused.stderr).not.toContain('secret');
  });

  it.each([
    [[], 'needs a step'],
    [['sacn', 'acme'], 'Did you mean `scan`?'],
    [['scan'], 'needs an organisation'],
    [['scan', 'acme/shop'], 'is no login'],
    [['scan', 'acme', '--list', 'x'], 'exclude each other'],
    [['scan', 'acme', '--shards', '3'], '`--shards` has no meaning for `threatlint org scan`'],
    [['scan', 'acme', '--shard', '9/8'], '`--shard` must be one of so many'],
    [['scan', '--list', 'missing.txt'], 'there is no file `missing.txt`'],
    [['scan', 'acme', '--api', 'http://example.org'], '`--api` must be an https address'],
    [['scan', 'acme', '--issues', 'kep'], 'Did you mean `keep`?'],
    [['scan', 'acme', '--issues', 'keep', '--issue-limit', 'all'], '`--issue-limit` must be a number'],
    [['scan', 'acme', '--issue-limit', '3'], '`--issue-limit` needs `--issues`'],
    [['plan', 'acme', '--issues', 'keep'], '`--issues` has no meaning for `threatlint org plan`'],
    [['merge'], 'needs state files'],
    [['merge', 'missing.jsonl'], 'there is no file `missing.jsonl`'],
    [['plan', 'acme', '--shards', '999'], '`--shards` must be a number from 1 to 256'],
  ])('%j is refused with a remedy', async (args, message) => {
    const run = await org(args);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
    expect(github.requests).toEqual([]);
  });
});

describe('review issues of a scan', () => {
  const STALE = MODEL.replace('2026-11-01', '2026-01-05');
  const reviewRequests = () => github.requests.filter(request => request !== GRAPHQL);

  it('are kept where somebody asks for it, told in the report, and not opened twice by a scan that goes on', async () => {
    for (const name of ['a', 'b', 'c']) github.organisation.add(name, { 'threat-model/shop.yaml': STALE });
    await org(['scan', 'acme', ...DAY]);
    expect(reviewRequests()).toEqual([]);
    const dry = await org(['scan', 'acme', ...DAY, '--issues', 'dry-run', '--format', 'json']);
    expect(JSON.parse(dry.stdout).reviewIssues).toEqual(
      ['acme/a', 'acme/b', 'acme/c'].map(name => ({
        name,
        done: ['would open an issue for `shop`'],
        left: [],
      })),
    );
    expect(reviewRequests().every(request => request.startsWith('GET '))).toBe(true);

    const keep = ['scan', 'acme', ...DAY, '--state', 's.jsonl', '--issues', 'keep', '--issue-limit', '1'];
    const killed = await org(keep, kill => {
      github.onCreate = () => {
        github.onCreate = undefined;
        kill();
      };
    });
    expect(killed.code).toBe(null);
    const resumed = await org(keep);
    expect(resumed.stdout).toContain('### Review issues');
    expect(resumed.stdout).toContain('**acme/c** left alone: 0 of 1 issues are opened');
    const open = ['a', 'b', 'c'].map(name => github.repositoryAt(`acme/${name}`).issues.length);
    expect(open).toEqual([1, 1, 0]);
    expect(github.violations).toEqual([]);
  }, 60_000);

  it('that the token may not open make the scan not assessed, by the name of the permission', async () => {
    github.organisation.repositories.splice(0, 60);
    github.organisation.add('a', {
      'threat-model/shop.yaml': MODEL,
      'threat-model/threatlint.yaml': CONTROL,
    });
    github.fail('GET /repos/{owner}/{repo}/issues', 'forbidden');
    const run = await org(['scan', 'acme', ...DAY, '--issues', 'dry-run']);
    expect(run.code).toBe(3);
    expect(run.stdout).toMatch(/acme\/a: list the review issues.*lacks the permission/);
  });

  it('of the Action are those of the repository as well: its own run takes over, and only one is open', async () => {
    github.organisation.add('shop', {
      'threat-model/shop.yaml': STALE,
      'threat-model/threatlint.yaml': CONTROL,
    });
    const made = createRepository();
    made.write({ 'threat-model/shop.yaml': STALE, 'threat-model/threatlint.yaml': CONTROL });
    made.commit('model', { date: '2026-01-05' });
    const inputs = { token: 'secret', issues: 'true' };
    const env = { GITHUB_API_URL: url, HTTPS_PROXY: '', https_proxy: '' };
    const everywhere = () =>
      startAction({
        workspace: folder,
        event: 'schedule',
        payload: {},
        inputs: { ...inputs, step: 'scan', organisation: 'acme' },
        env,
      });
    const here = () => startAction({ workspace: made.path, event: 'schedule', payload: {}, inputs, env });
    expect((await everywhere()).summary).toContain('**acme/shop** opened');
    const [issue] = github.repository.issues;
    expect(issue?.body).toContain('state=open by=organisation -->');
    expect((await here()).log).toContain('review issues: updated #1 for `shop`');
    expect(issue?.body).not.toContain('by=organisation');
    expect(issue?.body).toContain('## What changed since the review of 2026-01-05');
    const taken = issue?.body;
    expect((await everywhere()).summary).not.toContain('Review issues');
    expect(issue?.body).toBe(taken);
    expect(github.repository.issues).toHaveLength(1);
    expect(github.violations).toEqual([]);
  }, 60_000);
});

describe('the Action over many repositories', () => {
  it('plans, scans and merges: matrix, states, report, page and summary', async () => {
    const step = (inputs: Record<string, string>) =>
      startAction({
        workspace: folder,
        event: 'schedule',
        payload: {},
        inputs: { token: 'secret', ...inputs },
        env: { GITHUB_API_URL: url, HTTPS_PROXY: '', https_proxy: '' },
      });
    const planned = await step({ step: 'plan', organisation: 'acme', list: 'all.txt', shards: '2' });
    expect(planned.code).toBe(0);
    const { include } = JSON.parse(planned.outputs.get('matrix') ?? '');
    mkdirSync(join(folder, 'states'));
    for (const [i, { shard }] of include.entries()) {
      const state = `states/${i}.jsonl`;
      expect(await step({ step: 'scan', list: 'all.txt', shard, state })).toMatchObject({ code: 0 });
    }
    const merged = await step({
      step: 'merge',
      state: 'states',
      html: 'page.html',
      json: join(folder, 'report.json'),
    });
    expect(merged.code).toBe(0);
    expect(merged.outputs.get('verdict')).toBe('clean');
    expect(merged.summary).toContain('60 repositories: 30 with 30 models, 30 that deploy something');
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('<h1>Threat models of acme</h1>');
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).totals.repositories).toBe(60);
    expect((await step({ step: 'mrege', state: 'states' })).code).toBe(2);
  });
});

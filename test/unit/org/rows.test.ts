import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { summaryOf } from '../../../src/org/summary.ts';
import { LoopbackGitHub } from '../../support/github/server.ts';
import { CONTROL, MODEL } from '../../support/shop.ts';
import { MODELLED, rowOf, scanAll } from './support.ts';

let github: LoopbackGitHub;
let url: string;
beforeEach(async () => {
  github = new LoopbackGitHub();
  url = await github.start();
});
afterEach(() => github.stop());

describe('a repository with a model', () => {
  it('is judged by the rules that need no clone, with ages and what its models speak for', async () => {
    github.organisation.add('shop', { ...MODELLED, 'batch/main.tf': '', 'test/main.tf': '' });
    const report = await scanAll(github, url);
    const row = rowOf(report, 'shop');
    expect(row).toMatchObject({
      standing: 'clean',
      branch: 'main',
      committed: '2026-11-20',
      pushed: '2026-11-20',
      models: [
        {
          id: 'shop',
          path: 'threat-model/shop.yaml',
          owner: 'acme/shop',
          criticality: 'high',
          reviewed: '2026-11-01',
          age: 22,
          since: 'review',
          due: '2027-02-01',
          overdue: false,
        },
      ],
      folders: { deployable: 2, modelled: 1, without: ['batch'] },
      notAssessed: [],
    });
    expect(report).toMatchObject({ outcome: 'clean', complete: true });
    expect(report.needClone).toEqual(
      expect.arrayContaining([
        'model/code-matches-nothing',
        'validation/evidence-contradicted',
        'validation/evidence-missing',
      ]),
    );
    expect(report.needClone).not.toContain('validation/stale-model');
  });

  it('fails by the same rules and limits as the scheduled check: stale, by its own control file', async () => {
    const old = MODEL.replace('2026-11-01', '2026-06-01');
    const lax = `${CONTROL}staleness: {days: {high: 365}}\n`;
    github.organisation.add('stale', { ...MODELLED, 'threat-model/shop.yaml': old });
    github.organisation.add('lax', {
      ...MODELLED,
      'threat-model/shop.yaml': old,
      'threat-model/threatlint.yaml': lax,
    });
    const report = await scanAll(github, url);
    expect(rowOf(report, 'stale')).toMatchObject({
      standing: 'findings',
      models: [{ overdue: true, age: 175 }],
      blocking: [
        {
          rule: 'validation/stale-model',
          path: 'threat-model/shop.yaml',
          message: 'model `shop` was last reviewed 175 days ago, on 2026-06-01; the limit is 106 days',
        },
      ],
    });
    expect(rowOf(report, 'lax')).toMatchObject({ standing: 'clean', models: [{ overdue: false }] });
    expect(report.outcome).toBe('findings');
  });

  it('counts from the last commit to the folder where a model records no review', async () => {
    const unreviewed = MODEL.replace(/reviews:[\s\S]*/, '');
    github.organisation.add(
      'old',
      { ...MODELLED, 'threat-model/shop.yaml': unreviewed },
      { touched: '2026-01-02T01:00:00+02:00' },
    );
    const report = await scanAll(github, url);
    expect(rowOf(report, 'old').models).toMatchObject([
      { since: 'commit', age: 326, reviewed: null, overdue: true },
    ]);
    expect(rowOf(report, 'old').blocking.map(({ rule }) => rule)).toContain('validation/stale-model');
  });

  it('is judged folder by folder where it has several', async () => {
    const billing = MODEL.replace('scope: [infra]', 'scope: [infra]').replace('2026-11-01', '2026-10-01');
    github.organisation.add('mono', {
      'services/shop/threat-model/shop.yaml': MODEL,
      'services/shop/infra/main.tf': '',
      'services/billing/threat-model/billing.yaml': billing,
      'services/billing/compose.yaml': '',
      'examples/threat-model/sample.yaml': 'not: [a model',
    });
    const row = rowOf(await scanAll(github, url), 'mono');
    expect(row.models.map(({ path }) => path)).toEqual([
      'services/billing/threat-model/billing.yaml',
      'services/shop/threat-model/shop.yaml',
    ]);
    // `services/shop/infra/main.tf` lies too deep for names to show.
    expect(row.folders).toEqual({ deployable: 1, modelled: 0, without: ['services/billing'] });
    expect(summaryOf(row)).toEqual({
      newestReview: '2026-11-01',
      oldestReview: '2026-10-01',
      oldestAge: 53,
      overdue: 0,
      criticality: 'high',
      owners: ['acme/shop'],
    });
  });

  it('is not assessed where a model cannot be read: broken, binary, cut off, a link', async () => {
    const big = `# ${'x'.repeat(520_000)}\n${MODEL}`;
    github.organisation.add('broken', { ...MODELLED, 'threat-model/shop.yaml': 'name: [\n' });
    github.organisation.add('binary', { ...MODELLED, 'threat-model/b.yaml': Buffer.from([0, 1]) });
    github.organisation.add('big', { ...MODELLED, 'threat-model/big.yaml': big });
    github.organisation.add('link', { 'threat-model': '../elsewhere' }, { links: ['threat-model'] });
    github.organisation.add('picture', { ...MODELLED, 'threat-model/flow.png': Buffer.from([0, 1]) });
    const report = await scanAll(github, url);
    for (const name of ['binary', 'big', 'link'])
      expect(rowOf(report, name), name).toMatchObject({ standing: 'not-assessed' });
    expect(rowOf(report, 'broken').notAssessed[0]?.path).toBe('threat-model/shop.yaml');
    expect(rowOf(report, 'big').notAssessed[0]?.why).toContain('needs a clone');
    expect(rowOf(report, 'picture').standing).toBe('clean');
    expect(report.complete).toBe(false);
  });
});

describe('a repository without a model', () => {
  it('is told apart by whether names show that it deploys something', async () => {
    github.organisation.add('deploys', { 'deploy/prod/main.tf': '', 'README.md': '' });
    github.organisation.add('chart', { 'charts/shop/Chart.yaml': '' });
    github.organisation.add('library', { 'src/index.ts': '', 'tests/main.tf': '' });
    const report = await scanAll(github, url);
    expect(rowOf(report, 'deploys')).toMatchObject({
      standing: 'no-model',
      folders: { deployable: 1, modelled: 0, without: ['deploy/prod'] },
    });
    expect(rowOf(report, 'chart').standing).toBe('no-model');
    expect(rowOf(report, 'library').standing).toBe('nothing');
    expect(report).toMatchObject({ outcome: 'clean', totals: { noModel: 2, withModels: 0 } });
  });

  it('is left out with the reason: archived, empty, a fork without a model of its own', async () => {
    github.organisation.add('archived', MODELLED, { archived: true });
    github.organisation.add('empty', {});
    github.organisation.add('fork', { 'main.tf': '' }, { fork: true });
    github.organisation.add('own-fork', MODELLED, { fork: true });
    const report = await scanAll(github, url);
    expect(report.repositories.map(({ name, leftOut }) => [name, leftOut])).toEqual([
      ['acme/archived', 'archived'],
      ['acme/empty', 'empty'],
      ['acme/fork', 'fork'],
      ['acme/own-fork', null],
    ]);
    expect(rowOf(report, 'own-fork').standing).toBe('clean');
  });
});

describe('a repository that cannot be looked at', () => {
  it('is listed as not assessed: forbidden, deleted or renamed between plan and scan', async () => {
    github.organisation.add('secret', MODELLED, { forbidden: true });
    const gone = github.organisation.add('gone', MODELLED);
    github.organisation.add('old-name', MODELLED);
    github.organisation.add('plain', MODELLED);
    github.organisation.onAnswer = () => {
      github.organisation.onAnswer = undefined;
      gone.deleted = true;
      github.organisation.rename('acme/old-name', 'acme/new-name');
    };
    const report = await scanAll(github, url);
    expect(rowOf(report, 'secret')).toMatchObject({
      standing: 'not-assessed',
      notAssessed: [{ why: 'GitHub forbids the token to read it' }],
    });
    expect(rowOf(report, 'gone').notAssessed[0]?.why).toContain('does not exist any more');
    expect(rowOf(report, 'new-name')).toMatchObject({ standing: 'clean', listedAs: 'acme/old-name' });
    expect(rowOf(report, 'plain').standing).toBe('clean');
    expect(report).toMatchObject({ outcome: 'not-assessed', complete: false });
  });

  it('counts what GitHub counts and does not show', async () => {
    github.organisation.add('shop', MODELLED);
    github.organisation.hidden = 3;
    const report = await scanAll(github, url);
    expect(report.notAssessed.map(({ what }) => what)).toEqual(['3 repositories']);
    expect(report.outcome).toBe('not-assessed');
  });
});

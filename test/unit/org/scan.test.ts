import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listedAs, printList, readList } from '../../../src/org/list.ts';
import { joinStates } from '../../../src/org/report.ts';
import { inShard, matrixOf, readShard } from '../../../src/org/shards.ts';
import { readState } from '../../../src/org/state.ts';
import { type Fault, GRAPHQL, LoopbackGitHub } from '../../support/github/server.ts';
import { MODEL } from '../../support/shop.ts';
import { hostOf, MemoryScan, MODELLED, reportOf, scanAll } from './support.ts';

let github: LoopbackGitHub;
let url: string;
beforeEach(async () => {
  github = new LoopbackGitHub();
  url = await github.start();
});
afterEach(() => github.stop());

/** Six in ten have a model, two deploy something without, the rest neither. */
function populate(count: number): void {
  for (let i = 0; i < count; i++) {
    const name = `repository-${i}`;
    if (i % 10 < 6)
      github.organisation.add(name, {
        ...MODELLED,
        'threat-model/shop.yaml': i % 50 === 0 ? MODEL.replace('2026-11-01', '2026-01-01') : MODEL,
      });
    else github.organisation.add(name, i % 10 < 8 ? { 'infra/main.tf': '' } : { 'src/main.ts': '' });
  }
}

/** All that is told, but what it cost. */
function told(...scans: readonly MemoryScan[]) {
  const { spent: _, ...rest } = reportOf(...scans);
  return rest;
}

async function undisturbed() {
  return told(await (await new MemoryScan(hostOf(url)).begin()).goOn());
}

describe('the budget', () => {
  it('is enough for 2,000 repositories within the hour, even that of a workflow token', async () => {
    populate(2_000);
    github.organisation.limit = 1_000;
    github.organisation.remaining = 1_000;
    const report = await scanAll(github, url);
    const { requests, points } = report.spent;
    console.log(
      `2,000 repositories: ${requests} requests (${requests / 2_000} each), ${points} of 1,000 points`,
    );
    expect(requests).toBe(github.requests.length);
    expect(points).toBe(1_000 - github.organisation.remaining);
    expect(requests / 2_000).toBeLessThan(0.1);
    expect(report).toMatchObject({
      complete: true,
      outcome: 'findings',
      totals: { repositories: 2_000, withModels: 1_200, noModel: 400, overdue: 40 },
    });
  });

  it('is never used up: the scan stops before, says what is left, and goes on later', async () => {
    populate(300);
    const whole = await undisturbed();
    github.organisation.limit = 100;
    github.organisation.remaining = 15;
    const scan = await (await new MemoryScan(hostOf(url)).begin()).goOn();
    expect(github.organisation.remaining).toBeGreaterThanOrEqual(5);
    const cut = reportOf(scan);
    expect(cut.outcome).toBe('findings');
    const left = cut.repositories.filter(({ standing }) => standing === 'not-assessed');
    expect(left.length).toBeGreaterThan(100);
    expect(left[0]?.notAssessed[0]?.why).toMatch(
      /^the token's budget runs low: \d+ of 100 points are left until 2026-11-23T12:00:00Z$/,
    );
    github.organisation.remaining = 100;
    expect(told(await scan.goOn())).toEqual(whole);
  });

  it('is asked for fewer repositories at once when GitHub cannot bear more', async () => {
    populate(60);
    const whole = await undisturbed();
    github.organisation.bears = 3;
    const scan = await (await new MemoryScan(hostOf(url)).begin()).goOn();
    expect(told(scan)).toEqual(whole);
  });
});

describe('a scan that was cut off', () => {
  it('goes on after its last whole line, and asks for nothing twice', async () => {
    populate(80);
    const whole = await undisturbed();
    const scan = await new MemoryScan(hostOf(url)).begin();
    scan.killAfter = 30;
    await expect(scan.goOn()).rejects.toThrow('killed');
    const done = [...scan.progress.rows.keys()];
    expect(done.length).toBeGreaterThan(10);
    // What a process leaves that dies while it writes.
    const torn = `${scan.text}{"row":{"key":"R_7","na`;
    const state = readState(torn);
    expect(state).toMatchObject({ length: scan.text.length });
    scan.killAfter = Number.POSITIVE_INFINITY;
    const before = scan.text.length;
    await scan.goOn();
    const again = scan.text.slice(before);
    for (const key of done) expect(again).not.toContain(`{"row":{"key":"${key}"`);
    expect(told(scan)).toEqual(whole);
  });

  it('is no state with a damaged line in the middle', () => {
    const scan = '{"scan":1,"today":"2026-11-23","of":"acme","shard":"1/1","planned":[],"hidden":0}\n';
    expect(readState(`${scan}{"row":{"key":"R_1"}}\n`)).toBe(2);
    expect(readState(`${scan}{"ro\n{"spent":{"requests":1,"points":1}}\n`)).toBe(2);
    expect(readState('')).toBeUndefined();
    expect(readState('name: Shop\n')).toBeUndefined();
  });
});

describe('shards', () => {
  it('are disjoint and say together what one scan says, whatever the order', async () => {
    populate(120);
    const whole = await undisturbed();
    const shards = [];
    for (let number = 8; number >= 1; number--)
      shards.push(await (await new MemoryScan(hostOf(url), { number, of: 8 }).begin()).goOn());
    const planned = shards.flatMap(({ progress }) => progress.head.planned.map(({ key }) => key));
    expect(planned.length).toBe(120);
    expect(new Set(planned).size).toBe(120);
    expect(told(...shards)).toEqual(whole);
    expect(told(...shards, ...shards)).toEqual(whole);
  });

  it('that are missing, or of another scan, are told of', async () => {
    populate(20);
    const one = await (await new MemoryScan(hostOf(url), { number: 1, of: 2 }).begin()).goOn();
    expect(reportOf(one).notAssessed).toEqual([
      {
        what: 'shard 2/2',
        why: 'there is no state of it',
        remedy: 'Run it, and merge all states again.',
      },
    ]);
    const other = await (await new MemoryScan(hostOf(url), { number: 1, of: 3 }).begin()).goOn();
    expect(joinStates([one.progress, other.progress])).toEqual({
      mismatch: 'one state is shard 1/2, another 1/3',
    });
  });

  it('of a plan are as many as there is work for', () => {
    const repositories = Array.from({ length: 200 }, (_, i) => listedAs(`acme/r${i}`));
    const { include } = matrixOf(repositories, 8);
    expect(include.map(({ shard }) => shard)).toEqual([
      '1/8',
      '2/8',
      '3/8',
      '4/8',
      '5/8',
      '6/8',
      '7/8',
      '8/8',
    ]);
    expect(include.reduce((sum, { repositories: count }) => sum + count, 0)).toBe(200);
    expect(matrixOf(repositories.slice(0, 3), 8).include).toEqual([{ shard: '1/1', repositories: 3 }]);
    const third = readShard('3/8');
    expect(third).toEqual({ number: 3, of: 8 });
    for (const bad of ['0/8', '9/8', '1/257', '1', '1/0', 'a/b', '01/8'])
      expect(readShard(bad)).toBeUndefined();
    expect(third && inShard(repositories, third).length).toBe(include[2]?.repositories);
  });
});

describe('a list', () => {
  it('is read with ids and comments, by name without regard to case, and refuses what is no name', () => {
    const { repositories, bad } = readList(
      '# ours\nacme/shop\nACME/Shop # again\nacme/api R_kgDO123\n\n../etc\nacme/..\nacme/x y z\nhttps://github.com/a/b\n',
    );
    expect(repositories).toEqual([
      { key: 'acme/shop', name: 'ACME/Shop' },
      { key: 'R_kgDO123', name: 'acme/api', id: 'R_kgDO123' },
    ]);
    expect(bad.map(({ line }) => line)).toEqual([6, 7, 8, 9]);
    expect(readList(printList(repositories)).repositories).toEqual(repositories);
  });

  it('of names alone finds what was renamed, and tells of what is not there', async () => {
    github.organisation.add('old', MODELLED);
    github.organisation.rename('acme/old', 'acme/new');
    const listed = [listedAs('acme/old'), listedAs('acme/missing')];
    const report = reportOf(await (await new MemoryScan(hostOf(url)).begin(listed)).goOn());
    expect(github.violations).toEqual([]);
    expect(report.repositories.map(({ name, standing }) => [name, standing])).toEqual([
      ['acme/missing', 'not-assessed'],
      ['acme/new', 'clean'],
    ]);
  });
});

/** What the scan does about a request that fails so: the end, or another try by itself. */
const FAULTS: readonly (readonly [Fault, 'ends' | 'goes on', RegExp])[] = [
  ['secondary-limit', 'ends', /the rate limit is used up/],
  ['primary-limit', 'ends', /the rate limit is used up until 2100/],
  ['unauthorized', 'ends', /the token is not valid \(401\)/],
  ['forbidden', 'ends', /lacks the permission/],
  ['not-found', 'ends', /does not exist, or the token cannot see it \(404\)/],
  ['drop', 'goes on', /no answer came/],
  ['malformed-after', 'goes on', /not what GitHub's API gives/],
  ['server-error', 'goes on', /the server failed \(502\)/],
];

describe('a request that fails', () => {
  it.each(FAULTS)(
    '%s: once %s; for ever it ends with a reason; a rerun ends as if nothing had been',
    async (how, once, why) => {
      populate(50);
      const whole = await undisturbed();
      for (const times of [1, 50]) {
        const scan = await new MemoryScan(hostOf(url)).begin();
        github.fail(GRAPHQL, how, times);
        const asked = github.requests.length;
        await scan.goOn();
        github.faults.length = 0;
        expect(github.requests.length - asked).toBeLessThan(20);
        if (times === 1 && once === 'goes on') expect(told(scan)).toEqual(whole);
        else {
          const { repositories, outcome } = reportOf(scan);
          expect(outcome).toBe('not-assessed');
          expect(repositories.at(-1)?.notAssessed[0]?.why).toMatch(why);
          expect(told(await scan.goOn())).toEqual(whole);
        }
      }
    },
  );

  it('while repositories are listed gives no list, never a part of one', async () => {
    populate(150);
    const host = hostOf(url);
    github.fail(GRAPHQL, 'malformed-after');
    expect(await host.list('acme')).toMatchObject({ ok: false, refusal: { uncertain: true } });
    expect(await host.list('nobody')).toMatchObject({
      ok: false,
      refusal: {
        why: 'could not list the repositories of nobody: GitHub knows no such organisation or user',
      },
    });
    github.organisation.remaining = 1;
    expect(await host.list('acme')).toMatchObject({
      ok: false,
      refusal: { why: expect.stringContaining('the rate limit is used up until 2100') },
    });
  });
});

import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';
import { MODEL, SHOP } from '../support/shop.ts';

const LOCK = 'threat-model/upstream.lock.yaml';
const CLUSTER = `name: "Cluster \\u202e"
owner: acme/platform
criticality: high
elements:
  node: {process: kubernetes/node}
assumptions:
  patched: {that: Nodes are patched within a week}
reviews:
  - {date: 2026-10-02, why: periodic, engineering: kim}
`;
const RELYING = `${MODEL}relies-on:
  - {model: "acme/platform#cluster", for: Nodes that keep workloads apart}
`;

function repository(files: Readonly<Record<string, string>>): TestRepository {
  const made = createRepository();
  made.write(files);
  made.commit('start', { date: '2026-11-02' });
  return made;
}

function shop(model = RELYING): TestRepository {
  return repository({ ...SHOP, 'threat-model/shop.yaml': model });
}

const platform = (model = CLUSTER) => repository({ 'threat-model/cluster.yaml': model });

function run(at: TestRepository, args: readonly string[], day = '2026-11-23') {
  return runCli([...args, '--today', day], { cwd: at.path });
}

const update = (at: TestRepository, from: TestRepository, day?: string) =>
  run(at, ['upstream', `acme/platform=${from.path}`, '--update'], day);

const lockOf = (at: TestRepository) => readFileSync(join(at.path, LOCK), 'utf8');

describe('a model that relies on another repository', () => {
  it('is told of until the lock has it, and afterwards until somebody has looked', () => {
    const mine = shop();
    const other = platform();
    const before = run(mine, []);
    expect(before.code).toBe(0);
    expect(before.stdout).toContain('warning[model/upstream-not-locked]');
    const shown = run(mine, ['upstream', `acme/platform=${other.path}`]);
    expect(shown.stdout).toMatch(/^acme\/platform#cluster is new, with digest [0-9a-f]{16}\n$/);
    expect(() => lockOf(mine)).toThrow();

    expect(update(mine, other)).toMatchObject({ code: 0, stderr: '' });
    expect(lockOf(mine)).toContain(`commit: "${other.git('rev-parse', 'HEAD')}"`);
    expect(lockOf(mine)).toContain(
      '    owner: "acme/platform"\n    criticality: high\n    reviewed: 2026-10-02\n',
    );
    expect(lockOf(mine)).not.toContain('\u202e');
    const locked = run(mine, []);
    expect(locked.stdout).not.toContain('upstream-not-locked');
    expect(locked.stdout).toContain('notice[validation/upstream-changed]');

    const digest = /seen: "([0-9a-f]{16})"/.exec(locked.stdout)?.[1] ?? '';
    mine.write({ 'threat-model/shop.yaml': RELYING.replace('apart}', `apart, seen: "${digest}"}`) });
    expect(run(mine, []).stdout).not.toContain('upstream');
  });

  it('hears of what changes in meaning, and of nothing else', () => {
    const mine = shop();
    const other = platform();
    update(mine, other);
    const digest = /digest: "(.*)"/.exec(lockOf(mine))?.[1];
    const formatted = `# A comment\n${CLUSTER.replace('{process: kubernetes/node}', '\n    process: "kubernetes/node"\n    x-rack: 4')}`;
    other.write({
      'threat-model/cluster.yaml': formatted.replace('reviews:\n', 'reviews:\n  - {date: 2026-11-20}\n'),
    });
    other.commit('review', { date: '2026-11-20' });
    expect(update(mine, other).stdout).toContain('says what it said');
    expect(lockOf(mine)).toContain(`digest: "${digest}"`);
    mine.write({ 'threat-model/shop.yaml': RELYING.replace('apart}', `apart, seen: "${digest}"}`) });
    expect(run(mine, []).stdout).not.toContain('upstream');

    other.write({ 'threat-model/cluster.yaml': CLUSTER.replace('a week', 'a month') });
    other.commit('a month', { date: '2026-11-21' });
    expect(update(mine, other).stdout).toMatch(/has changed, from [0-9a-f]{16} to [0-9a-f]{16}/);
    expect(run(mine, []).stdout).toContain(
      'warning[validation/upstream-changed]: model `acme/platform#cluster`',
    );
  });

  it('hears of a lock that nothing refreshes', () => {
    const mine = shop();
    update(mine, platform(), '2026-09-01');
    expect(run(mine, []).stdout).toContain('warning[validation/upstream-stale]');
  });

  it('keeps the entries of repositories that were not given, and drops those that nobody relies on', () => {
    const both = RELYING.replace(
      'relies-on:\n',
      'relies-on:\n  - {model: "acme/net#mesh", for: Encryption}\n',
    );
    const mine = shop(both);
    const net = repository({ 'threat-model/mesh.yaml': CLUSTER.replace('Cluster', 'Mesh') });
    run(mine, ['upstream', `acme/net=${net.path}`, `acme/platform=${platform().path}`, '--update']);
    const first = lockOf(mine);
    expect(first.match(/^ {2}"/gm)).toHaveLength(2);
    update(mine, platform());
    expect(lockOf(mine).match(/^ {2}"/gm)).toHaveLength(2);
    mine.write({ 'threat-model/shop.yaml': RELYING });
    update(mine, platform());
    expect(lockOf(mine)).not.toContain('acme/net');
  });

  it.each([
    ['is gone', {}],
    ['is a draft', { 'threat-model/cluster.yaml': `generated: true\n${CLUSTER}` }],
    ['cannot be read', { 'threat-model/cluster.yaml': `${CLUSTER}nonsense: [\n` }],
    ['has mistakes', { 'threat-model/cluster.yaml': `${CLUSTER}nonsense: 1\n` }],
  ])('is not assessed where the other model %s', (_, files) => {
    const mine = shop();
    const done = update(mine, repository({ 'README.md': 'hello\n', ...files }));
    expect(done.code).toBe(3);
    expect(done.stdout).toContain('not assessed: model `acme/platform#cluster`');
    expect(lockOf(mine)).toContain('models: {}\n');
  });

  it('never has its lock written through a link', () => {
    const mine = shop();
    mine.write({ 'elsewhere.yaml': 'mine\n' });
    symlinkSync('../elsewhere.yaml', join(mine.path, LOCK));
    expect(update(mine, platform()).code).toBe(2);
    expect(readFileSync(join(mine.path, 'elsewhere.yaml'), 'utf8')).toBe('mine\n');
  });

  it.each([
    [['upstream'], 'needs a clone'],
    [['upstream', '../platform'], 'does not say which repository is where'],
    [['upstream', 'acme/platform=/nowhere/at/all'], ''],
  ])('%j is refused', (args, why) => {
    const refused = run(shop(), args);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(why);
  });
});

import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Assessed } from '../../src/core/assessed.ts';
import { differences } from '../../src/core/tree.ts';
import { type OpenOptions, openRepository, type Repository } from '../../src/git/index.ts';
import { createRepository, isolatedEnv, type TestRepository } from '../support/repository.ts';

function value<T>(answer: Assessed<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.gap));
  expect(answer.gaps).toEqual([]);
  return answer.value;
}

async function open(repository: TestRepository, options: OpenOptions = {}): Promise<Repository> {
  return value(await openRepository(repository.path, { env: isolatedEnv, ...options }));
}

const text = (blob: unknown) => (blob instanceof Uint8Array ? Buffer.from(blob).toString() : blob);

describe('trees', () => {
  it('lists files, links and submodules, and what differs', async () => {
    const at = createRepository();
    at.write({ 'a/one.tf': '1', 'a/old.tf': 'same', run: '#!', l: { link: '/etc/passwd' } });
    const base = at.commit('base');
    at.git('update-index', '--add', '--cacheinfo', `160000,${base},sub`);
    at.git('commit', '-qm', 'submodule');
    at.write({ 'a/one.tf': '2', 'a/old.tf': null, 'a/new.tf': 'same', l: 'file' });
    at.git('update-index', '--chmod=+x', 'run');
    at.git('add', 'a', 'l');
    at.git('commit', '-qm', 'head');
    const head = at.git('rev-parse', 'HEAD');
    const repository = await open(at);

    const tree = value(await repository.tree(head));
    expect([...tree.entries.values()].map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      'a/new.tf file',
      'a/one.tf file',
      'l file',
      'run file',
      'sub submodule',
    ]);
    const before = value(await repository.tree(base));
    expect(before.entries.get('l')?.kind).toBe('symlink');
    const difference = value(await repository.difference(base, head));
    expect(difference).toEqual(differences(before, tree));
    expect(difference.map(({ path }) => path)).toEqual(['a/new.tf', 'a/old.tf', 'a/one.tf', 'l', 'sub']);
  });

  it('keeps names with line feeds, quotes, dashes and accents, and lists those that are not UTF-8', async () => {
    const at = createRepository();
    const names = ['-rf', '--output=x', 'a\nb', 'say "hi".md', 'é\t', ':(glob)x', '\x01', 'a b'];
    at.write(Object.fromEntries(names.map(name => [name, name])));
    at.commit('names');
    const blob = at.git('rev-parse', 'HEAD:-rf');
    const forge = (entries: [string, Buffer][]) => {
      const body = Buffer.concat(
        entries.map(([mode, name]) =>
          Buffer.concat([Buffer.from(`${mode} `), name, Buffer.from([0]), Buffer.from(blob, 'hex')]),
        ),
      );
      const tree = execFileSync('git', ['hash-object', '-t', 'tree', '-w', '--stdin', '--literally'], {
        cwd: at.path,
        env: isolatedEnv,
        input: body,
        encoding: 'utf8',
      }).trim();
      return at.git('commit-tree', '-m', 'forged', '-p', 'HEAD', tree);
    };
    const repository = await open(at);
    const tree = value(await repository.tree(at.git('rev-parse', 'HEAD')));
    expect([...tree.entries.keys()].sort()).toEqual([...names].sort());

    const forged = forge([
      ['100644', Buffer.from('..')],
      ['100644', Buffer.from([0x63, 0x61, 0x66, 0xe9])],
      ['100644', Buffer.from('twice')],
      ['100644', Buffer.from('twice')],
      ['100644', Buffer.from('plain')],
    ]);
    const answer = await repository.tree(forged);
    if (!answer.ok) throw new Error(answer.gap.why);
    expect([...answer.value.entries.keys()]).toEqual(['twice', 'plain']);
    expect(answer.gaps.map(({ what }) => what)).toEqual([
      'the file ".."',
      'the file "caf\\xE9"',
      'the file "twice"',
    ]);
  });

  it('stops at a tree that expands without bound', async () => {
    const at = createRepository();
    at.write({ f: 'x' });
    at.commit('seed');
    let tree = at.git('write-tree');
    for (let level = 0; level < 10; level++) {
      const lines = Array.from({ length: 10 }, (_, i) => `040000 tree ${tree}\td${i}\n`).join('');
      tree = execFileSync('git', ['mktree'], {
        cwd: at.path,
        env: isolatedEnv,
        input: lines,
        encoding: 'utf8',
      }).trim();
    }
    const bomb = at.git('commit-tree', '-m', 'bomb', tree);
    const answer = await (await open(at)).tree(bomb);
    expect(answer).toMatchObject({
      ok: false,
      gap: { why: 'git had more to say than threatlint reads at once' },
    });
  });

  it('reads repositories of SHA-256', async () => {
    const at = createRepository({ objectFormat: 'sha256' });
    at.write({ a: 'x' });
    const head = at.commit('one');
    at.write({ a: 'y' });
    const repository = await open(at);
    const tree = value(await repository.tree(head));
    expect(head).toHaveLength(64);
    const disk = value(await repository.workingTree(tree));
    const oid = disk.tree.entries.get('a')?.oid ?? '';
    expect(oid).toBe(at.git('hash-object', 'a'));
    expect(text(disk.contents.get(oid))).toBe('y');
  });

  it('ignores replaced objects and grafts', async () => {
    const at = createRepository();
    at.write({ a: 'good' });
    const good = at.commit('good');
    at.write({ a: 'bad' });
    const bad = at.commit('bad');
    at.git('replace', good, bad);
    const repository = await open(at);
    const tree = value(await repository.tree(good));
    const oid = tree.entries.get('a')?.oid ?? '';
    expect(text((await repository.blobs([oid], 100)).get(oid))).toBe('good');
  });
});

describe('blobs', () => {
  it('answers for every id, loads none over the limit', async () => {
    const at = createRepository();
    at.write({ small: 'abc', empty: '', large: 'x'.repeat(1000), binary: new Uint8Array([0, 10, 255, 13]) });
    const head = at.commit('one');
    const repository = await open(at);
    const oid = (path: string) => at.git('rev-parse', `HEAD:${path}`);
    const absent = '1'.repeat(40);
    const tree = at.git('rev-parse', 'HEAD^{tree}');
    const hostile = ['x\nHEAD', '--help', ''];
    const asked = [
      oid('small'),
      oid('empty'),
      oid('large'),
      oid('binary'),
      oid('small'),
      absent,
      tree,
      head,
      ...hostile,
    ];
    const found = await repository.blobs(asked, 999);
    expect(found.size).toBe(asked.length - 1);
    expect(text(found.get(oid('small')))).toBe('abc');
    expect(text(found.get(oid('empty')))).toBe('');
    expect(found.get(oid('large'))).toBe('too-large');
    expect(found.get(oid('binary'))).toEqual(new Uint8Array([0, 10, 255, 13]));
    for (const each of [absent, tree, head, ...hostile]) expect(found.get(each)).toBe('missing');
    expect((await repository.blobs([], 10)).size).toBe(0);
  });
});

describe('names of commits', () => {
  it('resolves branches, tags, ids and their ancestors', async () => {
    const at = createRepository();
    const first = at.commit('one');
    const second = at.commit('two');
    at.git('tag', '-a', 'v1', '-m', 'v1', first);
    at.git('update-ref', 'refs/heads/feature/ünï', first);
    const repository = await open(at);
    for (const [ref, oid] of [
      ['main', second],
      ['HEAD', second],
      ['HEAD~1', first],
      ['main^', first],
      ['v1', first],
      ['refs/heads/main', second],
      ['feature/ünï', first],
      [first, first],
      [first.slice(0, 10), first],
      [at.git('rev-parse', 'v1'), first],
    ] as const) {
      expect(value(await repository.resolve(ref)), ref).toBe(oid);
    }
    expect(value(await repository.head())).toBe(second);
    expect(value(await repository.parents(second))).toEqual([first]);
    expect(value(await repository.parents(first))).toEqual([]);
    expect(await repository.has(first)).toBe(true);
    expect(await repository.has('2'.repeat(40))).toBe(false);
  });

  it('refuses what is no name, and does nothing else with it', async () => {
    const at = createRepository();
    at.commit('one');
    at.git('update-ref', 'refs/heads/--output=PWNED', 'HEAD');
    const repository = await open(at);
    const refs = [
      '',
      '-',
      '--output=PWNED',
      '--all',
      '@{-1}',
      '@{u}',
      'main@{1}',
      'a..b',
      'main..',
      '..',
      '^main',
      ':/one',
    ];
    refs.push(
      'HEAD:x',
      'HEAD^{/one}',
      'a\0b',
      'a\nb',
      ' main',
      'main ',
      '*',
      'nope',
      'x'.repeat(5000),
      '3'.repeat(40),
    );
    for (const ref of refs) {
      const answer = await repository.resolve(ref);
      expect(answer.ok, ref).toBe(false);
      if (!answer.ok) expect(answer.gap.remedy).not.toBe('');
    }
    for (const call of [
      repository.tree('--help'),
      repository.parents('HEAD'),
      repository.difference('a', 'b'),
    ]) {
      expect((await call).ok).toBe(false);
    }
    expect(at.git('status', '--porcelain')).toBe('');
  });

  it('finds common ancestors', async () => {
    const at = createRepository();
    const base = at.commit('base');
    at.branch('x');
    const x = at.commit('x');
    at.checkout('main');
    const main = at.commit('main');
    at.git('checkout', '-q', '--orphan', 'other');
    const other = at.commit('other');
    const repository = await open(at);
    expect(value(await repository.mergeBase(x, main))).toBe(base);
    expect(value(await repository.isAncestor(base, x))).toBe(true);
    expect(value(await repository.isAncestor(x, base))).toBe(false);
    expect(value(await repository.isAncestor(x, x))).toBe(true);
    expect(value(await repository.isAncestor(other, x))).toBe(false);
    expect(await repository.mergeBase(other, x)).toMatchObject({
      ok: false,
      gap: { why: 'the two commits have no common history' },
    });
    expect((await repository.mergeBase(x, '4'.repeat(40))).ok).toBe(false);
  });
});

describe('log', () => {
  it('reads the first-parent line, merges against their first parent', async () => {
    const at = createRepository();
    at.git('config', 'log.showRoot', 'false');
    at.git('config', 'log.follow', 'true');
    at.git('config', 'log.showSignature', 'true');
    at.git('config', 'color.ui', 'always');
    at.write({ 'tm/a.yaml': '1', other: '1' });
    const root = at.commit('root', { date: '2025-01-01', author: 'Zoë "Q" X' });
    at.branch('x');
    at.write({ 'tm/b.yaml': '1' });
    at.commit('on branch', { date: '2025-02-01' });
    at.checkout('main');
    at.write({ other: '2' });
    const other = at.commit('other', { date: '2025-03-01' });
    const merge = at.merge('x', { date: '2025-04-01' });
    at.write({ 'tm/a.yaml': null, 'tm/c.yaml': '1' });
    const rename = at.commit('rename', { date: '2025-05-01' });
    const repository = await open(at);
    const read = async (more: object) =>
      value(await repository.log({ head: rename, paths: [], ...more })).map(
        ({ commit, date, changes }) =>
          `${commit} ${date} ${changes.map(({ path, before, after }) => `${before ? '-' : ''}${after ? '+' : ''}${path}`)}`,
      );
    expect(await read({ paths: ['tm'] })).toEqual([
      `${rename} 2025-05-01 -tm/a.yaml,+tm/c.yaml`,
      `${merge} 2025-04-01 +tm/b.yaml`,
      `${root} 2025-01-01 +tm/a.yaml`,
    ]);
    expect((await read({})).length).toBe(4);
    expect(await read({ since: '2025-04-02' })).toEqual([`${rename} 2025-05-01 -tm/a.yaml,+tm/c.yaml`]);
    expect((await read({ since: '2025-03-01' })).at(-1)).toBe(`${other} 2025-03-01 -+other`);
    expect(await read({ paths: ['tm/c.yaml'] })).toEqual([`${rename} 2025-05-01 +tm/c.yaml`]);
    expect(await read({ paths: [':(glob)**', '--output=x'] })).toEqual([]);
    const [first] = value(await repository.log({ head: root, paths: [] }));
    expect(first?.author).toBe('Zoë "Q" X');
    const cut = await repository.log({ head: rename, paths: [], limit: 2 });
    expect(cut).toMatchObject({ ok: true, gaps: [{ what: 'the history before 2025-04-01' }] });
    expect((await repository.log({ head: rename, paths: [], since: 'yesterday' })).ok).toBe(false);
  });

  it('survives times that no calendar has, and messages and authors that imitate its format', async () => {
    const at = createRepository();
    at.write({ ':100644 x': 'x' });
    at.git('add', '.');
    at.git('-c', 'user.name=\x01:a', 'commit', '-qm', `\x01${'0'.repeat(40)}\n:000000`);
    const tree = at.git('rev-parse', 'HEAD^{tree}');
    const raw = `tree ${tree}\nparent ${at.git('rev-parse', 'HEAD')}\nauthor A <a@b> 99999999999999 +0000\ncommitter A <a@b> 99999999999999 +0000\n\nm\n`;
    const late = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'], {
      cwd: at.path,
      env: isolatedEnv,
      input: raw,
      encoding: 'utf8',
    }).trim();
    const log = value(await (await open(at)).log({ head: late, paths: [] }));
    expect(log.map(({ changes }) => changes.map(({ path }) => path))).toEqual([[], [':100644 x']]);
    expect(log[0]?.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

describe('attributes', () => {
  it('reads those of the commit, not of the folder, the index or the person', async () => {
    const at = createRepository();
    at.write({
      '.gitattributes': 'gen/** linguist-generated\n*.pb linguist-generated=true\n*.no -linguist-generated\n',
      'sub/.gitattributes': 'v linguist-vendored linguist-generated\n[attr]nope linguist-vendored\n',
    });
    const head = at.commit('attributes');
    at.write({
      '.gitattributes': '* linguist-generated\n',
      '.git/info/attributes': '* linguist-generated\n',
    });
    const repository = await open(at);
    const tree = value(await repository.tree(head));
    const paths = ['gen/a\nb', 'x.pb', 'x.no', 'sub/v', 'v', '-rf'];
    const found = value(
      await repository.attributes(tree, paths, ['linguist-generated', 'linguist-vendored']),
    );
    expect([...found].map(([path, set]) => [path, [...set]])).toEqual([
      ['gen/a\nb', ['linguist-generated']],
      ['x.pb', ['linguist-generated']],
      ['sub/v', ['linguist-generated', 'linguist-vendored']],
    ]);
    expect((await repository.attributes(tree, paths, ['-a'])).ok).toBe(false);
  });
});

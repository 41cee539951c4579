import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Assessed } from '../../src/core/assessed.ts';
import { openRepository, type Repository, removeTemporaryFolders, withHistory } from '../../src/git/index.ts';
import { createRepository, isolatedEnv, type TestRepository } from '../support/repository.ts';

function value<T>(answer: Assessed<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.gap));
  expect(answer.gaps).toEqual([]);
  return answer.value;
}

const open = async (at: TestRepository) => value(await openRepository(at.path, { env: isolatedEnv }));

/** Every file of a folder with its bytes. */
function digest(folder: string): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })
    .map(each => `${each.parentPath}/${each.name}${each.isFile() ? '' : '/'}`)
    .sort()) {
    hash.update(entry);
    if (!entry.endsWith('/')) hash.update(readFileSync(entry));
  }
  return hash.digest('hex');
}

/** main: model, code 1, merge of x (code 2); a merge ref of a pull request into main as GitHub makes it. */
function project(options: { objectFormat?: 'sha1' | 'sha256' } = {}) {
  const remote = createRepository(options);
  remote.write({ 'tm/model.yaml': 'v1', 'infra/main.tf': '1', 'big.bin': 'x'.repeat(5000) });
  const model = remote.commit('model', { date: '2024-01-10' });
  remote.write({ 'infra/main.tf': '2' });
  const code = remote.commit('code', { date: '2025-01-10' });
  remote.branch('x');
  remote.write({ 'infra/x.tf': 'x', 'infra/main.tf': '3' });
  const x = remote.commit('x', { date: '2025-06-01' });
  remote.checkout('main');
  remote.write({ other: 'o' });
  const base = remote.commit('other', { date: '2025-06-02' });
  remote.git('checkout', '-q', '--detach');
  const merge = remote.merge('x', { date: '2025-06-03' });
  remote.git('update-ref', 'refs/pull/1/merge', merge);
  remote.checkout('main');
  return { remote, model, code, x, base, merge };
}

async function check(
  repository: Repository,
  { model, code, base, merge }: ReturnType<typeof project>,
): Promise<void> {
  const difference = value(await repository.difference(base, merge));
  expect(difference.map(({ path }) => path)).toEqual(['infra/main.tf', 'infra/x.tf']);
  const oids = difference
    .flatMap(({ before, after }) => [before?.oid ?? '', after?.oid ?? ''])
    .filter(oid => oid !== '');
  const blobs = await repository.blobs(oids, 100);
  expect(oids.map(oid => Buffer.from(blobs.get(oid) as Uint8Array).toString())).toEqual(['2', '3', 'x']);
  const log = value(await repository.log({ head: merge, paths: ['tm'] }));
  expect(log.map(({ commit, date }) => `${commit} ${date}`)).toEqual([`${model} 2024-01-10`]);
  expect(value(await repository.isAncestor(model, merge))).toBe(true);
  expect(value(await repository.mergeBase(base, merge))).toBe(base);
  expect(value(await repository.parents(code))).toEqual([model]);
}

describe('a cut-off checkout', () => {
  it('knows its parents and says what it lacks, without a wrong answer', async () => {
    const all = project();
    const at = all.remote.shallowClone({ ref: 'refs/pull/1/merge' });
    const repository = await open(at);
    expect(repository.shallow).toBe(true);
    const head = value(await repository.head());
    expect(head).toBe(all.merge);
    expect(value(await repository.parents(head))).toEqual([all.base, all.x]);
    expect(await repository.has(head)).toBe(true);
    expect(await repository.has(all.base)).toBe(false);
    expect(value(await repository.tree(head)).entries.size).toBe(5);
    for (const answer of [
      await repository.log({ head, paths: ['tm'] }),
      await repository.tree(all.base),
      await repository.difference(all.base, head),
      await repository.mergeBase(all.base, head),
      await repository.isAncestor(all.model, head),
      await repository.resolve(all.base),
    ]) {
      expect(answer).toMatchObject({ ok: false, gap: { remedy: expect.stringContaining('fetch-depth: 0') } });
    }
    const deeper = await open(all.remote.shallowClone({ depth: 2 }));
    const recent = await deeper.log({ head: all.base, paths: [], since: '2025-06-01' });
    expect(value(recent).map(({ commit }) => commit)).toEqual([all.base]);
  });

  it.each([
    ['depth 1', { depth: 1 }],
    ['depth 1 without blobs', { depth: 1, filter: 'blob:none' }],
    ['depth 2 without trees', { depth: 2, filter: 'tree:0' }],
    ['all without blobs', { filter: 'blob:none' }],
  ])('gets the rest without touching the checkout: %s', async (_, options) => {
    const all = project();
    const at = all.remote.clone({ ...options, ref: 'refs/pull/1/merge' });
    const before = digest(at.path);
    const repository = await open(at);
    const full = value(await withHistory(repository, { commits: [all.base, all.merge], ancestry: true }));
    await check(full, all);
    expect(full.root).toBe(at.path);
    expect(value(await full.head())).toBe(all.merge);
    expect(value(await full.resolve(all.base))).toBe(all.base);
    const disk = value(await full.workingTree(value(await full.tree(all.merge))));
    expect(disk.contents.size).toBe(0);
    expect(digest(at.path)).toBe(before);
  });

  it('fetches one commit where ancestry is not needed', async () => {
    const all = project();
    const repository = await open(all.remote.shallowClone({ ref: 'refs/pull/1/merge' }));
    const need = { commits: [all.base, all.merge], ancestry: false };
    const more = value(await withHistory(repository, need));
    expect(value(await more.difference(all.base, all.merge))).toHaveLength(2);
    expect(await more.has(all.model)).toBe(false);
    expect(more.shallow).toBe(true);
    // What is there now is enough, and what is fetched later adds to it.
    expect(await withHistory(more, need)).toMatchObject({ ok: true });
    await check(value(await withHistory(more, { ...need, ancestry: true })), all);
  });

  it('works with SHA-256, and with a remote that is a relative path', async () => {
    const all = project({ objectFormat: 'sha256' });
    const at = all.remote.shallowClone({ ref: 'refs/pull/1/merge' });
    at.git('remote', 'set-url', 'origin', `../${all.remote.path.split('/').at(-1)}`);
    await check(
      value(await withHistory(await open(at), { commits: [all.base, all.merge], ancestry: true })),
      all,
    );
  });

  it('takes everything from a remote that knows no filters', async () => {
    const all = project();
    const at = all.remote.shallowClone({ ref: 'refs/pull/1/merge' });
    all.remote.git('config', 'uploadpack.allowFilter', 'false');
    await check(
      value(await withHistory(await open(at), { commits: [all.base, all.merge], ancestry: true })),
      all,
    );
  });

  it('does not fetch on the quiet what a partial clone lacks', async () => {
    const all = project();
    const at = all.remote.clone({ filter: 'blob:none' });
    const before = digest(join(at.path, '.git'));
    const repository = await open(at);
    expect(repository.partial).toBe(true);
    const tree = value(await repository.tree(all.model));
    const oid = tree.entries.get('infra/main.tf')?.oid ?? '';
    expect((await repository.blobs([oid], 100)).get(oid)).toBe('missing');
    expect((await repository.resolve('5'.repeat(40))).ok).toBe(false);
    expect(value(await repository.log({ head: all.base, paths: ['tm'] }))).toHaveLength(1);
    value(await repository.workingTree(value(await repository.tree(all.base))));
    expect(digest(join(at.path, '.git'))).toBe(before);

    const more = value(await withHistory(repository, { commits: [all.model], ancestry: true }));
    const absent = ['6'.repeat(40), all.model, '7'.repeat(40)];
    const found = await more.blobs([...absent, oid], 100);
    expect(Buffer.from(found.get(oid) as Uint8Array).toString()).toBe('1');
    for (const each of absent) expect(found.get(each)).toBe('missing');
  });

  it('reads attributes of a commit whose blobs are not here', async () => {
    const remote = createRepository();
    remote.write({ '.gitattributes': 'a linguist-generated\n' });
    const first = remote.commit('one');
    remote.write({ '.gitattributes': '' });
    remote.commit('two');
    const repository = await open(remote.clone({ filter: 'blob:none' }));
    const tree = value(await repository.tree(first));
    expect(await repository.attributes(tree, ['a'], ['linguist-generated'])).toMatchObject({
      ok: false,
      gap: { path: '.gitattributes' },
    });
    const more = value(await withHistory(repository, { commits: [first], ancestry: false }));
    const found = value(await more.attributes(tree, ['a'], ['linguist-generated']));
    expect(found.get('a')).toEqual(new Set(['linguist-generated']));
  });

  it('says how to get the rest where the remote cannot be asked', async () => {
    const all = project();
    const at = all.remote.shallowClone({ ref: 'refs/pull/1/merge' });
    const need = { commits: [all.base], ancestry: true };
    const why = async () => {
      const answer = await withHistory(await open(at), need);
      if (answer.ok) throw new Error('not refused');
      expect(answer.gap.remedy).toContain('`fetch-depth: 0` and `filter: blob:none`');
      return answer.gap.why;
    };
    at.git('remote', 'set-url', 'origin', 'http://user:secret@127.0.0.1:1/x.git');
    expect(await why()).toMatch(/failed: unable to access 'http:\/\/127/);
    at.git('remote', 'set-url', 'origin', 'ext::touch pwned');
    expect(await why()).toMatch(/not allowed/);
    at.git('remote', 'remove', 'origin');
    expect(await why()).toMatch(/no remote "origin"/);
    const hostile = await withHistory(await open(at), { commits: ['--upload-pack=x'], ancestry: true });
    expect(hostile).toMatchObject({ ok: false, gap: { why: '"--upload-pack=x" is not a full commit id' } });
  });
});

describe('a whole checkout', () => {
  it('asks nobody', async () => {
    const all = project();
    const at = all.remote.clone({ ref: 'refs/pull/1/merge' });
    all.remote.remove();
    const repository = await open(at);
    expect(value(await withHistory(repository, { commits: [all.base, all.merge], ancestry: true }))).toBe(
      repository,
    );
  });
});

describe('credentials', () => {
  it('are those of the checkout, or the token for its server only; never twice', async () => {
    const all = project();
    const at = all.remote.shallowClone({ ref: 'refs/pull/1/merge' });
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(
        request.rawHeaders
          .flatMap((name, i, all) => (/^authorization$/i.test(name) ? [all[i + 1] ?? ''] : []))
          .join(),
      );
      response.writeHead(403).end();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      at.git('remote', 'set-url', 'origin', `${origin}/acme/x`);
      writeFileSync(
        join(at.path, '.git', 'extra'),
        `[http "${origin}/"]\n\textraheader = AUTHORIZATION: basic Y2hlY2tvdXQ=\n`,
      );
      at.git('config', `includeIf.gitdir:${at.path}/.git.path`, join(at.path, '.git', 'extra'));
      const ask = async (options: object) => {
        const answer = await withHistory(await open(at), { commits: [all.base], ancestry: true }, options);
        expect(answer).toMatchObject({ ok: false, gap: { why: expect.stringContaining('credentials') } });
        return seen.at(-1);
      };
      expect(await ask({})).toBe('basic Y2hlY2tvdXQ=');
      expect(await ask({ token: 't' })).toBe('basic Y2hlY2tvdXQ=');
      const basic = `basic ${Buffer.from('x-access-token:t').toString('base64')}`;
      expect(await ask({ token: 't', server: origin })).toBe(basic);
    } finally {
      server.close();
    }
  });
});

describe('temporary folders', () => {
  it('are gone when asked for', async () => {
    const ours = () => readdirSync(realpathSync(tmpdir())).filter(name => /^threatlint-(?!test-)/.test(name));
    const all = project();
    const before = new Set(ours());
    const at = all.remote.shallowClone();
    value(await withHistory(await open(at), { commits: [all.base], ancestry: true }));
    const made = ours().filter(name => !before.has(name));
    expect(made.length).toBeGreaterThan(0);
    removeTemporaryFolders();
    const left = new Set(ours());
    expect(made.filter(name => left.has(name))).toEqual([]);
    rmSync(at.path, { recursive: true });
  });
});

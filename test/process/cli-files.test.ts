import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { runtimes } from '../support/node.ts';
import { createRepository, type Files } from '../support/repository.ts';
import { MODEL, SHOP } from '../support/shop.ts';

interface Row {
  readonly rule: string;
  readonly message: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly blocks: boolean;
}

interface Case {
  readonly title: string;
  readonly content: string | Uint8Array;
  readonly says: RegExp;
  readonly at: readonly [line: number, column: number];
}

const DAMAGED: readonly Case[] = [
  { title: 'a file that is empty', content: '', says: /no content/, at: [1, 1] },
  { title: 'a file of comments', content: '# nothing\n', says: /no content/, at: [1, 1] },
  {
    title: 'a tab as indentation',
    content: 'name: Shop\nelements:\n\tapp: {process: x}\n',
    says: /tab/,
    at: [3, 1],
  },
  {
    title: 'a bracket that stays open',
    content: 'name: Shop\nelements: {app: {process: x}\n',
    says: /./,
    at: [2, 11],
  },
  {
    title: 'a key that stands twice',
    content: 'name: Shop\nelements:\n  app: {process: x}\nname: Other\n',
    says: /name/,
    at: [4, 1],
  },
  {
    title: 'bytes that are no UTF-8',
    content: Uint8Array.from([...Buffer.from('name: Caf'), 0xe9, ...Buffer.from('\n')]),
    says: /not valid UTF-8.*0xE9/,
    at: [1, 10],
  },
  { title: 'UTF-16', content: Buffer.from('\ufeffname: Shop\n', 'utf16le'), says: /UTF-16/, at: [1, 1] },
  { title: 'a NUL', content: 'name: Shop\u0000\n', says: /U\+0000/, at: [1, 11] },
  {
    title: 'a file that is too large',
    content: `# ${'x'.repeat(1024 * 1024)}\n`,
    says: /larger than 1024 KiB/,
    at: [1, 1],
  },
  {
    title: 'two documents',
    content: `${MODEL}---\nname: Other\n`,
    says: /documents?/,
    at: [MODEL.split('\n').length + 1, 1],
  },
  { title: 'a list', content: '- name: Shop\n', says: /./, at: [1, 1] },
  { title: 'a number', content: '42\n', says: /./, at: [1, 1] },
];

/** Findings of the JSON report over these files, beside a model that has a mistake of its own. */
function check(files: Files, runtime = runtimes()[0]) {
  const repository = createRepository();
  repository.write({ ...SHOP, 'threat-model/other.yaml': MODEL.replace(', done: 2026-10-01', ''), ...files });
  repository.commit('files', { date: '2026-11-02' });
  const run = runCli(['--today', '2026-11-23', '--format', 'json'], {
    cwd: repository.path,
    ...(runtime === undefined ? {} : { runtime }),
  });
  expect(run.stderr).toBe('');
  const report = JSON.parse(run.stdout) as { findings: Row[]; notAssessed: { path: string | null }[] };
  return { code: run.code, ...report };
}

describe('a damaged file', () => {
  it.each(DAMAGED)('$title is a finding at its place', ({ content, says, at }) => {
    const { code, findings } = check({ 'threat-model/damaged.yaml': content });
    const [first, ...more] = findings.filter(finding => finding.path === 'threat-model/damaged.yaml');
    expect(first?.message).toMatch(says);
    expect([first?.line, first?.column]).toEqual(at);
    expect(first?.rule).toMatch(/^document\//);
    expect(first?.blocks).toBe(true);
    expect(more).toEqual([]);
    expect(code).toBe(1);
  });

  it.each(runtimes())('does not keep others from being checked, on $name', runtime => {
    const files = Object.fromEntries(
      DAMAGED.map(({ content }, i) => [`threat-model/damaged-${i}.yaml`, content]),
    );
    const { findings } = check(files, runtime);
    const broken = new Set(findings.map(finding => finding.path));
    for (const path of Object.keys(files)) expect(broken).toContain(path);
    const other = findings.filter(finding => finding.path === 'threat-model/other.yaml');
    expect(other.map(finding => finding.rule)).toEqual(['response/mitigation-without-owner-or-date']);
    expect(broken).not.toContain('threat-model/shop.yaml');
  });

  it('that cannot be read at all is listed as not assessed', () => {
    const { notAssessed } = check({ 'threat-model/damaged.yaml': 'name: [' });
    expect(notAssessed.map(({ path }) => path)).toEqual(['threat-model/damaged.yaml']);
  });

  it.each([
    ['a misspelt name', MODEL.replace(/^threats:/m, 'threatz:')],
    ['a misspelt name of what others refer to', MODEL.replace(/^elements:/m, 'elments:')],
    ['a misspelt name of a single value', MODEL.replace(/^owner:/m, 'ownr:')],
    ['a list in place of a map', MODEL.replace(/^threats:[\s\S]*/m, 'threats:\n  - what: no map\n')],
  ])('that loses a whole field by %s has that one finding, and the rest is not assessed', (_, text) => {
    const { code, findings, notAssessed } = check({ 'threat-model/damaged.yaml': text });
    const own = findings.filter(finding => finding.path === 'threat-model/damaged.yaml');
    expect(own.map(finding => finding.rule)).toEqual(['document/schema']);
    expect(notAssessed.map(({ path }) => path)).toEqual(['threat-model/damaged.yaml']);
    expect(code).toBe(1);
  });

  it('that is a link is not followed', () => {
    const { findings } = check({ 'threat-model/damaged.yaml': { link: '/etc/passwd' } });
    const [first] = findings.filter(finding => finding.path === 'threat-model/damaged.yaml');
    expect(first?.message).toMatch(/symbolic link/);
  });

  it('can be the control file: the defaults count, and the output says so', () => {
    const repository = createRepository();
    repository.write({
      ...SHOP,
      'threat-model/threatlint.yaml': 'version: 1\nrules: {response/no-response: of}\n',
    });
    repository.commit('control', { date: '2026-11-02' });
    const run = runCli(['--today', '2026-11-23'], { cwd: repository.path });
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/--> threat-model\/threatlint\.yaml:2:\d+/);
    expect(run.stdout).toContain(
      'note: `threat-model/threatlint.yaml` has mistakes, so the defaults count in this run.',
    );
  });
});

describe('line ends and marks', () => {
  const broken = MODEL.replace('to: db', 'to: dbb');
  const place = (text: string): [number, number] => {
    const line = text.split('\n').findIndex(each => each.includes('to: dbb'));
    return [line + 1, (text.split('\n')[line] ?? '').indexOf('dbb') + 1];
  };

  it.each([
    ['CRLF', broken.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${broken}`],
    ['both', `\ufeff${broken.replaceAll('\n', '\r\n')}`],
    ['no last line feed', broken.trimEnd()],
  ])('%s: places stay right', (_, content) => {
    const { findings } = check({ 'threat-model/odd.yaml': content });
    const [first, ...more] = findings.filter(finding => finding.path === 'threat-model/odd.yaml');
    expect(first?.rule).toBe('document/dangling-reference');
    expect([first?.line, first?.column]).toEqual(place(broken));
    expect(more).toEqual([]);
  });

  it.each([
    ['CRLF', MODEL.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${MODEL}`],
  ])('%s alone is no finding', (_, content) => {
    const { findings } = check({ 'threat-model/odd.yaml': content });
    expect(findings.filter(finding => finding.path === 'threat-model/odd.yaml')).toEqual([]);
  });

  it('JSON is read as JSON', () => {
    const good = JSON.stringify({
      name: 'Shop',
      owner: 'acme',
      scope: ['good'],
      elements: { app: { process: 'aws/ecs' } },
    });
    const { findings } = check({
      'threat-model/good.json': good,
      'threat-model/bad.json': `${good.slice(0, -1)},}\n`,
    });
    expect(findings.filter(finding => finding.path === 'threat-model/good.json')).toEqual([]);
    expect(findings.find(finding => finding.path === 'threat-model/bad.json')?.rule).toBe('document/syntax');
  });
});

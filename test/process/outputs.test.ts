import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { isObject } from '../../src/core/document.ts';
import { readFile } from '../../src/documents/read.ts';
import { pullRequest, runAction } from '../support/action.ts';
import { deskEnv, runCli } from '../support/cli.ts';
import { createRepository, type TestRepository, temporaryFolder } from '../support/repository.ts';
import { sarifMistakes } from '../support/sarif.ts';
import { MODEL, OPEN_DATABASE, SHOP, TERRAFORM } from '../support/shop.ts';

const FILE = 'threat-model/shop.yaml';
const DAY = ['--today', '2026-11-23'];
const FAULTY = MODEL.replace(
  '    mitigate:\n      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-10-01}\n',
  '',
)
  .replace('criticality: high', 'criticality: hihg')
  .replace('    at: browse', '    refs: [T1066]\n    at: browse');

function shop(model = MODEL, infra = TERRAFORM): TestRepository {
  const repository = createRepository();
  repository.write(SHOP);
  repository.commit('base', { date: '2026-11-02' });
  repository.write({ [FILE]: model, 'infra/main.tf': infra });
  repository.commit('head', { date: '2026-11-03' });
  return repository;
}

const RUNS = [
  { title: 'a clean one', repository: () => shop(), args: [] },
  { title: 'findings and fixes', repository: () => shop(FAULTY), args: [] },
  { title: 'a change', repository: () => shop(MODEL, OPEN_DATABASE), args: ['--base', 'HEAD~1'] },
  {
    title: 'what was not assessed',
    repository: () => shop(MODEL, 'resource "a" {'),
    args: ['--base', 'HEAD~1'],
  },
  { title: 'a model that cannot be read', repository: () => shop('name: ["\u001b`<&'), args: [] },
] as const;

function format(name: string, repository: TestRepository, args: readonly string[] = []): string {
  return runCli(['check', '--format', name, ...args, ...DAY], { cwd: repository.path }).stdout;
}

const schema = JSON.parse(readFileSync('schema/report.schema.json', 'utf8'));
const ajv = new Ajv2020({ strict: false, formats: { uri: true } });
const validReport = ajv.compile(schema);

describe.each(RUNS)('outputs of $title', ({ repository: make, args }) => {
  const repository = make();

  it('SARIF follows the official schema, and is never an empty success where something was not assessed', () => {
    const log = format('sarif', repository, args);
    expect(sarifMistakes(log)).toEqual([]);
    const [run] = JSON.parse(log).runs;
    const { complete } = JSON.parse(format('json', repository, args));
    expect(run.invocations[0].executionSuccessful).toBe(complete);
    if (!complete) {
      expect(run.results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('not-assessed');
      expect(run.invocations[0].toolExecutionNotifications.length).toBeGreaterThan(0);
    }
  });

  it('JSON follows its own schema', () => {
    const report = JSON.parse(format('json', repository, args));
    expect(validReport(report) || validReport.errors).toBe(true);
  });

  it('JUnit is well formed, with the elements and numbers that its readers expect', () => {
    const suites = parseXml(format('junit', repository, args));
    expect(suites.name).toBe('testsuites');
    const [suite] = suites.children;
    expect(suite?.name).toBe('testsuite');
    const cases = suite?.children.filter(({ name }) => name === 'testcase') ?? [];
    const of = (name: string) =>
      cases.filter(each => each.children.some(child => child.name === name)).length;
    expect(suite?.attributes).toMatchObject({
      tests: String(cases.length),
      failures: String(of('failure')),
      errors: String(of('error')),
      skipped: String(of('skipped')),
    });
    expect(cases.length).toBeGreaterThan(0);
    for (const { attributes, children } of cases) {
      expect(attributes).toMatchObject({
        name: expect.any(String),
        classname: expect.any(String),
        time: '0',
      });
      expect(children.length).toBeLessThan(2);
      for (const { name } of children) expect(['failure', 'error', 'skipped', 'system-out']).toContain(name);
    }
  });

  it('GitLab has every field that it needs, and each fingerprint once', () => {
    const issues = JSON.parse(format('gitlab', repository, args)) as Record<string, unknown>[];
    for (const issue of issues) {
      expect(issue).toEqual({
        description: expect.stringMatching(/\S/),
        check_name: expect.stringMatching(/^[a-z/-]+$/),
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
        location: { path: expect.stringMatching(/^[^/.]/), lines: { begin: expect.any(Number) } },
      });
    }
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  });
});

describe('fingerprints', () => {
  const prints = (log: string): string[] =>
    JSON.parse(log)
      .runs[0].results.map((result: { ruleId: string; partialFingerprints: Record<string, string> }) =>
        [result.ruleId, ...Object.values(result.partialFingerprints)].join(' '),
      )
      .sort();
  const faulty = FAULTY.replace('hihg', 'high').replace('owner: acme/shop\n', '');

  it('stay the same after lines moved and after the file was renamed with `was`, from CLI and Action', () => {
    const repository = shop(faulty);
    const first = prints(format('sarif', repository));
    expect(first.length).toBeGreaterThan(1);
    repository.write({ [FILE]: `# moved\n\n${faulty.replaceAll('\nflows', '\n\n# moved\nflows')}` });
    const base = repository.commit('moved', { date: '2026-11-04' });
    expect(prints(format('sarif', repository))).toEqual(first);
    repository.write({ [FILE]: null, 'threat-model/store.yaml': `was: shop\n${faulty}` });
    const head = repository.commit('renamed', { date: '2026-11-05' });
    expect(prints(format('sarif', repository))).toEqual(first);
    const sarif = join(temporaryFolder(), 'threatlint.sarif');
    const run = runAction({
      workspace: repository.path,
      event: 'pull_request',
      payload: pullRequest(base, head),
      inputs: { sarif },
    });
    const log = readFileSync(sarif, 'utf8');
    expect(sarifMistakes(log)).toEqual([]);
    expect(prints(log)).toEqual(first);
    expect(run.report?.findings.filter(({ introduced }) => introduced)).toEqual([]);
  });

  it('differ where a model of another name has the same mistakes', () => {
    const repository = shop(faulty);
    const first = new Set(prints(format('sarif', repository)));
    repository.write({ [FILE]: null, 'threat-model/store.yaml': faulty });
    expect(prints(format('sarif', repository)).filter(print => first.has(print))).toEqual([]);
  });

  it('of a run that could not begin: the Action leaves no SARIF at all', () => {
    const sarif = join(temporaryFolder(), 'threatlint.sarif');
    const run = runAction({ workspace: temporaryFolder(), event: 'push', payload: {}, inputs: { sarif } });
    expect(run.code).toBe(2);
    expect(existsSync(sarif)).toBe(false);
  });
});

describe('.pre-commit-hooks.yaml', () => {
  const bytes = readFileSync('.pre-commit-hooks.yaml');
  const { docs, problems } = readFile({ path: '.pre-commit-hooks.yaml', oid: '', bytes });
  const hooks = (docs[0]?.value ?? []) as readonly Record<string, string>[];

  it('names programs that are there', () => {
    expect(problems).toEqual([]);
    expect(hooks.map(({ id }) => id)).toEqual(['threatlint', 'threatlint-fmt']);
    for (const hook of hooks) {
      expect(isObject(hook) && hook['language']).toBe('script');
      expect(statSync(hook['entry']?.split(' ')[0] ?? '').mode & 0o111).not.toBe(0);
    }
  });

  it('runs on files as pre-commit passes them', () => {
    const unordered = MODEL.replace('name: Shop\nowner: acme/shop', 'owner: acme/shop\nname: Shop');
    const repository = shop(unordered);
    const files = [FILE, 'threat-model/threatlint.yaml', 'infra/main.tf'];
    for (const hook of hooks) {
      const [program = '', ...args] = (hook['entry'] ?? '').split(' ');
      const chosen = files.filter(file => new RegExp(hook['files'] ?? '').test(file));
      expect(chosen).toEqual(files.slice(0, 2));
      const named = String(hook['pass_filenames']) === 'false' ? [] : chosen;
      const run = spawnSync(join(process.cwd(), program), [...args, ...named], {
        cwd: repository.path,
        env: deskEnv,
        encoding: 'utf8',
      });
      expect(run.stderr).toBe('');
      expect(run.status).toBe(0);
    }
    expect(readFileSync(join(repository.path, FILE), 'utf8')).toBe(MODEL);
  });
});

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
}

/** Reads XML of elements, attributes and text, and throws where it is not well formed. */
function parseXml(text: string): Node {
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const root: Node = { name: '', attributes: {}, children: [] };
  const open = [root];
  let at = 0;
  for (const match of body.matchAll(/<(\/?)([A-Za-z][\w.-]*)((?: [\w.-]+="[^"<]*")*)(\/?)>/g)) {
    const [all, closes, name = '', attributes = '', empty] = match;
    wellFormedText(body.slice(at, match.index));
    at = match.index + all.length;
    wellFormedText(attributes.replaceAll('"', ''));
    if (closes === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    const values = [...attributes.matchAll(/ ([\w.-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
    const node = { name, attributes: Object.fromEntries(values), children: [] };
    open.at(-1)?.children.push(node);
    if (empty !== '/') open.push(node);
  }
  wellFormedText(body.slice(at));
  const [first, second] = root.children;
  if (open.length !== 1 || first === undefined || second !== undefined) throw new Error('not one element');
  return first;
}

function wellFormedText(text: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no way to write them
  if (/<|&(?!(?:amp|lt|gt|quot|apos|#\d+);)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text))
    throw new Error(`not well formed: ${text}`);
}

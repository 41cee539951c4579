import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { createRepository, type Files, type TestRepository } from '../support/repository.ts';
import { MODEL, SHOP } from '../support/shop.ts';

const TODAY = ['--today', '2026-11-23'];
const PATH = 'threat-model/rules/authn.yaml';
const RULE = `id: custom/authn
summary: A flow over a boundary that does not say how its caller is known
for: flows
when: flow.crosses
require: flow.authn != "none"
message: nobody knows who calls
remedy: Say under \`authn\` how the caller proves who it is.
`;
const CONTROL = `version: 1\nrules:\n  custom/authn: error\n`;
const KNOWN = MODEL.replace('authn: none', 'authn: oidc');

/** A repository with a commit of these files, then with others on disk. */
function changed(base: Files, head: Files): TestRepository {
  const repository = createRepository();
  repository.write({ ...SHOP, ...base });
  repository.commit('base', { date: '2026-11-02' });
  repository.write(head);
  return repository;
}

function check(repository: TestRepository, ...args: string[]) {
  return runCli([...TODAY, ...args], { cwd: repository.path });
}

describe('own rules', () => {
  it('find on a scan what they say, as warnings with a fingerprint and a page', () => {
    const repository = changed({ [PATH]: RULE }, {});
    const run = check(repository, '--format', 'json');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout).findings).toMatchObject([
      {
        rule: 'custom/authn',
        severity: 'warning',
        message: 'flow `browse`: nobody knows who calls',
        subject: 'shop/flows/browse',
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        path: 'threat-model/shop.yaml',
        line: 17,
      },
    ]);
  });

  it('fail a run where the control file says so, and only for what is new', () => {
    const strict = { [PATH]: RULE, 'threat-model/threatlint.yaml': CONTROL };
    expect(
      check(
        changed({ ...strict, 'threat-model/shop.yaml': KNOWN }, { 'threat-model/shop.yaml': MODEL }),
        '--base',
        'main',
      ).code,
    ).toBe(1);
    const known = check(changed(strict, { 'README.md': 'hello\n' }), '--base', 'main');
    expect(known.code).toBe(0);
    expect(known.stdout).not.toContain('help:');
  });

  it.each([
    ['removed', { [PATH]: null }],
    ['bent', { [PATH]: RULE.replace('!= "none"', '!= ""') }],
    ['broken', { [PATH]: RULE.replace('flow.authn != "none"', 'flow.nonsense') }],
  ])('of the base count where a pull request has %s them', (_, change) => {
    const base = { [PATH]: RULE, 'threat-model/threatlint.yaml': CONTROL, 'threat-model/shop.yaml': KNOWN };
    const run = check(changed(base, { ...change, 'threat-model/shop.yaml': MODEL }), '--base', 'main');
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('error[custom/authn]: flow `browse`: nobody knows who calls');
    expect(run.stdout).toContain('those of the base count until it is merged');
  });

  it('that a pull request brings do not count yet, and are read', () => {
    const brought = check(changed({}, { [PATH]: RULE }), '--base', 'main');
    expect(brought.code).toBe(0);
    expect(brought.stdout).not.toContain('nobody knows');
    const broken = check(
      changed({}, { [PATH]: RULE.replace('flow.crosses', 'flow.crosse') }),
      '--base',
      'main',
    );
    expect(broken.code).toBe(1);
    expect(broken.stdout).toContain(
      'error[document/schema]: `when` of rule `custom/authn` is no condition: no such key: crosse',
    );
    expect(broken.stdout).toContain(`--> ${PATH}:4:12`);
  });

  it('that cannot be read are said not to have been applied', () => {
    const run = check(changed({ [PATH]: RULE.replace('flow.crosses', 'flow.crosse') }, {}));
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('the rule was not applied');
  });

  it('are listed and explained where they are', () => {
    const repository = changed({ [PATH]: RULE }, {});
    const at = { cwd: repository.path };
    expect(runCli(['rules'], at).stdout).toMatch(/\ncustom\/authn +warning {2}A flow over a boundary that/);
    expect(JSON.parse(runCli(['rules', '--format', 'json'], at).stdout).own).toEqual([
      {
        id: 'custom/authn',
        summary: 'A flow over a boundary that does not say how its caller is known',
        severity: 'warning',
        path: PATH,
      },
    ]);
    expect(runCli(['explain', 'custom/authn'], at).stdout).toContain('require  flow.authn != "none"\n');
    expect(runCli(['explain', 'custom/authm'], at).stderr).toContain('Did you mean `custom/authn`?');
  });
});

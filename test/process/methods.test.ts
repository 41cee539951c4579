import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

function seed(): TestRepository {
  const repository = createRepository();
  cpSync('examples/three-tier-aws', repository.path, { recursive: true });
  repository.commit('three tiers', { date: '2026-11-02' });
  return repository;
}

const MODEL = `name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
threats:
  replay:
    at: order
    stride: [tampering, information-disclosure]
    what: A stolen token is replayed
    refs: [T1528, AML.T0051, AML.T0113]
    detections: [T1528]
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  everything:
    at: api
    stride: [spoofing, tampering, repudiation]
    what: Somebody attacks the shop
    accept: {by: li, because: It is a test, until: 2027-02-28}
dismissed:
  api: {spoofing+repudiation: Calls are signed}
attack-trees:
  steal:
    goal: Copy all orders
    any:
      token: {what: Use a token, mitigated-by: short-life}
      insider: {what: Take a copy, open: true}
`;

const FILES = {
  'threat-model/orders.yaml': MODEL,
  'threat-model/threatlint.yaml': "version: 1\ndetections: ['detect/**']\n",
  'detect/okta.yml': 'title: Stolen token\ntags: [attack.credential-access, attack.t1528]\n',
};

function orders(files: Readonly<Record<string, string>> = FILES): TestRepository {
  const repository = createRepository();
  repository.write(files);
  repository.commit('orders', { date: '2026-11-02' });
  return repository;
}

describe('the complete three-tier model', () => {
  it('has no finding under `recommended`, although most letters are open', () => {
    const { path } = seed();
    const judged = runCli(['--today', '2026-11-23', '--format', 'json'], { cwd: path });
    expect(judged.code).toBe(0);
    expect(JSON.parse(judged.stdout).findings).toEqual([]);
    const covered = JSON.parse(runCli(['coverage', '--format', 'json'], { cwd: path }).stdout);
    const states: string[] = covered.models.flatMap((model: { stride: { categories: object }[] }) =>
      model.stride.flatMap(({ categories }) =>
        Object.values(categories).map(({ state }: { state: string }) => state),
      ),
    );
    const open = states.filter(state => state === 'open').length;
    expect(open).toBeGreaterThan(states.length / 2);
  });
});

describe('threatlint coverage', () => {
  it('says for each element and crossing flow what is covered, dismissed and open', () => {
    const { stdout, code } = runCli(['coverage'], { cwd: orders().path });
    expect(code).toBe(0);
    expect(stdout).toContain('STRIDE: 2 covered, 2 dismissed, 7 open\n');
    expect(stdout).toMatch(/^ {2}element shopper +open: spoofing, repudiation$/m);
    // A threat that names three categories counts for none of them.
    expect(stdout).toMatch(
      /^ {2}element api +dismissed: spoofing, repudiation; open: tampering, information-disclosure, /m,
    );
    expect(stdout).toMatch(
      /^ {2}flow order +covered: tampering \(replay\), information-disclosure \(replay\); open: denial-of-service$/m,
    );
    expect(stdout).toContain('LINDDUN: 0 covered, 0 dismissed, 15 open\n');
  });

  it('says tactics with techniques and the detection rules that see them, and open paths', () => {
    const { stdout } = runCli(['coverage', 'orders'], { cwd: orders().path });
    expect(stdout).toMatch(/^ {2}enterprise TA0006 Credential Access +T1528 \(1 detection rule\)$/m);
    expect(stdout).toMatch(/^ {2}enterprise TA0043 Reconnaissance +-$/m);
    expect(stdout).toMatch(/^ {2}atlas AML\.TA0005 Execution +AML\.T0051$/m);
    expect(stdout).toContain('  tactic not in the tables: AML.T0113\n');
    expect(stdout).toContain('attack trees\n  steal: 1 open path\n    insider\n');
  });

  it('gives the same as JSON, with reasons', () => {
    const { models, version } = JSON.parse(
      runCli(['coverage', '--format', 'json'], { cwd: orders().path }).stdout,
    );
    expect(version).toBe(1);
    expect(models[0].stride[1].categories.spoofing).toEqual({
      state: 'dismissed',
      because: 'Calls are signed',
    });
    expect(models[0].stride[2]).toEqual({
      flow: 'order',
      categories: {
        tampering: { state: 'covered', threats: ['replay'] },
        'information-disclosure': { state: 'covered', threats: ['replay'] },
        'denial-of-service': { state: 'open' },
      },
    });
    expect(models[0].attackTrees).toEqual([{ id: 'steal', goal: 'Copy all orders', open: [['insider']] }]);
  });

  it('gives a table in Markdown that a reason cannot break', () => {
    const hostile = MODEL.replace('Calls are signed', "'a | b <img src=x> @acme/all'");
    const { stdout } = runCli(['coverage', '--format', 'markdown'], {
      cwd: orders({ ...FILES, 'threat-model/orders.yaml': hostile }).path,
    });
    const row = stdout.split('\n').find(line => line.startsWith('| element api')) ?? '';
    expect(row.replace(/\\\|/g, '').split('|')).toHaveLength(9);
    expect(stdout).not.toContain('<img');
    expect(stdout).not.toMatch(/(^|[^\w`])@acme/m);
  });

  it('is not complete where a model or a detection rule cannot be read', () => {
    const repository = orders({
      ...FILES,
      'threat-model/broken.yaml': 'name: [\n',
      'detect/bad.yml': 'tags: [\n',
    });
    const { stdout, code } = runCli(['coverage'], { cwd: repository.path });
    expect(code).toBe(3);
    expect(stdout).toContain('not assessed: the model in `threat-model/broken.yaml`');
    expect(stdout).toContain('not assessed: the detection rule in `detect/bad.yml`');
  });

  it('names the models there are, where the one asked for is none of them', () => {
    const { stderr, code } = runCli(['coverage', 'ordres'], { cwd: orders().path });
    expect(code).toBe(2);
    expect(stderr).toContain('model `ordres`');
    expect(stderr).toContain('The models here are `orders`.');
  });
});

describe('check --fix', () => {
  it.each([
    ['ATT&CK', 'T1086', 'T1059.001'],
    ['CAPEC', 'CAPEC-205', 'CAPEC-37'],
    ['CWE', 'CWE-534', 'CWE-532'],
  ])('writes the successor of a withdrawn entry of %s', (_, gone, now) => {
    const model = MODEL.replace('[T1528, AML.T0051, AML.T0113]', `[${gone}]`);
    const repository = orders({ ...FILES, 'threat-model/orders.yaml': model });
    runCli(['check', '--fix', '--today', '2026-11-23'], { cwd: repository.path });
    const fixed = readFileSync(join(repository.path, 'threat-model/orders.yaml'), 'utf8');
    expect(fixed).toBe(MODEL.replace('[T1528, AML.T0051, AML.T0113]', `[${now}]`));
  });
});

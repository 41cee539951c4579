import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runCli } from '../support/cli.ts';
import { createRepository } from '../support/repository.ts';

const MODEL = `name: Orders
elements:
  shopper: {external: person}
  app: {process: aws/ec2, code: aws_instance.app}
  db: {store: aws/rds-postgres}
flows:
  browse: {from: shopper, to: app, via: https}
  query: {from: app, to: db}
`;

/** A model with much to suggest. */
const LANDING_ZONE = readFileSync('examples/landing-zone/threat-model/landing-zone.yaml', 'utf8').replace(
  /^threats:[\s\S]*?(?=^out-of-scope:)/m,
  '',
);

function repository(files: Readonly<Record<string, string>>) {
  const made = createRepository();
  made.write(files);
  made.commit('a model');
  return made;
}

describe('threatlint suggest', () => {
  it('prints stubs that can be pasted, count as not there, and are not told again', () => {
    const { path, write } = repository({ 'threat-model/orders.yaml': MODEL });
    const run = runCli(['suggest', '--all'], { cwd: path });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const { threats } = parse(run.stdout) as {
      threats: Record<string, { generated: boolean; from: string }>;
    };
    expect(Object.values(threats).map(({ from }) => from)).toContain('aws/instance-metadata');
    expect(Object.values(threats).every(({ generated }) => generated)).toBe(true);

    const before = JSON.parse(runCli(['-f', 'json'], { cwd: path }).stdout).findings.length;
    write({ 'threat-model/orders.yaml': `${MODEL}${run.stdout}` });
    const after: { rule: string }[] = JSON.parse(runCli(['-f', 'json'], { cwd: path }).stdout).findings;
    expect(after.filter(({ rule }) => rule !== 'validation/unsigned-draft')).toHaveLength(before);
    expect(runCli(['suggest'], { cwd: path }).stdout).toContain('nothing to suggest');
  });

  it('shows at most 15 unless told, from a model by id or file', () => {
    const { path } = repository({
      'threat-model/checkout.yaml': LANDING_ZONE,
      'threat-model/orders.yaml': MODEL,
    });
    const list = (...args: string[]) =>
      JSON.parse(runCli(['suggest', '-f', 'json', ...args], { cwd: path }).stdout);
    expect(list().suggestions).toHaveLength(15);
    expect(list('--limit', '3').suggestions).toHaveLength(3);
    expect(list('--all')).toMatchObject({ left: 0 });
    for (const name of ['orders', 'threat-model/orders.yaml']) {
      const models = list('--all', name).suggestions.map((each: { at: { model: string } }) => each.at.model);
      expect(new Set(models)).toEqual(new Set(['orders']));
    }
    const wrong = runCli(['suggest', 'order'], { cwd: path });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('Name one of `checkout`, `orders`');
    expect(runCli(['suggest', '--limit', 'many'], { cwd: path }).code).toBe(2);
  });

  it('shows what the model answers only where all is asked for, and never to paste', () => {
    const { path } = repository({
      'threat-model/orders.yaml': `${MODEL}assumptions:
  patched: {kind: environment, that: The metadata service asks for a session, if-wrong: Credentials leak}
`,
    });
    const run = (...args: string[]) => runCli(['suggest', ...args], { cwd: path }).stdout;
    const line = 'answered: SSRF to instance metadata credentials [aws/instance-metadata] at orders/app';
    expect(run('--limit', '100')).not.toContain('aws/instance-metadata');
    for (const format of ['yaml', 'text'])
      expect(run('--all', '-f', format)).toContain(
        `${line}, by the assumption patched: The metadata service`,
      );
    expect(run('--all')).not.toContain('from: aws/instance-metadata');
    const { suggestions, answered } = JSON.parse(run('--all', '-f', 'json'));
    expect(suggestions.map(({ id }: { id: string }) => id)).not.toContain('aws/instance-metadata');
    expect(answered).toContainEqual(
      expect.objectContaining({
        id: 'aws/instance-metadata',
        by: expect.objectContaining({ id: 'patched' }),
      }),
    );
  });

  it('tells of what the code deploys and no model draws', () => {
    const { path } = repository({
      'threat-model/orders.yaml': MODEL,
      'main.tf': 'resource "aws_s3_bucket" "exports" {\n  bucket = "exports"\n}\n',
    });
    const { suggestions } = JSON.parse(runCli(['suggest', '--all', '-f', 'json'], { cwd: path }).stdout);
    expect(suggestions).toContainEqual(
      expect.objectContaining({
        id: 'cloud/public-bucket',
        at: expect.objectContaining({ id: 'aws_s3_bucket.exports', inModel: false }),
      }),
    );
  });

  it('reads patterns of the team, and passes over a file that has a mistake', () => {
    const own = /```yaml library\n([\s\S]*?)```/.exec(readFileSync('docs/library.md', 'utf8'))?.[1] ?? '';
    const model = MODEL.replace('db: {store: aws/rds-postgres}', 'db: {store: acme/ledger, in: core}')
      .replace('elements:', 'boundaries:\n  core: {kind: network}\n  edge: {kind: network}\nelements:')
      .replace('process: aws/ec2,', 'process: aws/ec2, in: edge,');
    const { path, write } = repository({
      'threat-model/orders.yaml': model,
      'threat-model/library/acme.yaml': own,
    });
    expect(runCli(['suggest', '--all'], { cwd: path }).stdout).toContain('from: acme/double-posting');
    write({ 'threat-model/library/acme.yaml': `${own}    severity: high\n` });
    const run = runCli(['suggest', '--all'], { cwd: path });
    expect(run.stdout).not.toContain('acme/double-posting');
    expect(run.stdout).toContain('# not assessed: threat-model/library/acme.yaml');
    expect(runCli([], { cwd: path }).stdout).toContain('severity');
  });

  it('shows names as what they are, whatever they hold', () => {
    const { path } = repository({
      'threat-model/orders.yaml': MODEL.replace(
        'store: aws/rds-postgres',
        'store: aws/rds, name: "\\e[31m\\"{it}\\n  evil: true"',
      ),
    });
    for (const format of ['yaml', 'text', 'json']) {
      const { stdout, code } = runCli(['suggest', '--all', '-f', format], { cwd: path });
      expect(code).toBe(0);
      expect(stdout).not.toContain('\u001b');
      expect(stdout).not.toMatch(/^\s*evil: true/m);
      if (format === 'yaml') expect(Object.keys(parse(stdout))).toEqual(['threats']);
    }
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { modelOf, monorepo, OPEN_MODULE, workload, workloads } from '../support/monorepo.ts';
import type { Files, TestRepository } from '../support/repository.ts';

const BUCKET = '\nresource "aws_s3_bucket" "exports" {\n  bucket = "exports"\n}\n';

interface Finding {
  readonly severity: string;
  readonly message: string;
  readonly path: string;
  readonly blocks: boolean;
  readonly related: readonly { readonly path: string; readonly message: string }[];
}

let repository: TestRepository;
beforeAll(() => {
  repository = monorepo(66);
});

/** What a change to the monorepo brings, and how long it took to say so. */
function judge(change: Files): { findings: readonly Finding[]; seconds: number; looked: { models: number } } {
  repository.git('checkout', '--quiet', '-B', 'feature', 'main');
  repository.write(change);
  repository.commit('change', { date: '2026-11-20' });
  const start = performance.now();
  const run = runCli(['check', '--base', 'main', '--today', '2026-11-23', '--format', 'json'], {
    cwd: repository.path,
  });
  const seconds = (performance.now() - start) / 1000;
  const report = JSON.parse(run.stdout);
  expect(report.notAssessed).toEqual([]);
  return { findings: report.findings, looked: report.looked, seconds };
}

describe('a monorepo of 66 workloads', () => {
  it('is judged by the model with the most specific scope', () => {
    const { findings, looked } = judge({ 'services/w07/main.tf': workload('w07') + BUCKET });
    expect(looked.models).toBe(67);
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('model `w07` does not show it'),
    ]);
    const outside = judge({ 'services/new/main.tf': BUCKET });
    expect(outside.findings.map(({ message }) => message).join()).toContain('model `platform`');
  });

  it('tells of two models that claim the same folder alike', () => {
    const { findings } = judge({
      'services/w07/main.tf': workload('w07') + BUCKET,
      'threat-model/twin.yaml': modelOf('twin', 'services/w07'),
    });
    expect(findings.map(({ message }) => message).join()).toContain('claim the same folder alike');
  });

  it('has one finding for a module that all share, with those who use it', () => {
    const { findings, seconds } = judge({ 'modules/database/main.tf': OPEN_MODULE });
    expect(findings.map(({ path, blocks }) => ({ path, blocks }))).toEqual([
      { path: 'modules/database/main.tf', blocks: true },
    ]);
    const users = findings[0]?.related.map(({ message }) => message).join() ?? '';
    expect(users).toContain('in use by 66: ');
    for (const name of workloads(66)) expect(users).toContain(`\`services/${name}\``);
    expect(seconds).toBeLessThan(10);
  });

  it('tells of the same change in all of them once, until every model shows it', () => {
    const names = workloads(66);
    const change = Object.fromEntries(
      names.map(name => [`services/${name}/main.tf`, workload(name) + BUCKET]),
    );
    const shown = (name: string) =>
      modelOf(name, `services/${name}`).replace(
        'flows:\n',
        '  exports: {store: aws/s3, in: prod, holds: orders, code: aws_s3_bucket.exports}\nflows:\n',
      );
    const first = judge(change);
    expect(first.findings.map(({ message }) => message)).toEqual([expect.stringContaining('model `w00`')]);
    expect(first.findings[0]?.related.length).toBeGreaterThan(0);

    // One team's model does not answer for the others.
    const models = (from: readonly string[]) =>
      Object.fromEntries(from.map(name => [`threat-model/${name}.yaml`, shown(name)]));
    const second = judge({ ...change, ...models(names.filter(name => name !== 'w40')) });
    expect(second.findings.map(({ message, path }) => [message, path])).toEqual([
      [expect.stringContaining('model `w40`'), 'services/w40/main.tf'],
    ]);
    const third = judge({ ...change, ...models(names) });
    expect(third.findings).toEqual([]);
    expect(Math.max(first.seconds, second.seconds, third.seconds)).toBeLessThan(10);
  });
});

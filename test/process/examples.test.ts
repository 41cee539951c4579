import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runCli } from '../support/cli.ts';
import { createRepository } from '../support/repository.ts';

const TODAY = '2026-11-24';
const STRICT = ['llm-rag', 'landing-zone'] as const;
const EXAMPLES = ['three-tier-aws', ...STRICT] as const;
type Preset = 'recommended' | 'strict';

interface Found {
  readonly rule: string;
  readonly message: string;
  readonly path: string;
}

/** A repository with one example at its top, under a preset. */
function copyOf(example: string, preset: Preset): string {
  const made = createRepository();
  cpSync(join('examples', example), made.path, { recursive: true });
  const control = join(made.path, 'threat-model', 'threatlint.yaml');
  const text = readFileSync(control, 'utf8').replace(/^preset: .*\n/m, '');
  writeFileSync(control, text.replace(/^edition: 1\n/m, `edition: 1\npreset: ${preset}\n`));
  made.commit('the example', { date: '2026-11-20' });
  return made.path;
}

function judge(path: string) {
  const run = runCli(['check', '--today', TODAY, '--format', 'json'], { cwd: path });
  return { code: run.code, ...(JSON.parse(run.stdout) as { findings: Found[] }) };
}

describe.each(EXAMPLES)('the example %s', example => {
  it('has no finding under `recommended`', () => {
    expect(judge(copyOf(example, 'recommended'))).toMatchObject({ code: 0, outcome: 'clean', findings: [] });
  });

  it('is judged where it lies in a clone, with nothing installed', () => {
    const clone = createRepository();
    cpSync('examples', join(clone.path, 'examples'), { recursive: true });
    clone.commit('the project', { date: '2026-11-20' });
    const run = runCli(['check', join('examples', example), '--today', TODAY], { cwd: clone.path });
    expect(run).toMatchObject({ code: 0, stderr: '' });
  });

  it('draws every component of its code', () => {
    const run = runCli(['inventory', '--format', 'json'], { cwd: copyOf(example, 'recommended') });
    const { components } = JSON.parse(run.stdout) as {
      components: { address: string; coveredBy: unknown[] }[];
    };
    const undrawn = components
      .filter(({ coveredBy }) => coveredBy.length === 0)
      .map(({ address }) => address);
    // Providers are no part of the system, and how a group grows belongs to the group.
    expect(undrawn.filter(address => !/^(provider\.|aws_autoscaling_policy\.)/.test(address))).toEqual([]);
    expect(components.length).toBeGreaterThan(25);
  });
});

describe.each(STRICT)('the example %s, of a mature programme', example => {
  it('has no finding under `strict`, which its own control file asks for', () => {
    expect(judge(copyOf(example, 'strict'))).toMatchObject({ code: 0, outcome: 'clean', findings: [] });
    expect(readFileSync(join('examples', example, 'threat-model', 'threatlint.yaml'), 'utf8')).toContain(
      'preset: strict',
    );
  });
});

describe('the privacy of the support chatbot', () => {
  it('is looked at by kind of data, for the report as for the rule', () => {
    const run = runCli(['coverage'], { cwd: copyOf('llm-rag', 'strict') });
    expect(run.stdout).toMatch(/^LINDDUN: \d+ covered, \d+ dismissed, 0 open$/m);
  });
});

describe('the three-tier example under `strict`', () => {
  const model = (path: string) => parse(readFileSync(join('examples/three-tier-aws', path), 'utf8'));
  const list = (value: string | string[] | undefined) => [value ?? []].flat();

  it('is told of open letters alone, and each of them is open', () => {
    const { findings } = judge(copyOf('three-tier-aws', 'strict'));
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['threats/stride-per-interaction']));
    for (const { message, path } of findings) {
      const [, flow = '', letters = ''] = /flow `(.*?)` .* looked at (.*)$/.exec(message) ?? [];
      const { threats, dismissed } = model(path);
      const about = Object.values<{ at: string | string[]; stride?: string | string[] }>(threats).filter(
        threat => list(threat.at).includes(flow),
      );
      const looked = [...about.flatMap(({ stride }) => list(stride)), ...Object.keys(dismissed[flow] ?? {})];
      expect(letters).not.toBe('');
      for (const letter of letters.split(', ')) expect(looked).not.toContain(letter);
    }
  });

  it('passes `recommended` although most of its flows have letters that nobody looked at', () => {
    const told = judge(copyOf('three-tier-aws', 'strict')).findings.length;
    const flows = ['checkout', 'operators'].flatMap(id =>
      Object.keys(model(`threat-model/${id}.yaml`).flows),
    );
    expect(told).toBeGreaterThan(flows.length / 2);
  });
});

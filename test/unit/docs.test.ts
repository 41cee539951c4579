import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { DEFAULT_CONTROL, readControl } from '../../src/control/control.ts';
import { isObject } from '../../src/core/document.ts';
import { runRules } from '../../src/engine/rules.ts';
import { checkFiles } from '../../src/models/checked.ts';
import { readBaseline } from '../../src/policy/baseline.ts';
import { validate } from '../../src/validation/validate.ts';
import { runCli } from '../support/cli.ts';
import { createRepository } from '../support/repository.ts';
import { blocks, document, read } from './docs-support.ts';
import { objections, unpinned, unsafeRuns } from './docs-workflows.ts';

/** What the rules of a group say of a model, apart from history and changes. */
function judge(text: string, group: string): string[] {
  const reading = checkFiles([read('threat-model/orders.yaml', text)]);
  const rules = RULES.filter(rule => rule.judges === 'state' && rule.id.startsWith(group));
  const circumstances = { today: '2026-11-23', occasion: 'scan', control: DEFAULT_CONTROL } as const;
  return runRules(rules, { ...reading, evidence: {} }, circumstances).drafts.map(
    ({ draft }) => draft.message,
  );
}

describe('the models in the pages', () => {
  it.each(blocks('yaml model'))('$place', ({ text }) => {
    expect(validate('threatModel', document('threat-model/orders.yaml', text))).toEqual([]);
    expect(judge(text, 'document/')).toEqual([]);
  });

  it('include a first one that every rule is content with', () => {
    const [first] = blocks('yaml model');
    expect(first?.page).toBe('README.md');
    const repository = createRepository();
    repository.write({ 'threat-model/orders.yaml': first?.text ?? '' });
    repository.commit('first model', { date: '2026-11-02' });
    const run = runCli(['--today', '2026-11-23'], { cwd: repository.path });
    expect(run.stdout).toMatch(/^clean: 1 model, /);
    expect(run.code).toBe(0);
  });
});

describe('the control files in the pages', () => {
  it.each(blocks('yaml control'))('$place', ({ text }) => {
    expect(validate('controlFile', document('threat-model/threatlint.yaml', text))).toEqual([]);
  });

  it('name rules that exist', () => {
    const known = RULES.map(rule => rule.id);
    for (const { text } of blocks('yaml control')) {
      const { value } = document('threat-model/threatlint.yaml', text);
      const rules = isObject(value) ? (value['rules'] ?? {}) : {};
      for (const id of Object.keys(rules)) expect(known).toContain(id);
    }
  });

  it('include a first one that says what holds without any', () => {
    const [first] = blocks('yaml control');
    const control = readControl(read('threat-model/threatlint.yaml', first?.text ?? ''));
    expect({ ...control, source: undefined }).toEqual({ ...DEFAULT_CONTROL, source: undefined });
  });
});

describe('the decisions in the pages', () => {
  it.each(blocks('yaml decision'))('$place', ({ text }) => {
    expect(validate('decision', document('threat-model/decisions/one.yaml', text))).toEqual([]);
  });
});

describe('the locks in the pages', () => {
  it.each(blocks('yaml lock'))('$place', ({ text }) => {
    expect(validate('upstreamLock', document('threat-model/upstream.lock.yaml', text))).toEqual([]);
  });
});

describe('the baselines in the pages', () => {
  it.each(blocks('yaml baseline'))('$place', ({ text }) => {
    const { documents } = checkFiles([read('threat-model/baseline.yaml', text)]);
    const kept = [...(readBaseline(documents)?.values() ?? [])];
    expect(kept.map(({ genuine }) => genuine)).toEqual([true]);
  });
});

describe('the workflows in the pages', () => {
  it.each(blocks('yaml workflow'))('$place', ({ text }) => {
    const { value } = document('.github/workflows/one.yml', text);
    if (!isObject(value)) throw new Error('a workflow is a map');
    expect(Object.keys(value)).toEqual(expect.arrayContaining(['name', 'on', 'permissions', 'jobs']));
    expect(value['permissions']).toEqual({ contents: 'read' });
    expect(unpinned(text)).toEqual([]);
    expect(unsafeRuns(text)).toEqual([]);
    expect(
      objections(text).filter(
        each => !each.endsWith('leaves credentials behind') || !text.includes('token: ""'),
      ),
    ).toEqual([]);
  });

  it('are all marked as what they are', () => {
    for (const { text, place } of blocks('yaml')) expect.fail(`${place} is not marked:\n${text}`);
  });
});

describe('the output in the README', () => {
  it('is what the first command prints', () => {
    const example = runCli([], { program: 'examples/three-tier-aws/try.mjs' });
    expect(example.code).toBe(0);
    // The last line counts what grows with the project.
    const plain = (line: string) => (/^(findings|clean): /.test(line) ? line.replace(/\d+/g, 'N') : line);
    const printed = new Set(example.stdout.split('\n').map(plain));
    const [shown] = blocks('text output');
    const missing = (shown?.text ?? '')
      .split('\n')
      .filter(line => line !== '...' && !printed.has(plain(line)));
    expect(missing).toEqual([]);
  });
});

describe('the example of a decision', () => {
  it('lies where threatlint reads it', () => {
    const [first] = blocks('yaml decision');
    const path = /# (threat-model\/\S+)/.exec(first?.text ?? '')?.[1] ?? '';
    const repository = createRepository();
    const file = join(repository.path, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, (first?.text ?? '').replace('digest: "', 'digest: "not a digest '));
    const run = runCli([], { cwd: repository.path });
    expect(run.stdout).toContain('error[document/schema]');
  });
});

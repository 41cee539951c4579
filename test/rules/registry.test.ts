import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { readExamples } from '../../scripts/rules/examples.ts';
import { GROUPS, ruleFolders } from '../../scripts/rules/folders.ts';
import { PROMPT } from '../../scripts/rules/new-rule.ts';
import { renderPages } from '../../scripts/rules/pages.ts';
import type { Need } from '../../src/core/evidence.ts';
import { CONFIDENCES, SEVERITIES } from '../../src/core/finding.ts';
import type { AnyRule } from '../../src/core/rule.ts';

const SECTIONS = ['Summary', 'Why', 'Avoid', 'Prefer', 'Options', 'When to suppress', 'Limits'];
const NEEDS = {
  tree: true,
  files: true,
  detections: true,
  history: true,
  changes: true,
  deployed: true,
  baseModels: true,
  baseline: true,
  sinceReview: true,
  unchangingReviews: true,
  policy: true,
  suppressions: true,
} satisfies Record<Need, true>;

/** What a rule may import: its own files, types and helpers that are pure. Nothing that reads, runs or reports. */
const ALLOWED =
  /^(\.\/[\w-]+\.ts|\.\.\/\.\.\/\.\.\/src\/(core|matching|models|validation|control)\/[\w-]+\.ts)$/;
const IMPORT = /^(?:import|export)\s(?:[^;]*?\sfrom\s+)?'([^']+)'|\bimport\s*\(\s*['"`]?([^'"`)]*)/gm;
const MOST_LINES = 80;

const folders = ruleFolders('.');

test('the registry holds every folder once, and nothing else', () => {
  expect(RULES.map(rule => rule.id).sort()).toEqual(folders);
});

test('what is generated in the pages is up to date (`node scripts/run.mjs scripts/rules-readme.ts` writes it)', () => {
  const outdated = renderPages('.', RULES).filter(({ before, after }) => before !== after);
  expect(outdated.map(({ path }) => path)).toEqual([]);
});

describe.each(folders)('%s', id => {
  const folder = join('rules', id);
  const [group = '', name = ''] = id.split('/');

  test('exports one rule, whose id is its path', async () => {
    const module: Record<string, AnyRule> = await import(`../../rules/${group}/${name}/rule.ts`);
    const [rule, ...others] = Object.values(module);
    expect(others).toEqual([]);
    expect(rule?.id).toBe(id);
    expect(RULES).toContain(rule);
    expect([...GROUPS.keys()]).toContain(group);
    expect(SEVERITIES).toContain(rule?.severity);
    expect(CONFIDENCES).toContain(rule?.confidence);
    expect(rule?.needs.filter((need: Need) => !(need in NEEDS))).toEqual([]);
    expect(rule?.summary).toMatch(/^[A-Z].*[^.]$/);
  });

  test(`has at most ${MOST_LINES} lines, and imports only what is pure`, () => {
    const sources = readdirSync(folder).filter(file => file.endsWith('.ts'));
    for (const file of sources) {
      const text = readFileSync(join(folder, file), 'utf8');
      if (file === 'rule.ts') expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(MOST_LINES);
      const imports = [...text.matchAll(IMPORT)].map(([, from, dynamic]) => from ?? dynamic ?? '');
      expect(imports.filter(path => !ALLOWED.test(path))).toEqual([]);
    }
  });

  test('has examples that fail and that pass, and no expected findings without an example', () => {
    const examples = readExamples('.', id);
    expect(examples.some(example => example.fails)).toBe(true);
    expect(examples.some(example => !example.fails)).toBe(true);
    const expected = examples.map(example => example.expected);
    const written = readdirSync(join(folder, 'examples'))
      .filter(file => file.endsWith('.txt'))
      .map(file => join(folder, 'examples', file));
    expect(written.filter(path => !expected.includes(path))).toEqual([]);
    for (const example of examples) expect(existsSync(example.expected), example.name).toBe(example.fails);
  });

  test('has a page with all sections, written to the end', () => {
    const page = readFileSync(join(folder, 'README.md'), 'utf8');
    const [title = '', ...sections] = page.split(/^## /m);
    expect(title).toMatch(new RegExp(`^# ${id}\n`));
    expect(sections.map(section => section.split('\n')[0])).toEqual(SECTIONS);
    for (const section of sections) expect(section.trim().split('\n').length).toBeGreaterThan(1);
    expect(page).not.toContain(PROMPT);

    const section = (heading: string) => sections[SECTIONS.indexOf(heading)];
    expect(title).toContain('<!-- facts -->');
    expect(section('Summary')).toContain('<!-- summary -->');
    expect(section('Avoid')).toContain('<!-- example: fail-');
    expect(section('Prefer')).toContain('<!-- example: pass-');
    expect(page.match(/^<!-- [a-z]/gm)).toHaveLength(page.match(/^<!-- \//gm)?.length ?? 0);
  });
});

import { describe, expect, test } from 'vitest';
import { junit } from '../../src/report/junit.ts';
import { finding, HOSTILE, hostileFinding, report } from './report-factory.ts';

const GAP = { what: 'the history', why: 'the clone is shallow', remedy: 'Fetch it.' };

/** Reads the XML strictly enough for a test: every tag is closed in order, every attribute quoted, nothing is loose. */
function elements(xml: string): string[] {
  const [declaration, ...rest] = xml.split('\n');
  expect(declaration).toBe('<?xml version="1.0" encoding="UTF-8"?>');
  const open: string[] = [];
  const seen: string[] = [];
  const body = rest.join('\n');
  const TOKEN = /<(\/?)([a-z-]+)((?: [a-z]+="[^"<>]*")*)(\/?)>|[^<>]+/gy;
  let end = 0;
  for (const { 0: token, 1: closing, 2: name } of body.matchAll(TOKEN)) {
    end += token.length;
    expect(token.replace(/&(?:amp|lt|gt|quot|apos|#35);/g, '')).not.toContain('&');
    if (name === undefined) continue;
    if (closing === '/') expect(open.pop()).toBe(name);
    else {
      seen.push(name);
      if (!token.endsWith('/>')) open.push(name);
    }
  }
  expect(body.slice(end)).toBe('');
  expect(open).toEqual([]);
  return seen;
}

describe('junit', () => {
  test('of a clean run: one case that passes and tells the verdict', () => {
    const xml = junit(report());
    expect(elements(xml).filter(name => name === 'testcase')).toHaveLength(1);
    expect(xml).toContain('tests="1" failures="0" errors="0" skipped="0"');
    expect(xml).toContain('name="clean: 3 models, 14 files, 10 rules; nothing was left unassessed"');
  });

  test('of every kind of finding', () => {
    const excuse = { by: 'decision', because: 'a drill', path: 'd.yaml' } as const;
    const xml = junit(
      report({
        outcome: 'findings',
        complete: false,
        folder: 'apps/shop',
        findings: [
          finding(),
          finding({ blocks: false, severity: 'warning', confidence: 'likely' }),
          finding({ blocks: false, introduced: false }),
          finding({ blocks: false, excuse }),
        ],
        notAssessed: [GAP],
      }),
    );
    elements(xml);
    expect(xml).toContain('<testsuites name="threatlint" tests="5" failures="1" errors="1" skipped="2"');
    expect(xml).toContain('<failure type="validation/architecture-change-without-model"');
    expect(xml).toContain('<system-out>apps/shop/infra/db.tf:3:16 warning');
    expect(xml).toContain('<skipped message="exists at base"/>');
    expect(xml).toContain('<skipped message="decision in d.yaml: a drill"/>');
    expect(xml).toContain('<error type="not-assessed" message="the clone is shallow">');
    expect(xml).toContain('file="apps/shop/infra/db.tf" line="3"');
  });

  test('a run that failed is an error', () => {
    expect(junit(report({ outcome: 'error', complete: false }))).toContain('errors="1"');
  });

  test.each([...HOSTILE, ']]>', '"/><failure x="', '\uffff\u0000'])('%j stays text', hostile => {
    const gap = { what: hostile, why: hostile, remedy: hostile, path: hostile };
    const xml = junit(report({ findings: [hostileFinding(hostile)], notAssessed: [gap] }));
    expect(elements(xml)).toEqual([
      'testsuites',
      'testsuite',
      'properties',
      ...Array(4).fill('property'),
      'testcase',
      'failure',
      'testcase',
      'error',
    ]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/);
    expect(xml).not.toContain('##[');
  });
});

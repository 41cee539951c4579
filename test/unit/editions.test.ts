import { describe, expect, it } from 'vitest';
import { DEFAULT_CONTROL } from '../../src/control/control.ts';
import type { Draft } from '../../src/core/finding.ts';
import { type AnyRule, defineRule } from '../../src/core/rule.ts';
import { judge } from '../../src/policy/findings.ts';
import { editionNote } from '../../src/policy/notes.ts';

const at = { source: { path: 'threat-model/a.yaml', oid: '', text: 'a' }, start: 0, end: 0 };
const draft: Draft = { at, subject: 'a', message: 'm', remedy: 'R.' };

function rule(name: string, edition: number): AnyRule {
  return defineRule({
    id: `model/${name}`,
    summary: name,
    severity: 'error',
    confidence: 'certain',
    needs: [],
    judges: 'state',
    edition,
    preset: 'recommended',
    defaults: {},
    check: () => [],
  });
}

describe('a rule of a later edition than the control file pins', () => {
  const old = rule('old', 1);
  const later = rule('later', 2);
  const latest = rule('latest', 3);
  const judged = (edition: number, level?: 'error') =>
    judge(
      [old, later, latest].map(each => ({ rule: each, draft })),
      {
        control: {
          ...DEFAULT_CONTROL,
          edition,
          rules: level === undefined ? new Map() : new Map([[later.id, { level, options: {} }]]),
        },
        mode: 'enforce',
        today: '2026-11-23',
        decisions: [],
        suppressions: [],
        baseline: undefined,
        known: undefined,
        firstModels: new Set(),
        onlyGroup: undefined,
      },
    );

  it('is a notice that fails nothing, whatever level it is given', () => {
    for (const level of [undefined, 'error'] as const) {
      expect(judged(1, level).map(({ severity, blocks }) => [severity, blocks])).toEqual([
        ['error', true],
        ['notice', false],
        ['notice', false],
      ]);
    }
    expect(judged(3).every(({ blocks }) => blocks)).toBe(true);
  });

  it('is told of in one sentence, with the edition to set', () => {
    const control = { ...DEFAULT_CONTROL, edition: 1 };
    expect(editionNote(judged(1), [old, later, latest], control)).toEqual([
      '2 findings are notices because the control file pins edition 1, which does not have `model/later`, `model/latest`; `edition: 3` makes them count.',
    ]);
    expect(editionNote(judged(3), [old, later, latest], { ...control, edition: 3 })).toEqual([]);
  });
});

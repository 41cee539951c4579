import { expect, it } from 'vitest';
import { simulate } from '../../bench/adoption/simulate.ts';

it('a repository without models is blocked on no first day of a phase, and later only for what is new', () => {
  const phases = { newOnly: 7, enforce: 14 };
  const { judged, scans, baseline } = simulate({
    workloads: 12,
    pullRequests: 36,
    start: '2026-11-23',
    phases,
    cli: 'dist/cli.js',
  });
  const blocked = judged.filter(({ code }) => code !== 0);
  expect(blocked.filter(({ since }) => since <= phases.newOnly)).toEqual([]);
  for (const { since, kind, blockedBy, repaired } of blocked) {
    expect(repaired).toBe(0);
    if (since < phases.enforce)
      expect(blockedBy.every(said => /^(validation\/architecture-change|response\/)/.test(said))).toBe(true);
    expect(['application code', 'setting without meaning for security', 'shared module']).not.toContain(kind);
  }
  expect(judged.some(({ kind }) => kind === 'first model')).toBe(true);
  expect(blocked.some(({ since }) => since >= phases.enforce)).toBe(true);
  expect(baseline.written).toBeGreaterThan(0);
  expect(scans.filter(({ since }) => since <= phases.newOnly).map(({ code }) => code)).toEqual([0, 0]);
}, 60_000);

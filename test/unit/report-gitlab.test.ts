import { describe, expect, test } from 'vitest';
import { visible } from '../../src/report/escape.ts';
import { gitlab } from '../../src/report/gitlab.ts';
import { finding, HOSTILE, hostileFinding, report } from './report-factory.ts';

const issues = (overrides: Parameters<typeof report>[0]) => JSON.parse(gitlab(report(overrides)));

describe('gitlab', () => {
  test('of a clean run is an empty list', () => {
    expect(gitlab(report())).toBe('[]\n');
  });

  test('of a finding', () => {
    expect(issues({ folder: 'apps/shop', findings: [finding()] })).toEqual([
      {
        description:
          '`aws_security_group.db` now accepts 5432 from anywhere, and no model says so. Draw the exposure in the model, or record a decision',
        check_name: 'validation/architecture-change-without-model',
        fingerprint: '0123456789abcdef',
        severity: 'blocker',
        location: { path: 'apps/shop/infra/db.tf', lines: { begin: 3 } },
      },
    ]);
  });

  test('says how bad each is, keeps what exists at base and leaves out what is excused', () => {
    const excuse = { by: 'decision', because: 'a drill', path: 'd.yaml' } as const;
    const found = issues({
      findings: [
        finding({ blocks: false, confidence: 'likely' }),
        finding({ blocks: false, severity: 'warning', introduced: false }),
        finding({ blocks: false, severity: 'notice' }),
        finding({ blocks: false, excuse }),
      ],
    });
    expect(found.map(({ severity }: { severity: string }) => severity)).toEqual(['major', 'minor', 'info']);
  });

  test('is never empty where something was not assessed', () => {
    const gap = { what: 'the history', why: 'the clone is shallow', remedy: 'Fetch it.' };
    const overrides = { outcome: 'not-assessed', complete: false } as const;
    const [first, second, ...others] = issues({
      ...overrides,
      notAssessed: [gap, { ...gap, path: 'infra/a.tf' }],
    });
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      check_name: 'not-assessed',
      severity: 'critical',
      location: { path: 'threat-model/threatlint.yaml' },
    });
    expect(second.location.path).toBe('infra/a.tf');
    expect(second.fingerprint).not.toBe(first.fingerprint);
  });

  test.each(HOSTILE)('%j shows nothing that acts', hostile => {
    const output = gitlab(report({ findings: [hostileFinding(hostile)] }));
    expect(output.replaceAll('\n', '')).toBe(visible(output.replaceAll('\n', '')));
    const [{ description }] = JSON.parse(output);
    expect(description).toBe(visible(description));
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFindings } from '../../src/report/order.ts';
import { finding, MODEL, spanOf } from './report-factory.ts';

describe('compareFindings', () => {
  const sorted = [
    finding({ message: '1' }),
    finding({ message: '2', blocks: false, at: spanOf(MODEL, 'Checkout') }),
    finding({ message: '3', blocks: false, severity: 'warning' }),
    finding({ message: '4', blocks: false, severity: 'warning', confidence: 'likely' }),
    finding({ message: '5', blocks: false, severity: 'notice', at: spanOf(MODEL, 'name') }),
    finding({ message: '6', blocks: false, severity: 'notice', at: spanOf(MODEL, 'db') }),
    finding({
      message: '7',
      blocks: false,
      severity: 'notice',
      at: spanOf(MODEL, 'db'),
      rule: 'validation/b',
    }),
    finding({ message: '8', blocks: false, introduced: false }),
  ];

  test('sorts by what a reader needs first, whatever the order before', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), shuffled => {
        expect(
          [...shuffled]
            .sort(compareFindings)
            .map(({ message }) => message)
            .join(''),
        ).toBe('12345678');
      }),
    );
  });

  test('compares by code units', () => {
    const at = (path: string) => finding({ at: { source: { path, oid: '', text: '' }, start: 0, end: 0 } });
    expect(compareFindings(at('Z'), at('a'))).toBeLessThan(0);
    expect(compareFindings(at('ä'), at('z'))).toBeGreaterThan(0);
    expect(compareFindings(at('a'), at('a'))).toBe(0);
  });
});

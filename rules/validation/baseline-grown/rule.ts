import type { Kept } from '../../../src/core/baseline.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { quote } from '../../../src/validation/quote.ts';

/** So many entries are named; the rest is counted. */
const MOST = 10;

export const baselineGrown = defineRule({
  id: 'validation/baseline-grown',
  summary: 'A baseline that gains entries',
  severity: 'notice',
  confidence: 'certain',
  needs: ['baseline'],
  judges: 'change',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ evidence }) {
    const { added } = evidence.baseline;
    const [first, ...others] = added;
    if (first === undefined) return;
    const more = added.length - MOST;
    const names = [...added.slice(0, MOST).map(named), ...(more > 0 ? [`${more} more`] : [])];
    yield {
      at: first.at,
      subject: first.path,
      message: `the baseline gains ${others.length === 0 ? 'an entry, which counts' : `${added.length} entries, which count`} once this is merged: ${names.join(', ')}`,
      remedy: 'Close the gap instead, or say in the review why it may stay.',
    };
  },
});

function named({ rule, subject }: Kept): string {
  return `${quote(rule)} of ${quote(subject)}`;
}

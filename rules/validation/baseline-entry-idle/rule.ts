import type { IdleEntry } from '../../../src/core/baseline.ts';
import type { Draft } from '../../../src/core/finding.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { quote } from '../../../src/validation/quote.ts';

export const baselineEntryIdle = defineRule({
  id: 'validation/baseline-entry-idle',
  summary: 'An entry of the baseline that excuses nothing',
  severity: 'warning',
  confidence: 'certain',
  needs: ['baseline'],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ evidence }) {
    for (const { kept, why } of evidence.baseline.idle) {
      yield { at: kept.at, subject: kept.path, key: kept.fingerprint, ...told({ kept, why }) };
    }
  },
});

/** A severity of its own, so that no level makes the pull request that closes a gap fail for it. */
function told({ kept, why }: IdleEntry): Pick<Draft, 'message' | 'remedy' | 'severity' | 'fix'> {
  const rule = quote(kept.rule);
  const finding = `${rule} of ${quote(kept.subject)}`;
  switch (why) {
    case 'closed':
      return {
        message: `the baseline keeps ${finding}, which is no longer found`,
        remedy: 'Remove the entry: `threatlint baseline --prune` does.',
        severity: 'notice',
        fix: {
          title: `Remove ${finding} from the baseline`,
          edits: [{ do: 'remove', path: kept.path, at: ['kept', kept.fingerprint] }],
        },
      };
    case 'unknown-rule':
      return {
        message: `the baseline keeps ${finding}, and there is no such rule in this version of threatlint`,
        remedy: 'Remove the entry: `threatlint baseline --prune` does.',
        severity: 'warning',
      };
    case 'not-genuine':
      return {
        message: `the entry ${quote(kept.fingerprint)} of the baseline is not the fingerprint of ${finding}, so it excuses nothing`,
        remedy: 'Remove the entry, and let `threatlint baseline` write what is to be kept.',
        severity: 'warning',
      };
    case 'never-kept':
      return {
        message: `the baseline keeps ${finding}, and findings of this rule cannot be kept: they are about a change, a date or the policy`,
        remedy: 'Remove the entry; record a decision about the change, or set a new date.',
        severity: 'warning',
      };
  }
}

import { daysBetween } from '../../../src/core/dates.ts';
import type { Validation } from '../../../src/core/review.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { quote } from '../../../src/validation/quote.ts';

export const scanTooOld = defineRule<never, { days: number }>({
  id: 'validation/scan-too-old',
  summary: 'A scanner whose newest report is too old to say anything of today',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'time',
  edition: 1,
  preset: 'strict',
  options: {
    type: 'object',
    properties: {
      days: {
        type: 'integer',
        minimum: 1,
        maximum: 3660,
        default: 92,
        description: 'Days for which a report of a scanner counts',
      },
    },
    additionalProperties: false,
  },
  defaults: { days: 92 },
  *check({ models, today, options }) {
    for (const model of models) {
      const newest = new Map<string, Validation>();
      for (const validation of model.validations) {
        if (validation.kind !== 'scan') continue;
        const by = validation.by ?? '';
        if (validation.date > (newest.get(by)?.date ?? '')) newest.set(by, validation);
      }
      for (const [by, { date, at }] of newest) {
        const days = daysBetween(date, today);
        if (days <= options.days) continue;
        yield {
          at,
          subject: modelSubject(model),
          key: by,
          message: `the newest scan${by === '' ? '' : ` by ${quote(by)}`} that model \`${model.id}\` records is ${days} days old; the limit is ${options.days} days`,
          remedy:
            'Run the scanner again, and record the scan under `validations` with its date and its report under `evidence`.',
        };
      }
    }
  },
});

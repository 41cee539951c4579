import { defineRule } from '../../../src/core/rule.ts';

export const suppressionWithoutEffect = defineRule({
  id: 'validation/suppression-without-effect',
  summary: 'A suppression that is unused, has run out, or cannot work',
  severity: 'warning',
  confidence: 'certain',
  needs: ['suppressions'],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ evidence }) {
    for (const { suppression, key, why, remedy } of evidence.suppressions) {
      const { rule, at, model, subject } = suppression;
      yield {
        at,
        subject: subject ?? model,
        key: `${key} ${rule}`,
        message: `the suppression of \`${rule}\` ${why}`,
        remedy,
      };
    }
  },
});

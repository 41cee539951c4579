import { defineRule } from '../../../src/core/rule.ts';

export const decisionWithoutEffect = defineRule({
  id: 'validation/decision-without-effect',
  summary: 'A decision that the policy does not let count',
  severity: 'error',
  confidence: 'certain',
  needs: ['policy'],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ evidence }) {
    for (const { at, path, key, why, remedy } of evidence.policy.decisions) {
      if (key !== 'expired')
        yield { at, subject: path, key, message: `the decision \`${path}\` ${why}`, remedy };
    }
  },
});

import { defineRule } from '../../../src/core/rule.ts';

export const decisionExpired = defineRule({
  id: 'validation/decision-expired',
  summary: 'A decision that has run out: the debt is due',
  severity: 'error',
  confidence: 'certain',
  needs: ['policy'],
  judges: 'time',
  edition: 1,
  preset: 'recommended',
  opensReview: true,
  defaults: {},
  *check({ control, occasion, evidence }) {
    const blocks = control.staleness.block === 'always' || occasion !== 'pull-request';
    for (const { at, path, key, why, remedy } of evidence.policy.decisions) {
      if (key !== 'expired') continue;
      const message = `the decision \`${path}\` ${why}`;
      yield { at, subject: path, message, remedy, ...(blocks ? {} : { severity: 'notice' as const }) };
    }
  },
});

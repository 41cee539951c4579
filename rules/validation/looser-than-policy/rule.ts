import { defineRule } from '../../../src/core/rule.ts';

export const looserThanPolicy = defineRule({
  id: 'validation/looser-than-policy',
  summary: "A control file that is looser than the organisation's policy permits",
  severity: 'error',
  confidence: 'certain',
  needs: ['policy'],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ evidence }) {
    for (const { at, key, says, counts } of evidence.policy.refused) {
      yield {
        at,
        subject: 'control-file',
        key: says,
        message: `the organisation's policy does not permit ${says}; \`${counts}\` counts`,
        remedy: `Remove \`${key}\` from the control file, or ask for \`${key}\` among \`overridable\` of the policy.`,
      };
    }
  },
});

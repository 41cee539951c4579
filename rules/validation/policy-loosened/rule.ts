import { defineRule } from '../../../src/core/rule.ts';

export const policyLoosened = defineRule({
  id: 'validation/policy-loosened',
  summary: 'A pull request after which less is demanded',
  severity: 'notice',
  confidence: 'certain',
  needs: ['policy'],
  judges: 'change',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ evidence }) {
    for (const { at, key, says } of evidence.policy.loosened) {
      yield {
        at,
        subject: 'policy',
        key: `${key} ${says}`,
        message: `this pull request loosens the policy: ${says}`,
        remedy: 'Let an owner agree to it; it counts once it is merged, and not for this pull request.',
      };
    }
  },
});

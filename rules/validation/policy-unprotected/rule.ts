import { defineRule } from '../../../src/core/rule.ts';

export const policyUnprotected = defineRule({
  id: 'validation/policy-unprotected',
  summary: 'A threat-model folder that CODEOWNERS does not cover',
  severity: 'warning',
  confidence: 'certain',
  needs: ['policy'],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ control, documents, evidence }) {
    const { at, path, unowned } = evidence.policy.owners;
    const file = documents.find(({ kind }) => kind === 'control');
    if (unowned.length === 0 || (file === undefined && control.source === undefined)) return;
    // Who has no code owners at all protects the branch in another way, unless the policy relies on them.
    const demanded = control.decisions.requireCodeowners || control.preset === 'strict';
    if (path === undefined && !demanded) return;
    const listed = unowned.map(each => `\`${each}\``).join(', ');
    yield {
      at,
      subject: 'policy',
      key: 'unprotected',
      message:
        path === undefined
          ? `no CODEOWNERS file gives ${listed} an owner`
          : `\`${path}\` gives ${listed} no owner`,
      remedy:
        'Add a line such as `/threat-model/ @acme/security`, as the last that matches, and require reviews of code owners.',
    };
  },
});

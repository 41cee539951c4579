import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';

export const riskMalformed = defineRule({
  id: 'threats/risk-malformed',
  summary: 'A risk that cannot be computed as it is written',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      for (const threat of model.threats) {
        const { risk } = threat;
        if (risk?.wrong === undefined) continue;
        yield {
          at: threat.place('risk'),
          subject: entitySubject(model, 'threats', threat.id),
          message: `the risk of threat \`${threat.id}\` cannot be computed: ${risk.wrong}`,
          remedy:
            risk.way === 'cvss'
              ? 'Copy the vector again from where the vulnerability is published.'
              : 'Write the least, the likeliest and the greatest value, in that order.',
        };
      }
    }
  },
});

import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';

export const noResponse = defineRule({
  id: 'response/no-response',
  summary: 'A threat that nobody has answered',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      if (!model.carries.has('responses')) continue;
      for (const threat of model.threats) {
        if (threat.responses.length > 0) continue;
        yield {
          at: threat.at,
          subject: entitySubject(model, 'threats', threat.id),
          message: `threat \`${threat.id}\` has no response`,
          remedy: 'Say what is done about it: add `mitigate`, `transfer`, `accept` or `avoid`.',
        };
      }
    }
  },
});

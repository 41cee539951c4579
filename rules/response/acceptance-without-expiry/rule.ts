import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';

export const acceptanceWithoutExpiry = defineRule({
  id: 'response/acceptance-without-expiry',
  summary: 'A threat that is accepted for ever',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      for (const threat of model.threats) {
        for (const { kind, at, until } of threat.responses) {
          if (kind !== 'accept' || until !== undefined) continue;
          yield {
            at,
            subject: entitySubject(model, 'threats', threat.id),
            message: `the acceptance of threat \`${threat.id}\` has no end`,
            remedy: 'Add `until` with the day on which the decision is to be looked at again.',
          };
        }
      }
    }
  },
});

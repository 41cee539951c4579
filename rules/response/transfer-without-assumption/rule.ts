import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { isDocumented } from '../../../src/models/graph.ts';

export const transferWithoutAssumption = defineRule({
  id: 'response/transfer-without-assumption',
  summary: 'A transferred threat without the assumption that it rests on',
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
        for (const response of threat.responses) {
          if (response.kind !== 'transfer' || isDocumented(response)) continue;
          const to = response.to === undefined ? 'another party' : `\`${response.to}\``;
          yield {
            at: response.at,
            subject: entitySubject(model, 'threats', threat.id),
            message: `threat \`${threat.id}\` is transferred to ${to} without an assumption that says what is relied on`,
            remedy:
              'Write down under `assumptions` what the other party does and what follows if it does not, and name it with `assumption`.',
          };
        }
      }
    }
  },
});

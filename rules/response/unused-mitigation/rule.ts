import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { threatsOf } from '../../../src/models/mitigations.ts';

export const unusedMitigation = defineRule({
  id: 'response/unused-mitigation',
  summary: 'A shared mitigation that answers no threat',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      for (const mitigation of model.mitigations) {
        if (threatsOf(model, mitigation).length > 0) continue;
        yield {
          at: mitigation.at,
          subject: entitySubject(model, 'mitigations', mitigation.id),
          message: `shared mitigation \`${mitigation.id}\` answers no threat`,
          remedy: `Name it under the \`mitigate\` of each threat that it answers, as \`${mitigation.id}: shared\`, or remove it.`,
        };
      }
    }
  },
});

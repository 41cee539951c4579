import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { quote } from '../../../src/validation/quote.ts';

export const missedThreat = defineRule({
  id: 'validation/missed-threat',
  summary: 'Something that a test or an incident found and that no threat of the model covers',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      const known = new Set(model.threats.map(({ id }) => id));
      for (const { kind, date, missed } of model.validations) {
        for (const { at, what, threat } of missed) {
          if (threat !== undefined && known.has(threat.id)) continue;
          const lacking =
            threat === undefined
              ? 'no threat of the model covers it'
              : `the model has no threat \`${threat.id}\``;
          yield {
            at: threat?.at ?? at,
            subject: modelSubject(model),
            key: `${date} ${kind} ${what}`,
            message: `the ${kind} of ${date} found what the model did not have, ${quote(what)}, and ${lacking}`,
            remedy: 'Add the threat with its response, and name it under `threat` of what was missed.',
          };
        }
      }
    }
  },
});

import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { counts } from '../../../src/models/categories.ts';

export const tooManyLetters = defineRule({
  id: 'threats/too-many-letters',
  summary: 'A threat that names more than two STRIDE categories',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      for (const threat of model.threats) {
        if (counts(threat)) continue;
        yield {
          at: threat.place('stride'),
          subject: entitySubject(model, 'threats', threat.id),
          message: `threat \`${threat.id}\` names ${threat.stride.length} STRIDE categories, and counts for none`,
          remedy: `Keep the one or two that it is about, and write down the others as threats of their own.`,
        };
      }
    }
  },
});

import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';

export const unrankedAfterReview = defineRule({
  id: 'threats/unranked-after-review',
  summary: 'A threat of a reviewed model without a risk',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      const newest = model.reviews
        .map(({ date }) => date)
        .sort()
        .at(-1);
      if (newest === undefined) continue;
      for (const threat of model.threats) {
        if (threat.risk !== undefined || threat.responses.some(({ kind }) => kind === 'avoid')) continue;
        yield {
          at: threat.at,
          subject: entitySubject(model, 'threats', threat.id),
          message: `threat \`${threat.id}\` has no risk, and model \`${model.id}\` was reviewed on ${newest}`,
          remedy: 'Rate it with `risk`, such as `2x4`: what is not rated cannot be ranked.',
        };
      }
    }
  },
});

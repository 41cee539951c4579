import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';

export const dataWithoutClass = defineRule({
  id: 'model/data-without-class',
  summary: 'A data asset without a classification',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      for (const asset of model.data) {
        if (asset.class !== undefined) continue;
        yield {
          at: asset.at,
          subject: entitySubject(model, 'data', asset.id),
          message: `data \`${asset.id}\` has no classification`,
          remedy: 'Add `class`: `public`, `internal`, `confidential` or `restricted`.',
        };
      }
    }
  },
});

import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';

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
      const [first, ...more] = model.data.filter(asset => asset.class === undefined);
      if (first === undefined) continue;
      const names = [first, ...more.slice(0, 2)].map(asset => `\`${asset.id}\``);
      const rest = more.length > 2 ? ` and ${more.length - 2} more` : '';
      yield {
        at: first.at,
        subject: modelSubject(model),
        message: `model \`${model.id}\` has data without a classification: ${names.join(', ')}${rest}`,
        remedy: 'Add `class` to each: `public`, `internal`, `confidential` or `restricted`.',
        related: more.slice(0, 4).map(asset => ({ at: asset.at, message: 'data without a classification' })),
      };
    }
  },
});

import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';

export const duplicateId = defineRule({
  id: 'document/duplicate-id',
  summary: 'An id that several files of one model define',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      for (const { collection, id, first, again } of model.duplicates) {
        yield {
          at: again,
          subject: entitySubject(model, collection, id),
          key: again.source.path,
          message: `\`${id}\` under \`${collection}\` is defined in \`${first.source.path}\` already`,
          remedy: 'Keep one definition and merge the other one into it, or give this one another id.',
          related: [{ at: first, message: 'first defined here' }],
        };
      }
    }
  },
});

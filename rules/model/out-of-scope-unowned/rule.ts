import { defineRule } from '../../../src/core/rule.ts';

export const outOfScopeUnowned = defineRule({
  id: 'model/out-of-scope-unowned',
  summary: 'Something left out of scope that nobody else looks after, or for ever',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      for (const { id, at, ownedBy, revisit } of model.outOfScope) {
        const subject = `${model.id}/out-of-scope/${id}`;
        if (ownedBy === undefined) {
          yield {
            at,
            subject,
            key: 'owned-by',
            message: `\`${id}\` is left out of scope, and nobody is said to look after it`,
            remedy: 'Add `owned-by`: the person or team who answers for it instead.',
          };
        }
        if (revisit === undefined) {
          yield {
            at,
            subject,
            key: 'revisit',
            message: `\`${id}\` is left out of scope for ever`,
            remedy: 'Add `revisit` with the day on which the decision is to be looked at again.',
          };
        }
      }
    }
  },
});

import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';

export const flowWithoutData = defineRule({
  id: 'model/flow-without-data',
  summary: 'A flow that does not say what data it carries',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      // Without a list of data there is nothing that a flow could name: model/store-without-data says that once.
      if (model.data.length === 0) continue;
      for (const flow of model.flows) {
        if (flow.carries.length > 0) continue;
        yield {
          at: flow.at,
          subject: entitySubject(model, 'flows', flow.id),
          message: `flow \`${flow.id}\` does not say what data it carries`,
          remedy: 'Add `carries` with the ids of the data that pass here, in either direction.',
        };
      }
    }
  },
});

import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject, modelSubject } from '../../../src/core/subject.ts';
import { INTERNET } from '../../../src/models/graph.ts';

export const storeWithoutData = defineRule({
  id: 'model/store-without-data',
  summary: 'A data store that does not say what data it holds',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      if (!model.carries.has('data')) continue;
      const stores = model.elements.filter(
        ({ kind, holds, generated, in: place }) =>
          kind === 'store' && holds.length === 0 && !generated && place?.id !== INTERNET,
      );
      const [first] = stores;
      if (model.data.length === 0 && first !== undefined) {
        yield {
          at: first.at,
          subject: modelSubject(model),
          message: `model \`${model.id}\` has data stores, such as \`${first.id}\`, and lists no data`,
          remedy: 'Add a `data` map with what is worth protecting, and say with `holds` which store has it.',
        };
        continue;
      }
      for (const store of stores) {
        yield {
          at: store.at,
          subject: entitySubject(model, 'elements', store.id),
          message: `data store \`${store.id}\` does not say what data it holds`,
          remedy: 'Add `holds` with the ids of the data that rest here.',
        };
      }
    }
  },
});

import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { methodsOf } from '../../../src/models/methods.ts';
import { PASTA } from '../../../src/models/pasta.ts';

export const pastaIncomplete = defineRule({
  id: 'threats/pasta-incomplete',
  summary: 'A stage of PASTA that lacks what it must hold',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, control }) {
    for (const model of models) {
      if (!methodsOf(model, control).includes('pasta') || !model.carries.has('pasta')) continue;
      for (const { id, number, items } of PASTA) {
        const written = model.pasta.get(id);
        const lacking = items.filter(item => written?.has(item.id) !== true && !item.shown(model));
        const [first] = lacking;
        if (first === undefined) continue;
        yield {
          at: model.at,
          subject: modelSubject(model),
          key: id,
          message: `stage ${number} of PASTA (${id}) of model \`${model.id}\` lacks ${lacking.map(({ what }) => what).join('; ')}`,
          remedy: `Add it to the model, or say under \`pasta\` where it is written.`,
          snippet: {
            path: model.source.path,
            text: ['pasta:', `  ${id}:`, ...lacking.map(item => `    ${item.id}: Where it is written`)].join(
              '\n',
            ),
          },
        };
      }
    }
  },
});

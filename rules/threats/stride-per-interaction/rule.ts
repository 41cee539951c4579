import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { Coverage, strideOfFlow } from '../../../src/models/categories.ts';
import { crossings } from '../../../src/models/graph.ts';
import { methodsOf } from '../../../src/models/methods.ts';

export const stridePerInteraction = defineRule({
  id: 'threats/stride-per-interaction',
  summary: 'A flow over a trust boundary with a STRIDE category that nobody has looked at',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models, control }) {
    for (const model of models) {
      if (!methodsOf(model, control).includes('stride-per-interaction')) continue;
      if (!model.carries.has('threats')) continue;
      const coverage = new Coverage(model);
      for (const { flow, from, to } of crossings(model)) {
        const categories = coverage.open(strideOfFlow(), flow.id);
        const [first] = categories;
        if (first === undefined) continue;
        yield {
          at: flow.at,
          subject: entitySubject(model, 'flows', flow.id),
          message: `flow \`${flow.id}\` crosses from \`${from}\` to \`${to}\`, and nobody has looked at ${categories.join(', ')}`,
          remedy: `Add a threat with \`at: ${flow.id}\` for each, or say under \`dismissed\` why it does not apply.`,
          snippet: {
            path: model.source.path,
            text: ['dismissed:', `  ${flow.id}:`, `    ${first}: Why it does not apply here`].join('\n'),
          },
        };
      }
    }
  },
});

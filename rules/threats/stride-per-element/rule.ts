import type { Draft } from '../../../src/core/finding.ts';
import type { Entity, Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { Coverage, strideOfElement, strideOfFlow } from '../../../src/models/categories.ts';
import { methodsOf } from '../../../src/models/methods.ts';

export const stridePerElement = defineRule({
  id: 'threats/stride-per-element',
  summary: 'An element or flow with a STRIDE category that nobody has looked at',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models, control }) {
    for (const model of models) {
      if (!methodsOf(model, control).includes('stride-per-element')) continue;
      if (!model.carries.has('threats')) continue;
      const coverage = new Coverage(model);
      for (const element of model.elements) {
        const about = [element.id, ...(element.runsAs ? [element.runsAs.id] : [])];
        yield* open(model, 'elements', element, coverage.open(strideOfElement(element), ...about));
      }
      for (const flow of model.flows) {
        yield* open(model, 'flows', flow, coverage.open(strideOfFlow(), flow.id));
      }
    }
  },
});

function* open(
  model: Model,
  collection: 'elements' | 'flows',
  { id, at }: Entity,
  categories: readonly string[],
): Generator<Draft> {
  const [first] = categories;
  if (first === undefined) return;
  yield {
    at,
    subject: entitySubject(model, collection, id),
    message: `${collection === 'flows' ? 'flow' : 'element'} \`${id}\`: nobody has looked at ${categories.join(', ')}`,
    remedy: `Add a threat with \`at: ${id}\` for each, or say under \`dismissed\` why it does not apply.`,
    snippet: {
      path: model.source.path,
      text: ['dismissed:', `  ${id}:`, `    ${first}: Why it does not apply here`].join('\n'),
    },
  };
}

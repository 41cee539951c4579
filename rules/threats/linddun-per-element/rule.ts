import type { Draft } from '../../../src/core/finding.ts';
import type { Entity, Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { Coverage, linddunOfElement, linddunOfFlow } from '../../../src/models/categories.ts';
import { methodsOf } from '../../../src/models/methods.ts';
import { personalParts } from '../../../src/models/personal.ts';

export const linddunPerElement = defineRule({
  id: 'threats/linddun-per-element',
  summary: 'An element or flow with personal data and a LINDDUN category that nobody has looked at',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models, control }) {
    for (const model of models) {
      if (!methodsOf(model, control).includes('linddun') || !model.carries.has('threats')) continue;
      const coverage = new Coverage(model);
      const { elements, flows } = personalParts(model);
      for (const element of elements) {
        yield* open(model, 'elements', element, coverage.open(linddunOfElement(element), element.id));
      }
      for (const flow of flows) yield* open(model, 'flows', flow, coverage.open(linddunOfFlow(), flow.id));
    }
  },
});

function* open(
  model: Model,
  collection: 'elements' | 'flows',
  { id, at }: Entity,
  categories: readonly string[],
): Generator<Draft> {
  if (categories.length === 0) return;
  yield {
    at,
    subject: entitySubject(model, collection, id),
    message: `${collection === 'flows' ? 'flow' : 'element'} \`${id}\` has to do with personal data, and nobody has looked at ${categories.join(', ')}`,
    remedy: `Add a threat with \`at: ${id}\` and \`linddun\` for each, or say under \`dismissed\` why it does not apply.`,
  };
}

import type { Draft } from '../../../src/core/finding.ts';
import type { Entity, Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { Coverage, LINDDUN, type LinddunCategory } from '../../../src/models/categories.ts';
import { methodsOf } from '../../../src/models/methods.ts';
import { personalData } from '../../../src/models/personal.ts';

/** By the table of Deng et al., A privacy threat analysis framework (Requirements Engineering 16, 2011), in today's names. */
const OF_PEOPLE: readonly LinddunCategory[] = ['linking', 'identifying', 'unawareness'];
const OF_SYSTEM = LINDDUN.filter(category => category !== 'unawareness');

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
      const personal = personalData(model);
      const flows = model.flows.filter(flow => personal.flows.includes(flow.id));
      const touched = new Set([
        ...personal.stores,
        ...flows.flatMap(({ from, to }) => [from?.id ?? '', to?.id ?? '']),
      ]);
      const elements = model.elements.filter(element => touched.has(element.id));
      for (const element of elements) {
        const categories = element.kind === 'external' ? OF_PEOPLE : OF_SYSTEM;
        if (element.kind === 'external' && element.what !== 'person') continue;
        yield* open(model, 'elements', element, coverage.open(categories, element.id));
      }
      for (const flow of flows) yield* open(model, 'flows', flow, coverage.open(OF_SYSTEM, flow.id));
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

import type { Draft } from '../../../src/core/finding.ts';
import type { Entity, Id, Model, Reference } from '../../../src/core/model.ts';
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
      const personal = personalDataAt(model);
      /** What nobody looked at: neither here, nor for each kind of personal data that is here. */
      const openAt = (categories: readonly LinddunCategory[], id: Id) => {
        const data = [...(personal.get(id) ?? [])];
        return coverage
          .open(categories, id)
          .filter(category => data.some(asset => coverage.open([category], asset).length > 0));
      };
      for (const element of model.elements) {
        if (element.kind === 'external' && element.what !== 'person') continue;
        const categories = element.kind === 'external' ? OF_PEOPLE : OF_SYSTEM;
        yield* open(model, 'elements', element, openAt(categories, element.id));
      }
      for (const flow of model.flows) yield* open(model, 'flows', flow, openAt(OF_SYSTEM, flow.id));
    }
  },
});

/** The personal data that each element or flow has to do with: what it holds or carries, and what flows at its ends. */
function personalDataAt(model: Model): ReadonlyMap<Id, ReadonlySet<Id>> {
  const { data } = personalData(model);
  const found = new Map<Id, Set<Id>>();
  const note = (place: Id | undefined, references: readonly Reference[]) => {
    const here = references.map(({ id }) => id).filter(id => data.has(id));
    if (place !== undefined) found.set(place, new Set([...(found.get(place) ?? []), ...here]));
  };
  for (const { id, holds } of model.elements) note(id, holds);
  for (const { id, from, to, carries } of model.flows) {
    note(id, carries);
    note(from?.id, carries);
    note(to?.id, carries);
  }
  return found;
}

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

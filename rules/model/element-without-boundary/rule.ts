import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';

export const elementWithoutBoundary = defineRule({
  id: 'model/element-without-boundary',
  summary: 'A process or data store that lies in no trust boundary',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      if (model.boundaries.length === 0) continue;
      const ends = new Set(model.flows.flatMap(({ from, to }) => [from?.id, to?.id]));
      for (const element of model.elements) {
        if (element.kind === 'external' || element.in !== undefined || element.generated) continue;
        const flows = ends.has(element.id);
        yield {
          at: element.at,
          subject: entitySubject(model, 'elements', element.id),
          message: flows
            ? `element \`${element.id}\` lies in no trust boundary, so nobody can tell which of its flows cross one`
            : `element \`${element.id}\` lies in no trust boundary`,
          remedy: "Say with `in` which of the model's boundaries it lies in.",
          severity: flows ? 'error' : 'warning',
        };
      }
    }
  },
});

import type { Id, Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { isOperator, isPipeline, providerBoundaries } from '../../../src/models/cloud.ts';
import { enclosing } from '../../../src/models/graph.ts';

export const accessPathMissing = defineRule({
  id: 'model/access-path-missing',
  summary: 'A cloud system in whose model nobody operates it and nothing deploys it',
  severity: 'warning',
  confidence: 'likely',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      const cloud = providerBoundaries(model);
      const [outermost] = model.boundaries.filter(
        ({ id }) => cloud.has(id) && !enclosing(model, id).some(outer => cloud.has(outer)),
      );
      const deployed = model.elements.some(({ in: place }) => place !== undefined && cloud.has(place.id));
      if (outermost === undefined || !deployed || explained(model, cloud)) continue;
      const callers = new Set(model.flows.flatMap(({ from }) => from?.id ?? []));
      const drawn = model.elements.filter(({ id }) => callers.has(id));
      if (drawn.some(element => isOperator(element) || isPipeline(element))) continue;
      yield {
        at: outermost.at,
        subject: modelSubject(model),
        message: `model \`${model.id}\` shows how its users reach boundary \`${outermost.id}\`, and not the way in of the people who operate it and of the pipeline that deploys it`,
        remedy:
          'Draw them as elements with a flow to what they reach, or say in an assumption of kind `people` at the boundary why there is no such way in.',
      };
    }
  },
});

/** Whether the model says in words how the boundary is reached. */
function explained({ assumptions }: Model, cloud: ReadonlySet<Id>): boolean {
  return assumptions.some(
    ({ kind, targets }) => kind === 'people' && targets.some(target => cloud.has(target.id)),
  );
}

import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { isOperator, isPipeline, providerBoundaries } from '../../../src/models/cloud.ts';
import { enclosing } from '../../../src/models/graph.ts';

export const controlPlaneNotConsidered = defineRule({
  id: 'threats/control-plane-not-considered',
  summary: 'A cloud account whose control plane no threat is about',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      if (!model.carries.has('threats')) continue;
      const cloud = providerBoundaries(model);
      const accounts = model.boundaries.filter(
        ({ id, kind }) =>
          cloud.has(id) &&
          (kind === 'account' || kind === 'organisation') &&
          !enclosing(model, id).some(outer => cloud.has(outer)),
      );
      const [first] = accounts;
      if (first === undefined) continue;
      const operated = new Set(
        model.elements.filter(element => isOperator(element) || isPipeline(element)).map(({ id }) => id),
      );
      const about = new Set([
        ...cloud,
        ...accounts.flatMap(({ id }) => enclosing(model, id)),
        ...model.identities.map(({ id }) => id),
        ...operated,
        ...model.flows.filter(({ from }) => from && operated.has(from.id)).map(({ id }) => id),
      ]);
      const looked = [
        ...model.threats.flatMap(({ targets }) => targets.map(({ id }) => id)),
        ...model.dismissed.map(({ id }) => id),
      ];
      if (looked.some(id => about.has(id))) continue;
      yield {
        at: first.at,
        subject: modelSubject(model),
        message: `no threat of model \`${model.id}\` is about the control plane of \`${first.id}\`: who can change the account itself`,
        remedy: `Add a threat with \`at: ${first.id}\`, or at an identity of it; or say under \`dismissed\` of \`${first.id}\` why there is none.`,
      };
    }
  },
});

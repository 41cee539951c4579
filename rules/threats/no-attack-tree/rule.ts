import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { methodsOf } from '../../../src/models/methods.ts';

export const noAttackTree = defineRule({
  id: 'threats/no-attack-tree',
  summary: 'A critical model without an attack tree',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models, control }) {
    for (const model of models) {
      if (!model.carries.has('attack-trees') || model.attackTrees.length > 0) continue;
      const asked = methodsOf(model, control).includes('attack-trees');
      if (model.criticality !== 'critical' && !asked) continue;
      const reason = asked ? 'names attack trees among its methods' : 'is critical';
      yield {
        at: model.at,
        subject: modelSubject(model),
        message: `model \`${model.id}\` ${reason}, and has no attack tree`,
        remedy:
          'Take the worst that can happen as the `goal` of a tree under `attack-trees`, and write down the ways that lead to it.',
      };
    }
  },
});

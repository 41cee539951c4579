import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { methodsOf } from '../../../src/models/methods.ts';
import { worstThreats } from '../../../src/models/risk.ts';

export const worstThreatWithoutTree = defineRule({
  id: 'threats/worst-threat-without-tree',
  summary: 'A threat of the highest risk that no attack tree works out',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models, control }) {
    for (const model of models) {
      const asked = model.criticality === 'critical' || methodsOf(model, control).includes('attack-trees');
      // A model without any tree is told of as a whole.
      if (!asked || model.attackTrees.length === 0) continue;
      const worst = worstThreats(model.threats);
      const workedOut = new Set(model.attackTrees.flatMap(({ threats }) => threats.map(({ id }) => id)));
      for (const threat of worst) {
        if (workedOut.has(threat.id)) continue;
        yield {
          at: threat.place('risk'),
          subject: entitySubject(model, 'threats', threat.id),
          message: `threat \`${threat.id}\` has the highest risk of model \`${model.id}\` (${threat.risk?.text}), and no attack tree works it out`,
          remedy: `Name it under \`threats\` of the attack tree that leads to it, or add a tree.`,
        };
      }
    }
  },
});

import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { AttackWays } from '../../../src/models/attack-ways.ts';

export const attackTreeOpen = defineRule({
  id: 'threats/attack-tree-open',
  summary: 'An attack tree whose goal can be reached through an open leaf',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      const ways = new AttackWays(model.attackTrees);
      for (const tree of model.attackTrees) {
        for (const { leaf, path, together } of ways.openWays(tree)) {
          const through = path.map(id => `\`${id}\``).join(' > ');
          const besides =
            together.length === 0
              ? ''
              : `, together with ${together.map(({ id }) => `\`${id}\``).join(', ')}`;
          yield {
            at: leaf.at,
            subject: `${modelSubject(model)}/attack-trees/${tree.id}`,
            key: path.join('/'),
            message: `the goal of attack tree \`${tree.id}\` can be reached through ${through}${besides}`,
            remedy:
              leaf.by?.is === 'tree'
                ? `Close the open leaves of attack tree \`${leaf.by.tree.id}\`.`
                : 'Name under `mitigated-by` what prevents it, or say under `accepted` why nothing does.',
            related: together
              .slice(0, 3)
              .map(step => ({ at: step.at, message: 'needed besides, and not prevented' })),
          };
        }
      }
    }
  },
});

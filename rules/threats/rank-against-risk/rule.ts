import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';

export const rankAgainstRisk = defineRule({
  id: 'threats/rank-against-risk',
  summary: 'A threat that is ranked after one of less risk',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      const ranked = model.threats.flatMap(threat => {
        const { rank, risk } = threat;
        return rank === undefined || risk?.score === undefined
          ? []
          : [{ threat, rank, risk, score: risk.score }];
      });
      // What is rated in different ways has no order.
      const least = new Map<string, (typeof ranked)[number]>();
      let before: typeof ranked = [];
      for (const item of ranked.sort((a, b) => a.rank - b.rank)) {
        if (before[0] !== undefined && before[0].rank !== item.rank) {
          for (const earlier of before) {
            const known = least.get(earlier.risk.way);
            if (known === undefined || earlier.score < known.score) least.set(earlier.risk.way, earlier);
          }
          before = [];
        }
        before.push(item);
        const first = least.get(item.risk.way);
        if (first === undefined || first.score >= item.score) continue;
        yield {
          at: item.threat.place('rank'),
          subject: entitySubject(model, 'threats', item.threat.id),
          message: `threat \`${item.threat.id}\` (${item.risk.text}) is ranked ${item.rank}, after \`${first.threat.id}\` (${first.risk.text}), which is ranked ${first.rank} and of less risk`,
          remedy: 'Correct the rank or the risk of one of the two.',
          related: [{ at: first.threat.place('rank'), message: `ranked ${first.rank}` }],
        };
      }
    }
  },
});

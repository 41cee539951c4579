import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';

type Way = 'a word' | 'a number' | 'likelihood x impact';

export const riskInconsistent = defineRule({
  id: 'threats/risk-inconsistent',
  summary: 'A threat whose risk is told in another way than that of the others',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      const rated = model.threats.filter(({ risk }) => risk !== undefined);
      const counted = new Map<Way, number>();
      for (const { risk } of rated) counted.set(wayOf(risk), (counted.get(wayOf(risk)) ?? 0) + 1);
      // Where two ways are used as often, the one that comes first in the file is taken to be the model's.
      const [usual] = [...counted].sort(([, a], [, b]) => b - a)[0] ?? [];
      const example = rated.find(({ risk }) => wayOf(risk) === usual);
      if (usual === undefined || example === undefined) continue;
      for (const threat of rated) {
        if (wayOf(threat.risk) === usual) continue;
        yield {
          at: threat.place('risk'),
          subject: entitySubject(model, 'threats', threat.id),
          message: `the risk of threat \`${threat.id}\` is told as ${wayOf(threat.risk)}, and most of this model's as ${usual}`,
          remedy: `Rate it the same way, such as \`${example.risk}\`: what is rated differently cannot be ranked.`,
          related: [{ at: example.place('risk'), message: `told as ${usual}` }],
        };
      }
    }
  },
});

function wayOf(risk: string | number | undefined): Way {
  if (typeof risk === 'number') return 'a number';
  return risk !== undefined && /^[1-5]x[1-5]$/.test(risk) ? 'likelihood x impact' : 'a word';
}

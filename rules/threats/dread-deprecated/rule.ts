import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';

export const dreadDeprecated = defineRule({
  id: 'threats/dread-deprecated',
  summary: 'A model whose threats are rated with DREAD',
  severity: 'notice',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      const rated = model.threats.filter(({ risk }) => risk?.way === 'dread');
      const [first] = rated;
      if (first === undefined) continue;
      yield {
        at: first.place('risk'),
        subject: modelSubject(model),
        message: `${rated.length === 1 ? 'a threat' : `${rated.length} threats`} of model \`${model.id}\` ${rated.length === 1 ? 'is' : 'are'} rated with DREAD, which its authors gave up`,
        remedy:
          'Nothing breaks; likelihood x impact or FAIR can be argued about, and are better for what is new.',
        related: rated.slice(1, 4).map(threat => ({ at: threat.place('risk'), message: 'rated with DREAD' })),
      };
    }
  },
});

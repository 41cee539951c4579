import type { Rubric } from '../../../src/core/control.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { follows } from '../../../src/models/risk.ts';

export const riskRubricMixed = defineRule({
  id: 'threats/risk-rubric-mixed',
  summary: 'A threat that is not rated by the rubric of the programme',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, control }) {
    const { rubric } = control;
    if (rubric === undefined) return;
    for (const model of models) {
      for (const threat of model.threats) {
        const { risk } = threat;
        if (risk === undefined || follows(risk, rubric)) continue;
        // A known vulnerability brings its own score along; where none is known, another rule tells of it.
        if (risk.way === 'cvss') continue;
        yield {
          at: threat.place('risk'),
          subject: entitySubject(model, 'threats', threat.id),
          message: `the risk of threat \`${threat.id}\` is \`${risk.text}\`, and this programme rates by ${rubric}`,
          remedy: `Rate it ${SAMPLES[rubric]}.`,
        };
      }
    }
  },
});

const SAMPLES: Readonly<Record<Rubric, string>> = {
  '3x3': 'as likelihood x impact on three levels, such as `2x3`',
  '5x5': 'as likelihood x impact on five levels, such as `2x4`',
  levels: 'in a word, such as `high`',
  score: 'as a number from 0 to 100',
  'owasp-rr': 'with `likelihood` and `impact`, as in `{likelihood: medium, impact: high}`',
  fair: 'with `loss-event-frequency` and `loss-magnitude`, each from `min` over `likely` to `max`',
  dread: 'with the five factors of DREAD',
};

import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import type { RiskWay } from '../../../src/core/threat.ts';

const SAID: Readonly<Record<RiskWay, string>> = {
  'likelihood x impact': 'likelihood x impact',
  levels: 'a word',
  score: 'a number',
  'owasp-rr': 'OWASP Risk Rating',
  fair: 'ranges of FAIR',
  dread: 'DREAD',
  cvss: 'CVSS',
};

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
  *check({ models, control }) {
    // Where the programme has a rubric, another rule holds every threat against it.
    if (control.rubric !== undefined) return;
    for (const model of models) {
      // A known vulnerability brings its own score along.
      const rated = model.threats.flatMap(threat =>
        threat.risk === undefined || threat.risk.way === 'cvss' ? [] : [{ threat, risk: threat.risk }],
      );
      const counted = new Map<RiskWay, number>();
      for (const { risk } of rated) counted.set(risk.way, (counted.get(risk.way) ?? 0) + 1);
      // Where two ways are used as often, the one that comes first in the file is taken to be the model's.
      const [usual] = [...counted].sort(([, a], [, b]) => b - a)[0] ?? [];
      const example = rated.find(({ risk }) => risk.way === usual);
      if (usual === undefined || example === undefined) continue;
      for (const { threat, risk } of rated) {
        if (risk.way === usual) continue;
        yield {
          at: threat.place('risk'),
          subject: entitySubject(model, 'threats', threat.id),
          message: `the risk of threat \`${threat.id}\` is told as ${SAID[risk.way]}, and most of this model's as ${SAID[usual]}`,
          remedy: `Rate it the same way, such as \`${example.risk.text}\`: what is rated differently cannot be ranked.`,
          related: [{ at: example.threat.place('risk'), message: `told as ${SAID[usual]}` }],
        };
      }
    }
  },
});

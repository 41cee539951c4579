import { defineRule } from '../../../src/core/rule.ts';
import { contradictions } from '../../../src/matching/attributes.ts';
import { namedMitigations, reopened } from '../../../src/models/mitigations.ts';
import { clause, remedy } from './words.ts';

export const evidenceContradicted = defineRule({
  id: 'validation/evidence-contradicted',
  summary: 'A mitigation that is done and whose component says otherwise',
  severity: 'error',
  confidence: 'certain',
  needs: ['deployed'],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, evidence: { deployed } }) {
    for (const model of models) {
      for (const { mitigation, subject, name, threats } of namedMitigations(model)) {
        const { done, evidence } = mitigation;
        if (done === undefined || evidence === undefined) continue;
        for (const found of contradictions(evidence, model, deployed)) {
          const sure = found.confidence === 'certain';
          yield {
            at: found.wanted?.at ?? evidence.code?.at ?? evidence.at,
            subject,
            key: found.key,
            message: `${name} is said to be done, but ${clause(found, evidence)}${sure ? reopened(threats) : ''}`,
            remedy: remedy(evidence, found, deployed, model),
            confidence: found.confidence,
            ...(sure ? {} : { severity: 'notice' as const }),
            related: [
              ...(found.at === undefined ? [] : [{ at: found.at, message: 'what the code says' }]),
              ...threats.map(({ at }) => ({ at, message: 'the threat that it answers' })),
            ],
          };
        }
      }
    }
  },
});

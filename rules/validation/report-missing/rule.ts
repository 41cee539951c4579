import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { normalPath } from '../../../src/matching/path.ts';
import { quote } from '../../../src/validation/quote.ts';

export const reportMissing = defineRule({
  id: 'validation/report-missing',
  summary: 'A test or incident whose report is not in the repository',
  severity: 'error',
  confidence: 'certain',
  needs: ['tree'],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, evidence }) {
    const { entries } = evidence.tree.head;
    for (const model of models) {
      for (const { kind, date, evidence: report } of model.validations) {
        if (report === undefined || entries.has(normalPath(report.id))) continue;
        yield {
          at: report.at,
          subject: modelSubject(model),
          key: `${date} ${kind} ${report.id}`,
          message: `the report of the ${kind} of ${date}, ${quote(report.id)}, does not exist`,
          remedy: 'Name the file of the repository that holds the report, or leave `evidence` out.',
        };
      }
    }
  },
});

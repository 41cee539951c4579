import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';

export const noOwner = defineRule({
  id: 'model/no-owner',
  summary: 'A model that nobody answers for',
  severity: 'warning',
  confidence: 'certain',
  needs: ['tree'],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, evidence }) {
    if (CODEOWNERS.some(path => evidence.tree.head.entries.has(path))) return;
    for (const model of models) {
      if (model.owner !== undefined) continue;
      yield {
        at: model.at,
        subject: modelSubject(model),
        message: `model \`${model.id}\` has no owner, and the repository has no CODEOWNERS file`,
        remedy: 'Add `owner`: the team or person who answers for the model, such as `acme/checkout`.',
      };
    }
  },
});

/** Where hosts look for the owners of files. */
const CODEOWNERS = ['CODEOWNERS', '.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'docs/CODEOWNERS'];

import { isObject } from '../../../src/core/document.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { isDraft } from '../../../src/models/parts.ts';
import { quote } from '../../../src/validation/quote.ts';

export const unsignedDraft = defineRule({
  id: 'validation/unsigned-draft',
  summary: 'Content that a program drafted and that no person has signed',
  severity: 'notice',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, documents }) {
    for (const model of models) {
      const [first, ...others] = model.unsigned;
      if (first === undefined) continue;
      const more = others.length === 0 ? '' : ` and ${others.length} more`;
      yield {
        at: first.at,
        subject: modelSubject(model),
        message: `${first.noun} \`${first.id}\`${more} of model \`${model.id}\` ${more === '' ? 'is a draft' : 'are drafts'} of a program that nobody has signed, and ${more === '' ? 'counts' : 'count'} for nothing`,
        remedy: 'Read it, correct it, and put your name under `signed-by` beside `generated`; or remove it.',
        related: others.slice(0, 10).map(({ noun, id, at }) => ({ at, message: `${noun} \`${id}\`` })),
      };
    }
    // A model that is a draft as a whole is not among the models.
    for (const { kind, docs, source } of documents) {
      const [doc] = docs;
      if (kind !== 'model' || doc === undefined || !isObject(doc.value) || !isDraft(doc.value)) continue;
      yield {
        at: doc.span(doc.value, 'generated', 'key'),
        subject: source.path,
        message: `the model in ${quote(source.path)} is a draft of a program that nobody has signed, and counts for nothing`,
        remedy: 'Read it, correct it, and put your name under `signed-by`; or remove the file.',
      };
    }
  },
});

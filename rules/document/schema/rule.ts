import { defineRule } from '../../../src/core/rule.ts';

export const schema = defineRule({
  id: 'document/schema',
  summary: 'A file whose shape is not that of a model, control file, decision, rule or lock',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ documents }) {
    for (const file of documents) {
      for (const { kind, subjectPath, at, message, remedy, fix } of file.mistakes) {
        const subject = `${file.source.path}/${subjectPath}`;
        yield { at, subject, key: kind, message, remedy, ...(fix && { fix }) };
      }
    }
  },
});

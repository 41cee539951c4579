import { defineRule } from '../../../src/core/rule.ts';

export const syntax = defineRule({
  id: 'document/syntax',
  summary: 'A file of the threat-model folder that cannot be read',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ documents }) {
    for (const file of documents) {
      const seen = new Map<string, number>();
      for (const { kind, at, message, remedy } of file.problems) {
        const nth = (seen.get(kind) ?? 0) + 1;
        seen.set(kind, nth);
        yield { at, subject: file.source.path, key: nth === 1 ? kind : `${kind} ${nth}`, message, remedy };
      }
    }
  },
});

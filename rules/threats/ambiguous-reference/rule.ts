import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { publicReferences, tableOf } from '../../../src/models/public-references.ts';
import { quote } from '../../../src/validation/quote.ts';

export const ambiguousReference = defineRule({
  id: 'threats/ambiguous-reference',
  summary: 'A reference to an item of a list without the edition of the list',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      for (const { threat, reference, found } of publicReferences(model)) {
        if (found.is !== 'ambiguous') continue;
        const owasp = tableOf('owasp');
        const editions = found.editions.map(id => `\`${id}\` (${owasp.get(id)?.name})`);
        yield {
          at: reference.at,
          subject: entitySubject(model, 'threats', threat.id),
          key: reference.id,
          message: `${quote(reference.id)} of threat \`${threat.id}\` means something else in each edition of its list`,
          remedy: `Say which edition is meant: ${editions.join(' or ')}.`,
        };
      }
    }
  },
});

import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { publicReferences } from '../../../src/models/public-references.ts';
import { quote } from '../../../src/validation/quote.ts';

export const unknownReference = defineRule({
  id: 'threats/unknown-reference',
  summary: 'A reference to a public taxonomy that does not hold it',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      for (const { threat, reference, found } of publicReferences(model)) {
        const written = `${quote(reference.id)} of threat \`${threat.id}\``;
        const draft = {
          at: reference.at,
          subject: entitySubject(model, 'threats', threat.id),
          key: reference.id,
        };
        if (found.is === 'malformed') {
          yield {
            ...draft,
            message: `${written} is not written like an ${found.kind.noun}`.replace(
              / an (?=[^aeiouAEIOUN])/,
              ' a ',
            ),
            remedy:
              found.meant === undefined
                ? `Write it like \`${found.kind.sample}\`.`
                : `Did you mean \`${found.meant}\`? Names and remarks belong into \`what\` or a comment.`,
          };
        } else if (found.is === 'unknown' && found.newer) {
          yield {
            ...draft,
            severity: 'notice',
            message: `${written} is not in the table of this release: it may be newer, or no ${found.kind.noun} at all`,
            remedy: 'Look it up where it is published; nothing is to be done if it is there.',
          };
        } else if (found.is === 'unknown') {
          yield {
            ...draft,
            severity: 'warning',
            confidence: 'likely',
            message: `${written} looks like an ${found.kind.noun}, and there is none of that id`.replace(
              / an (?=[^aeiouAEIOUN])/,
              ' a ',
            ),
            remedy: 'Look up the id where it is published, and correct or remove it.',
          };
        }
      }
    }
  },
});

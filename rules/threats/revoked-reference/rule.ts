import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { publicReferences, rewritten, tableOf } from '../../../src/models/public-references.ts';

export const revokedReference = defineRule({
  id: 'threats/revoked-reference',
  summary: 'A reference to an entry that its publisher has withdrawn',
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
        if (found.is !== 'known' || found.entry.gone === undefined) continue;
        const { kind, id, entry } = found;
        const [successor, ...others] = entry.now;
        const fix =
          others.length > 0 || successor === undefined
            ? undefined
            : rewritten(model, threat, reference, successor);
        const successors = entry.now.map(now => `\`${now}\` (${tableOf(kind.table).get(now)?.name})`);
        yield {
          at: reference.at,
          subject: entitySubject(model, 'threats', threat.id),
          key: id,
          message: `\`${id}\` (${entry.name}) of threat \`${threat.id}\` is ${entry.gone}`,
          remedy:
            successors.length === 0
              ? 'Its publisher names no successor: look for what describes the threat today, or remove it.'
              : `Write ${successors.join(' or ')} instead.`,
          ...(fix && { fix }),
        };
      }
    }
  },
});

import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { isLocal, lockedModels, lockFile } from '../../../src/models/upstreams.ts';

export const upstreamNotLocked = defineRule({
  id: 'model/upstream-not-locked',
  summary: 'A model that is relied on and of which nothing is known',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, documents, unread }) {
    const locked = lockedModels(documents);
    const lock = lockFile(documents);
    const damaged = lock !== undefined && lock.problems.length + lock.mistakes.length > 0;
    const known = new Set(models.map(({ id }) => `#${id}`));
    for (const model of models) {
      for (const upstream of model.reliesOn) {
        const { id, at } = upstream.model;
        const local = isLocal(upstream);
        // What cannot be read may well say it.
        if (local ? known.has(id) || unread.length > 0 : locked.has(id) || damaged) continue;
        yield {
          at,
          subject: modelSubject(model),
          key: id,
          message: `model \`${model.id}\` relies on \`${id}\`, ${local ? 'and the repository has no such model that counts' : 'which is not in `threat-model/upstream.lock.yaml`'}`,
          remedy: local
            ? 'Name a model of `threat-model/`, or `owner/repository#model` for one of another repository.'
            : 'Bring it in with `threatlint upstream owner/repository=<clone> --update`, or leave it to the next scan.',
          severity: local ? 'error' : 'warning',
        };
      }
    }
  },
});

import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { digestOf, isLocal, lockedModels } from '../../../src/models/upstreams.ts';

export const upstreamChanged = defineRule({
  id: 'validation/upstream-changed',
  summary: 'A model that is relied on and says something else than when somebody looked',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, documents }) {
    const locked = lockedModels(documents);
    for (const model of models) {
      for (const upstream of model.reliesOn) {
        const { id, at } = upstream.model;
        const digest = digestOf(upstream, models, locked);
        if (digest === undefined || digest === upstream.seen?.id) continue;
        const entry = locked.get(id);
        yield {
          at: upstream.seen?.at ?? at,
          subject: modelSubject(model),
          key: `${id} ${digest}`,
          message:
            upstream.seen === undefined
              ? `model \`${model.id}\` relies on \`${id}\`, and does not say which state of it somebody looked at`
              : `model \`${id}\`, which model \`${model.id}\` relies on, says something else than when somebody looked`,
          remedy: `Look at what it says now, change this model where it matters, and write \`seen: "${digest}"\`.`,
          ...(upstream.seen === undefined ? { severity: 'notice' as const } : {}),
          ...(isLocal(upstream) || entry === undefined
            ? {}
            : { related: [{ at: entry.at, message: `as fetched on ${entry.fetched}` }] }),
        };
      }
    }
  },
});

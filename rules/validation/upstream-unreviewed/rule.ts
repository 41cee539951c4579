import { reviewLimit } from '../../../src/control/staleness.ts';
import { daysBetween } from '../../../src/core/dates.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { lockedModels } from '../../../src/models/upstreams.ts';

export const upstreamUnreviewed = defineRule({
  id: 'validation/upstream-unreviewed',
  summary: 'A model that is relied on and that its own team has not reviewed for long',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'time',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models, documents, control, today }) {
    const locked = lockedModels(documents);
    for (const model of models) {
      for (const { model: upstream } of model.reliesOn) {
        const known = locked.get(upstream.id);
        if (known === undefined) continue;
        const { reviewed, owner } = known;
        // What this model needs of the other one is as critical as this model is.
        const limit = reviewLimit(model.criticality, control);
        const days = reviewed === undefined ? undefined : daysBetween(reviewed, today);
        if (days !== undefined && days <= limit) continue;
        yield {
          at: upstream.at,
          subject: modelSubject(model),
          key: upstream.id,
          message: `model \`${upstream.id}\`, which model \`${model.id}\` relies on, ${days === undefined ? 'records no review' : `was last reviewed ${days} days ago; the limit for this model is ${limit} days`}`,
          remedy: `Ask ${owner === undefined ? 'its owner' : `\`${owner}\``} for a review, or say in an assumption what holds if nobody looks after it.`,
          related: [{ at: known.at, message: 'what the lock says' }],
        };
      }
    }
  },
});

import { type Change, isTelling } from '../../../src/core/architecture.ts';
import type { Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import type { Against } from '../../../src/matching/agreement.ts';
import { gather, type Unshown, unshownIn } from '../../../src/matching/unshown.ts';
import { claimsOf, together } from './claims.ts';
import { report } from './report.ts';
import { ties } from './ties.ts';
import { unspoken } from './unspoken.ts';

export const architectureChangeWithoutModel = defineRule({
  id: 'validation/architecture-change-without-model',
  summary: 'An architecture change that the model at head does not show',
  severity: 'error',
  confidence: 'certain',
  needs: ['changes', 'baseModels'],
  judges: 'change',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, unread, evidence }) {
    const { changes, components } = evidence.changes;
    const gone = removed(evidence.baseModels, models, unread);
    const unclaimed: Change[] = [];
    const tied = new Set<readonly Model[]>();
    const unshown = new Map<Model, Unshown[]>();
    for (const change of changes) {
      if (!isTelling(change)) continue;
      const claims = claimsOf(change, models, gone);
      if (claims.length === 0) unclaimed.push(change);
      const open: Unshown[][] = [];
      let speaking: Model | undefined;
      for (const { claiming, places } of claims) {
        const [first] = claiming;
        if (claiming.length > 1) tied.add(claiming);
        // In one model's scope the same change is one change: shown for one place, it is shown.
        const found = places.flatMap(place => claiming.map(model => unshownIn(place, against(model))));
        if (!found.every(each => each.length > 0)) continue;
        speaking ??= first;
        open.push(found[0] ?? []);
      }
      if (speaking !== undefined)
        unshown.set(speaking, [...(unshown.get(speaking) ?? []), ...together(open)]);
    }
    for (const [model, all] of unshown) {
      for (const group of gather(all, components)) yield report(group, model, components);
    }
    yield* ties(tied);
    // A model that cannot be read may well speak for these: the run lists it as not assessed.
    if (unread.length === 0) yield* unspoken(unclaimed, models);

    function against(model: Model): Against {
      return { model, before: evidence.baseModels.find(base => base.id === model.id), components };
    }
  },
});

/** Models of base that head does not have, with nothing in them: they claim their scope and show no change. */
function removed(base: readonly Model[], head: readonly Model[], unread: readonly string[]): Model[] {
  const kept = new Set(head.map(model => model.id));
  return base
    .filter(model => !kept.has(model.id) && !model.generated && !unread.includes(model.source.path))
    .map(model => ({ ...model, elements: [], identities: [], boundaries: [], flows: [], threats: [] }));
}

import { staleAfter } from '../control/staleness.ts';
import type { Assessed } from '../core/assessed.ts';
import type { Control } from '../core/control.ts';
import { addDays } from '../core/dates.ts';
import type { History } from '../core/evidence.ts';
import type { Model } from '../core/model.ts';
import type { ModelStatus } from '../core/model-status.ts';
import { compareText } from '../core/order.ts';
import { modelSubject } from '../core/subject.ts';
import { newestReview } from './reviews.ts';

/** How each model stands. Stubs that nobody signed count as no model and are left out. */
export function modelStatuses(
  models: readonly Model[],
  history: Assessed<History> | undefined,
  control: Control,
): ModelStatus[] {
  return models
    .filter(model => !model.generated)
    .map(model => {
      const clock = history?.ok ? history.value.clocks.get(model.id) : undefined;
      const reviewed = newestReview(model)?.date;
      const days = staleAfter(model, control) - control.staleness.grace;
      return {
        key: modelSubject(model),
        id: model.id,
        path: model.source.path,
        ...(model.owner === undefined ? {} : { owner: model.owner }),
        ...(model.criticality === undefined ? {} : { criticality: model.criticality }),
        scope: model.scope,
        threats: model.threats.length,
        ...(reviewed === undefined ? {} : { reviewed }),
        ...(clock === undefined || clock.from === 'uncommitted' ? {} : { due: addDays(clock.date, days) }),
      };
    })
    .sort((a, b) => compareText(a.id, b.id));
}

import { type Assessed, assessed, type Gap, notAssessed } from '../core/assessed.ts';
import type { Control } from '../core/control.ts';
import type { Day } from '../core/dates.ts';
import type { Changes, Gathered } from '../core/evidence.ts';
import type { Model } from '../core/model.ts';
import type { Skipped } from '../core/report.ts';
import type { Occasion } from '../core/rule.ts';
import type { Repository } from '../git/repository.ts';
import { modelsFor } from '../matching/scope.ts';
import type { Plan } from '../plan.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { gatherChanges } from './changes.ts';
import { gatherHistory } from './history.ts';

/** What is known before evidence is gathered. */
export interface GatherRequest {
  readonly plan: Plan;
  readonly snapshot: Snapshot;
  /** The models at head as they are judged, and those of base under the same ids. */
  readonly models: readonly Model[];
  readonly baseModels: readonly Model[];
  /** Why there is no base, where there ought to be one. */
  readonly baseGap: Gap | undefined;
  readonly control: Control;
  readonly today: Day;
  readonly occasion: Occasion;
  readonly withHistory: () => Promise<Assessed<Repository>>;
}

/** The evidence of a run, and what is worth telling of the gathering. */
export interface Gathering {
  readonly evidence: Gathered;
  readonly gaps: readonly Gap[];
  readonly knownGaps: readonly Gap[];
  readonly skipped: readonly Skipped[];
  readonly changes: Changes['changes'];
  readonly units: number;
}

/** Gathers what the plan needs, once. Changes come first: on a pull request they decide whose history matters. */
export async function gather(request: GatherRequest): Promise<Gathering> {
  const { plan, snapshot, control } = request;
  const found =
    plan.needs.has('changes') && request.baseGap === undefined
      ? await gatherChanges(snapshot, control)
      : undefined;
  const changes =
    request.baseGap === undefined
      ? assessed(found?.changes ?? NO_CHANGES)
      : notAssessed<Changes>(request.baseGap);
  const history = plan.needs.has('history')
    ? await gatherHistory({
        models: onTheClock(request, changes.ok ? changes.value : NO_CHANGES),
        control,
        today: request.today,
        folder: snapshot.folder,
        head: snapshot.headCommit,
        repository: request.withHistory,
      })
    : undefined;
  return {
    evidence: {
      changes,
      ...(history === undefined ? {} : { history }),
      baseModels: assessed(request.baseModels),
    },
    gaps: [...(found?.gaps ?? []), ...(history?.ok ? history.gaps : [])],
    knownGaps: found?.knownGaps ?? [],
    skipped: found?.skipped ?? [],
    changes: found?.changes.changes ?? [],
    units: found?.units ?? 0,
  };
}

const NO_CHANGES: Changes = { changes: [], components: new Map(), files: [] };

/** On a pull request the clock runs only for models whose architecture it changes, unless the policy says `always`. */
function onTheClock({ models, occasion, control }: GatherRequest, { changes }: Changes): readonly Model[] {
  if (occasion !== 'pull-request' || control.staleness.block === 'always') return models;
  const touched = new Set(changes.flatMap(change => modelsFor(models, change.at.source.path)));
  return models.filter(model => touched.has(model) || model.reviews.length > 0);
}

import type { Day } from '../core/dates.ts';
import type { ModelRow, RepositoryRow } from './types.ts';

/** A repository's models in a line. */
export interface Summary {
  readonly newestReview: Day | null;
  /** The review of the model that was reviewed longest ago. */
  readonly oldestReview: Day | null;
  /** Days since the model that was longest not vouched for last was, by a review or a commit. */
  readonly oldestAge: number | null;
  readonly overdue: number;
  /** The highest of all models. */
  readonly criticality: ModelRow['criticality'];
  readonly owners: readonly string[];
}

export const CRITICALITIES = ['low', 'moderate', 'high', 'critical'] as const;

export function summaryOf({ models }: RepositoryRow): Summary {
  const reviews = models.flatMap(({ reviewed }) => reviewed ?? []).sort();
  const ages = models.flatMap(({ age }) => age ?? []);
  return {
    newestReview: reviews.at(-1) ?? null,
    oldestReview: reviews[0] ?? null,
    oldestAge: ages.length === 0 ? null : Math.max(...ages),
    overdue: models.filter(({ overdue }) => overdue).length,
    criticality: CRITICALITIES.findLast(level => models.some(model => model.criticality === level)) ?? null,
    owners: [...new Set(models.flatMap(({ owner }) => owner ?? []))].sort(),
  };
}

import type { Control } from '../core/control.ts';
import type { Model } from '../core/model.ts';
import { digest } from '../engine/fingerprint.ts';

/** Days between two reviews of a model of this criticality, the grace included. */
export function reviewLimit(criticality: Model['criticality'], { staleness }: Control): number {
  return staleness.limits[criticality ?? 'moderate'] + staleness.grace;
}

/**
 * Days that a model may go without a review before it counts as stale, the grace included. The first review of a model
 * is due somewhere in the second half of that time, by a hash of the model's id: models that were written in one week,
 * as on adoption, do not all become due in one week.
 */
export function staleAfter(model: Model, control: Control): number {
  const { limits, grace } = control.staleness;
  const limit = limits[model.criticality ?? 'moderate'];
  if (model.reviews.length > 0) return reviewLimit(model.criticality, control);
  const half = Math.ceil(limit / 2);
  return half + (Number.parseInt(digest(model.id).slice(0, 8), 16) % (limit - half + 1)) + grace;
}

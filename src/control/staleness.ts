import type { Control } from '../core/control.ts';
import type { Model } from '../core/model.ts';

/** Days that a model may go without a review before it counts as stale, the grace included. */
export function staleAfter(model: Model, control: Control): number {
  const { limits, grace } = control.staleness;
  return limits[model.criticality ?? 'moderate'] + grace;
}

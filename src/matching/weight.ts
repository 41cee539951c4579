import type { Changes } from '../core/evidence.ts';
import type { Model } from '../core/model.ts';
import type { Occasion } from '../core/rule.ts';
import { modelsFor } from './scope.ts';

/**
 * Whether what the calendar does to a model has its full weight: on a pull request only where it changes the
 * architecture in the model's scope; elsewhere it is said in passing.
 */
export function weighs(
  models: readonly Model[],
  { changes }: Changes,
  occasion: Occasion,
): (model: Model) => boolean {
  if (occasion !== 'pull-request') return () => true;
  const touched = new Set(
    changes.flatMap(change => modelsFor(models, change.at.source.path)).map(model => model.id),
  );
  return model => touched.has(model.id);
}

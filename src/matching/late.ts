import type { Control } from '../core/control.ts';
import type { Changes } from '../core/evidence.ts';
import type { Draft } from '../core/finding.ts';
import type { Model } from '../core/model.ts';
import type { Occasion } from '../core/rule.ts';
import { modelsFor } from './scope.ts';

/** What decides whether a day that has passed may fail a run. */
export interface LateContext {
  readonly models: readonly Model[];
  readonly control: Control;
  readonly occasion: Occasion;
  readonly evidence: { readonly changes: Changes };
}

/**
 * The drafts of a time rule as they count, from those of each model. A pull request answers for passed days only where
 * it changes the architecture of the model; for other models one notice stands for all of them.
 */
export function* late(
  context: LateContext,
  draftsOf: (model: Model) => readonly Draft[],
): Generator<Draft, void, undefined> {
  const { models, control, occasion, evidence } = context;
  const always = control.staleness.block === 'always' || occasion !== 'pull-request';
  const touched = new Set(
    evidence.changes.changes.flatMap(change => modelsFor(models, change.at.source.path)),
  );
  for (const model of models) {
    const [first, ...others] = draftsOf(model);
    if (first === undefined) continue;
    if (always || touched.has(model)) yield* [first, ...others];
    else yield { ...first, severity: 'notice', message: `${first.message}${more(others.length)}` };
  }
}

function more(others: number): string {
  return others === 0 ? '' : `, and ${others} more of this model ${others === 1 ? 'is' : 'are'} late as well`;
}

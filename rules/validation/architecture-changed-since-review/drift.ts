import { type Change, isTelling } from '../../../src/core/architecture.ts';
import type { Changes, SinceReview } from '../../../src/core/evidence.ts';
import type { Severity } from '../../../src/core/finding.ts';
import type { Model } from '../../../src/core/model.ts';
import type { PolicyEvidence } from '../../../src/core/policy.ts';
import type { Span } from '../../../src/core/source.ts';
import { modelsFor } from '../../../src/matching/scope.ts';
import { type Group, gather, unshownIn } from '../../../src/matching/unshown.ts';

/** A change since the review that the model does not show; `error` where it would fail a pull request. */
export interface Drift {
  readonly severity: Severity;
  readonly sentence: string;
  readonly at: Span;
}

/** What the judgement rests on, besides the model. */
interface Judged {
  readonly models: readonly Model[];
  readonly evidence: {
    readonly changes: Changes;
    readonly policy: PolicyEvidence;
    readonly sinceReview: ReadonlyMap<string, SinceReview>;
  };
}

/** The changes since the review of a model that neither it nor a decision answers, but for those of the pull request. */
export function drift(model: Model, since: SinceReview, { models, evidence }: Judged): Drift[] {
  const { changes, components } = since.changes;
  // What the pull request brings is judged by validation/architecture-change-without-model.
  const fresh = new Set(evidence.changes.changes.map(identity));
  const unshown = changes
    .filter(change => isTelling(change) && !fresh.has(identity(change)))
    .flatMap(change => {
      const candidates = modelsFor(models, change.at.source.path);
      const found = candidates.map(each => {
        const before = evidence.sinceReview.get(each.id)?.model;
        return { each, missing: unshownIn(change, { model: each, before, components }) };
      });
      if (found.some(({ missing }) => missing.length === 0)) return [];
      return found.find(({ each }) => each === model)?.missing ?? [];
    });
  return gather(unshown, components)
    .filter(group => !isDecided(group, since, evidence.policy))
    .map(({ unshown, root }) => {
      const blocking = unshown.find(
        ({ severity, change }) => severity === 'error' && change.confidence === 'certain',
      );
      const { change } = blocking ?? unshown[0];
      // What was removed has no place at head.
      const at = change.removed ? components.get(root.key)?.at : change.at;
      return {
        severity: blocking === undefined ? 'warning' : 'error',
        sentence: change.sentence,
        at: at ?? model.at,
      };
    });
}

function identity({ about, classes, canonical }: Change): string {
  return [about.key, ...classes, canonical].join('\n');
}

/** Whether somebody decided about such a change of this component after the review. */
function isDecided({ root, unshown }: Group, { review }: SinceReview, { decided }: PolicyEvidence): boolean {
  return decided.some(
    ({ component, change, date }) =>
      component === root.address &&
      unshown.some(({ class_ }) => class_ === change) &&
      (date === undefined || date >= review),
  );
}

import type { ChosenControl } from '../control/choose.ts';
import type { Day } from '../core/dates.ts';
import type { PolicyEvidence } from '../core/policy.ts';
import type { PolicyFiles } from '../evidence/policy-files.ts';
import type { Reading } from '../models/checked.ts';
import { type RecordedDecision, readDecisions } from './decisions.ts';
import { decided, effectiveDecisions } from './effective.ts';
import { loosenedModels } from './stricter.ts';

/** Both sides as they were read; the models of base under the ids that they have at head. */
export interface Sides {
  readonly today: Day;
  readonly head: Reading;
  readonly base: Reading | undefined;
}

/** What the policy is on both sides, and which decisions count. */
export interface RunPolicy {
  readonly head: PolicyEvidence;
  readonly base: PolicyEvidence;
  readonly decisions: readonly RecordedDecision[];
  readonly notes: readonly string[];
}

/** Brings together what the control file, CODEOWNERS, workflows, models and decisions say of the policy. */
export function policyOfRun(
  chosen: ChosenControl,
  files: PolicyFiles,
  { today, head, base }: Sides,
): RunPolicy {
  const { decisions } = chosen.control;
  const guards = files.owners.base ?? files.owners.head;
  const rules = { decisions, today, protected: guards.unowned.length === 0 };
  const atHead = effectiveDecisions(readDecisions(head.documents), rules);
  const atBase = effectiveDecisions(readDecisions(base?.documents ?? []), rules);
  const models = base === undefined ? [] : loosenedModels(head.models, base.models, head.unread);
  const { tightened } = chosen;
  return {
    decisions: atHead.counting,
    head: {
      refused: chosen.refused.head,
      loosened: [...chosen.loosened, ...models, ...files.generated],
      tightened,
      workflows: files.workflows,
      owners: files.owners.head,
      decided: decided(atHead.counting),
      decisions: atHead.others,
    },
    base: {
      refused: chosen.refused.base,
      loosened: [],
      tightened: [],
      workflows: [],
      owners: guards,
      decided: decided(atBase.counting),
      decisions: atBase.others,
    },
    notes:
      tightened.length === 0
        ? []
        : [`The policy is stricter once this is merged: ${tightened.map(({ says }) => says).join('; ')}.`],
  };
}

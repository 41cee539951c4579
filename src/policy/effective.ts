import type { Control } from '../core/control.ts';
import { addDays, type Day, isDay } from '../core/dates.ts';
import type { Decided, IneffectiveDecision } from '../core/policy.ts';
import type { RecordedDecision } from './decisions.ts';

/** How long an emergency lasts, from the date in its file's name. */
const EMERGENCY_DAYS = 5;

/** What decides which decisions count. */
export interface DecisionPolicy {
  readonly decisions: Control['decisions'];
  readonly today: Day;
  /** Whether CODEOWNERS at base covers the policy's files. */
  readonly protected: boolean;
}

/** Tells decisions that count from those that do not, with the reason. */
export function effectiveDecisions(
  all: readonly RecordedDecision[],
  policy: DecisionPolicy,
): { counting: RecordedDecision[]; others: IneffectiveDecision[] } {
  const counting: RecordedDecision[] = [];
  const others: IneffectiveDecision[] = [];
  for (const recorded of all) {
    const reason = flawOf(recorded, policy);
    if (reason === undefined) counting.push(recorded);
    else others.push({ at: recorded.at, path: recorded.path, ...reason });
  }
  return { counting, others };
}

type Reason = Pick<IneffectiveDecision, 'key' | 'why' | 'remedy'>;

function flawOf({ path, decision }: RecordedDecision, policy: DecisionPolicy): Reason | undefined {
  const { today } = policy;
  const { until, emergency } = decision;
  if (until !== undefined && until < today) {
    return {
      key: 'expired',
      why: `held until ${until}`,
      remedy: 'Change the model as the decision promised, and remove the file.',
    };
  }
  if (emergency === true) return emergencyFlaw(path, until ?? '', policy);
  if (policy.decisions.requireCodeowners && !policy.protected) {
    return {
      key: 'unprotected',
      why: 'does not count, because CODEOWNERS at base does not cover the threat-model folder',
      remedy: 'Give the folder an owner in CODEOWNERS, by a pull request of its own.',
    };
  }
  return undefined;
}

function emergencyFlaw(path: string, until: Day, { decisions, today }: DecisionPolicy): Reason | undefined {
  if (!decisions.emergency) {
    return {
      key: 'not-permitted',
      why: 'is an emergency, which the policy does not permit',
      remedy:
        'Show the change in the model, or set `decisions: {emergency: true}` in the control file first.',
    };
  }
  const begun = dayOf(path);
  if (begun === undefined) {
    return {
      key: 'no-date',
      why: 'is an emergency whose file name has no date',
      remedy: 'Name the file as `2026-11-23-what-happened.yaml`, with the day of the emergency.',
    };
  }
  if (begun > addDays(today, 1)) {
    return {
      key: 'not-begun',
      why: `is an emergency that begins on ${begun}`,
      remedy: 'Date the file by the day of the emergency.',
    };
  }
  const last = addDays(begun, EMERGENCY_DAYS);
  if (until <= last) return undefined;
  return {
    key: 'too-long',
    why: `is an emergency until ${until}, later than ${EMERGENCY_DAYS} days after ${begun}`,
    remedy: `Let it end on ${last} at the latest, and record what is decided then without \`emergency\`.`,
  };
}

/** What rules ask of the decisions that count. */
export function decided(counting: readonly RecordedDecision[]): Decided[] {
  return counting.map(({ path, decision: { component, change } }) => {
    const date = dayOf(path);
    return { component, change, ...(date === undefined ? {} : { date }) };
  });
}

/** The day that a decision's file is named by. */
function dayOf(path: string): Day | undefined {
  const day = /(?:^|\/)(\d{4}-\d{2}-\d{2})-[^/]*$/.exec(path)?.[1];
  return day !== undefined && isDay(day) ? day : undefined;
}

import type { Control } from './core/control.ts';
import type { Need } from './core/evidence.ts';
import type { AnyRule, Occasion } from './core/rule.ts';
import { levelOf } from './policy/levels.ts';

/** What a run will do: the only place that decides what is worth gathering. */
export interface Plan {
  readonly rules: readonly AnyRule[];
  readonly needs: ReadonlySet<Need>;
}

/** What a plan depends on. */
export interface PlanRequest {
  readonly control: Control;
  readonly occasion: Occasion;
  /** Whether there is a base to compare with, or ought to be. */
  readonly compared: boolean;
  /** Whether change and time rules apply to the branch that is merged into. */
  readonly guardedBranch: boolean;
}

/**
 * Chooses the rules of a run: those that are not off; change rules only where there is a base, time rules never in a
 * merge queue, neither on branches that are not guarded.
 */
export function planRun(all: readonly AnyRule[], request: PlanRequest): Plan {
  const rules = all.filter(rule => {
    const level = levelOf(rule, request.control);
    if (level === 'off') return false;
    if (level === undefined && rule.preset === 'strict' && request.control.preset !== 'strict') return false;
    if (rule.judges === 'state') return true;
    if (!request.guardedBranch) return false;
    return rule.judges === 'change' ? request.compared : request.occasion !== 'merge-queue';
  });
  return { rules, needs: new Set(rules.flatMap(rule => rule.needs as readonly Need[])) };
}

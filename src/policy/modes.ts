import type { Mode } from '../core/control.ts';
import type { AnyRule } from '../core/rule.ts';

/** What tells old findings from new in a run. */
export interface Memory {
  /** Whether there is a base whose findings are known. */
  readonly compared: boolean;
  /** Whether there is a baseline. */
  readonly baseline: boolean;
}

/**
 * Whether a mode lets findings of a rule fail a run at all. `new-only` never fails for what the calendar does, and
 * fails for the state of the models only where something tells old from new: otherwise the first scheduled run after
 * it begins would fail for everything that was ever missing.
 */
export function canFail(mode: Mode, { judges }: AnyRule, { compared, baseline }: Memory): boolean {
  if (mode !== 'new-only') return mode === 'enforce';
  return judges === 'change' || (judges === 'state' && (compared || baseline));
}

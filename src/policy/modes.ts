import type { Mode } from '../core/control.ts';
import type { AnyRule } from '../core/rule.ts';

/** What tells old findings from new in a run. */
export interface Memory {
  /** Whether there is a base whose findings are known. */
  readonly compared: boolean;
  /** Whether there is a baseline. */
  readonly baseline: boolean;
  /** Whether the finding is about a model that the base does not have. */
  readonly firstModel: boolean;
}

/**
 * Whether a mode lets a finding of a rule fail a run at all. `new-only` never fails for what the calendar does, nor for
 * the gaps of a first model: whoever has none passes, and whoever begins one must not be worse off. It fails for the
 * state of models only where something tells old from new: otherwise the first scheduled run after it begins would fail
 * for everything that was ever missing.
 */
export function canFail(mode: Mode, { id, judges }: AnyRule, memory: Memory): boolean {
  if (mode !== 'new-only' || judges === 'change') return mode !== 'observe';
  if (judges === 'time' || (memory.firstModel && !id.startsWith('document/'))) return false;
  return memory.compared || memory.baseline;
}

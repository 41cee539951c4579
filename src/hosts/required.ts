import type { Assessed } from '../core/assessed.ts';
import { UsageError } from './usage.ts';

/** A value that a host cannot do without. Throws a UsageError that says why it is missing. */
export function required<T>(value: Assessed<T>): T {
  if (value.ok) return value.value;
  throw new UsageError(`${value.gap.what}: ${value.gap.why}`, value.gap.remedy);
}

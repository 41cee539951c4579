import type { Day } from '../core/dates.ts';

/** The day of this run in UTC. The only place that reads the clock. */
export function today(): Day {
  return new Date().toISOString().slice(0, 10);
}

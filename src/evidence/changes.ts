import type { Gap } from '../core/assessed.ts';
import type { Control } from '../core/control.ts';
import type { Changes } from '../core/evidence.ts';
import type { Skipped } from '../core/report.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** The architecture changes between base and head, and what of them could not be read. */
export interface GatheredChanges {
  readonly changes: Changes;
  readonly gaps: readonly Gap[];
  readonly knownGaps: readonly Gap[];
  readonly skipped: readonly Skipped[];
  readonly units: number;
}

export async function gatherChanges(_snapshot: Snapshot, _control: Control): Promise<GatheredChanges> {
  return { changes: { changes: [], components: new Map(), files: [] }, gaps: [], knownGaps: [], skipped: [], units: 0 };
}

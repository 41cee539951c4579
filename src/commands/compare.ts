import { RULES_BY_ID } from '../../rules/index.ts';
import { chooseControl } from '../control/choose.ts';
import type { Change } from '../core/architecture.ts';
import { type Assessed, assessed, type Gap } from '../core/assessed.ts';
import type { Control } from '../core/control.ts';
import type { EntityChange } from '../core/entity-change.ts';
import type { Changes } from '../core/evidence.ts';
import { gatherChanges } from '../evidence/changes.ts';
import { checkFiles, type Reading } from '../models/checked.ts';
import { modelDifference } from '../models/difference.ts';
import { readFolders } from '../snapshot/folder.ts';
import { type SnapshotRequest, takeSnapshot } from '../snapshot/snapshot.ts';

/** Two commits compared: what is deployed, and what the models say. */
export interface Comparison {
  readonly changes: readonly Change[];
  readonly evidence: Changes;
  readonly models: readonly EntityChange[];
  readonly head: Reading;
  readonly base: Reading | undefined;
  readonly control: Control;
  readonly gaps: readonly Gap[];
}

/** Compares architecture and models of base and head, without judging them. */
export async function compareCommits(request: SnapshotRequest): Promise<Assessed<Comparison>> {
  const taken = await takeSnapshot(request);
  if (!taken.ok) return taken;
  const snapshot = taken.value;
  const folders = await readFolders(
    { head: snapshot.head, ...(snapshot.base && { base: snapshot.base.tree }) },
    snapshot.read,
  );
  const head = checkFiles(folders.head.files);
  const base = folders.base && checkFiles(folders.base.files);
  const { control } = chooseControl({ head, base, registry: RULES_BY_ID });
  const found = await gatherChanges(snapshot, control);
  return assessed({
    changes: found.changes.changes,
    evidence: found.changes,
    models: modelDifference(base?.models ?? [], head.models),
    head,
    base,
    control,
    gaps: [...snapshot.gaps, ...folders.head.gaps, ...found.gaps, ...found.knownGaps],
  });
}

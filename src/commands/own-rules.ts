import { type Assessed, assessed } from '../core/assessed.ts';
import type { OwnRule } from '../generated/own-rule.ts';
import { checkFiles } from '../models/checked.ts';
import { readFolders } from '../snapshot/folder.ts';
import { type SnapshotRequest, takeSnapshot } from '../snapshot/snapshot.ts';

/** A rule of the repository's own, as its file says it. */
export interface ListedOwnRule {
  readonly path: string;
  readonly text: OwnRule;
}

/** The rules of a repository's own at one commit that can be run, by id. */
export async function listOwnRules(request: SnapshotRequest): Promise<Assessed<readonly ListedOwnRule[]>> {
  const taken = await takeSnapshot(request);
  if (!taken.ok) return taken;
  const { head } = await readFolders({ head: taken.value.head }, taken.value.read);
  const files = checkFiles(head.files).documents.filter(({ kind }) => kind === 'own-rule');
  if (files.length === 0) return assessed([]);
  const { rules } = (await import('../own-rules/read.ts')).readOwnRules(files);
  return assessed([...rules].sort((a, b) => (a.text.id < b.text.id ? -1 : 1)));
}

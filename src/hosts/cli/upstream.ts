import { lstatSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCK_PATH, readClone, refreshLock, type UpstreamRepository } from '../../commands/upstream.ts';
import type { Gap } from '../../core/assessed.ts';
import { openRepository } from '../../git/index.ts';
import { visible } from '../../report/escape.ts';
import { MODEL_FOLDER } from '../../snapshot/folder.ts';
import { required } from '../required.ts';
import { today } from '../today.ts';
import { UsageError } from '../usage.ts';
import type { Command } from './command.ts';
import { openTarget } from './target.ts';
import { replaceFile } from './write.ts';

/** Refreshes the lock of upstream models from clones, or says what would change. */
export async function runUpstream(
  command: Command & { do: 'upstream' },
): Promise<{ output: string; code: number }> {
  const { repository, folder } = await openTarget('.');
  const upstreams: UpstreamRepository[] = [];
  const gaps: Gap[] = [];
  for (const { name, path } of command.clones) {
    const clone = required(await openRepository(path));
    const read = await readClone(name, clone);
    upstreams.push(required(read));
    if (read.ok) gaps.push(...read.gaps);
  }
  const day = command.today ?? today();
  const refreshed = required(await refreshLock({ repository, folder, head: 'working-tree' }, upstreams, day));
  const root = join(repository.root, folder);
  const lines = [...refreshed.told];
  if (command.update) lines.push(write(root, refreshed.text));
  gaps.push(...refreshed.gaps);
  for (const gap of gaps) lines.push(`not assessed: ${gap.what}: ${gap.why}. ${gap.remedy}`);
  if (lines.length === 0) lines.push('No model relies on one of these repositories.');
  return { output: `${lines.map(visible).join('\n')}\n`, code: gaps.length > 0 ? 3 : 0 };
}

function write(root: string, text: string): string {
  const file = join(root, LOCK_PATH);
  if (lstatSync(join(root, MODEL_FOLDER), { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError(`there is no folder \`${MODEL_FOLDER}\``, 'Start with `threatlint init`.');
  }
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) writeFileSync(file, text, { flag: 'wx' });
  else replaceFile(root, LOCK_PATH, text);
  return `wrote ${LOCK_PATH}`;
}

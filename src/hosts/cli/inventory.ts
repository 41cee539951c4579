import { listInventory } from '../../commands/inventory.ts';
import type { DiffFormat } from '../../report/diff.ts';
import { printInventory } from '../../report/inventory.ts';
import { required } from '../required.ts';
import { openTarget } from './target.ts';

/** Prints every component with what stands for it; the exit code is 3 where something could not be read. */
export async function runInventory(
  directory: string,
  format: DiffFormat,
): Promise<{ output: string; code: number }> {
  const { repository, folder } = await openTarget(directory);
  const list = required(await listInventory({ repository, folder, head: 'working-tree' }));
  return { output: printInventory(list, format), code: list.gaps.length > 0 ? 3 : 0 };
}

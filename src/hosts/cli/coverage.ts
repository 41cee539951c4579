import { listCoverage } from '../../commands/coverage.ts';
import { printCoverage } from '../../report/coverage.ts';
import type { DiffFormat } from '../../report/diff.ts';
import { required } from '../required.ts';
import { openTarget } from './target.ts';

/** Prints what the models have looked at. It judges nobody; the exit code is 3 where something could not be read. */
export async function runCoverage(
  model: string | undefined,
  format: DiffFormat,
): Promise<{ output: string; code: number }> {
  const { repository, folder } = await openTarget('.');
  const list = required(await listCoverage({ repository, folder, head: 'working-tree' }, model));
  return { output: printCoverage(list, format), code: list.gaps.length > 0 ? 3 : 0 };
}

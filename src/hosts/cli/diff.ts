import { compareCommits } from '../../commands/compare.ts';
import { type DiffFormat, printDifference } from '../../report/diff.ts';
import { required } from '../required.ts';
import { openTarget } from './target.ts';

/** What `threatlint diff` compares: HEAD with the files on disk, a commit with the files on disk, or two commits. */
export interface DiffCommand {
  readonly base?: string;
  readonly head?: string;
  readonly format: DiffFormat;
}

/** Prints what changed between two commits; the exit code is 3 where something could not be read. */
export async function runDiff(command: DiffCommand): Promise<{ output: string; code: number }> {
  const { repository, folder } = await openTarget('.');
  const base = required(
    command.base === undefined ? await repository.head() : await repository.resolve(command.base),
  );
  const head = command.head === undefined ? 'working-tree' : required(await repository.resolve(command.head));
  const found = required(await compareCommits({ repository, folder, head, base }));
  return { output: printDifference(found, command.format), code: found.gaps.length > 0 ? 3 : 0 };
}

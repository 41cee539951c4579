import type { Assessed } from '../../core/assessed.ts';
import type { RepoPath } from '../../core/source.ts';
import { openRepository, type Repository } from '../../git/index.ts';
import { folderToCheck, requireFolder } from '../folder.ts';
import { UsageError } from '../usage.ts';

/** The repository that a command is about, and the folder of it. Throws a UsageError where there is none. */
export async function openTarget(directory: string): Promise<{ repository: Repository; folder: RepoPath }> {
  requireFolder(directory);
  const repository = required(await openRepository(directory));
  return { repository, folder: folderToCheck(directory, repository.root) };
}

/** A value that a command cannot do without. Throws a UsageError that says why it is missing. */
export function required<T>(value: Assessed<T>): T {
  if (value.ok) return value.value;
  throw new UsageError(`${value.gap.what}: ${value.gap.why}`, value.gap.remedy);
}

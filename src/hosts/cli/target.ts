import type { RepoPath } from '../../core/source.ts';
import { openRepository, type Repository } from '../../git/index.ts';
import { folderToCheck, requireFolder } from '../folder.ts';
import { required } from '../required.ts';

/** The repository that a command is about, and the folder of it. Throws a UsageError where there is none. */
export async function openTarget(directory: string): Promise<{ repository: Repository; folder: RepoPath }> {
  requireFolder(directory);
  const repository = required(await openRepository(directory));
  return { repository, folder: folderToCheck(directory, repository.root) };
}

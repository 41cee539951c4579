import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Oid, RepoPath } from '../core/source.ts';
import type { Repository } from '../git/index.ts';
import { MODEL_FOLDER } from '../snapshot/folder.ts';
import { UsageError } from './usage.ts';

/**
 * The folder of the repository that a run is about: the nearest one, from `start` upwards, that has a threat-model
 * folder; the repository's top where there is none. Relative to `top`, '' for the top itself.
 */
export function folderToCheck(start: string, top: string): RepoPath {
  for (let folder = realpathSync(start); ; folder = dirname(folder)) {
    if (isFolder(join(folder, MODEL_FOLDER))) return inRepository(folder, top);
    if (folder === top || folder === dirname(folder)) return '';
  }
}

/**
 * As `folderToCheck`, by what the base holds where it holds any: a pull request that brings a threat-model folder nearer by,
 * or removes one, does not choose by which it is judged.
 */
export async function folderAtBase(
  start: string,
  repository: Repository,
  base: Oid | undefined,
): Promise<RepoPath> {
  const folder = folderToCheck(start, repository.root);
  const from = inRepository(realpathSync(start), repository.root);
  if (base === undefined || from === '') return folder;
  const tree = await repository.tree(base);
  if (!tree.ok) return folder;
  const paths = [...tree.value.entries.keys()];
  const steps = from.split('/');
  for (let depth = steps.length; depth >= 0; depth--) {
    const nearer = steps.slice(0, depth).join('/');
    const prefix = nearer === '' ? `${MODEL_FOLDER}/` : `${nearer}/${MODEL_FOLDER}/`;
    if (paths.some(path => path.startsWith(prefix))) return nearer;
  }
  return folder;
}

/** Throws a UsageError unless there is a folder at `path`. */
export function requireFolder(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  throw found === undefined
    ? new UsageError(`there is no folder \`${path}\``, 'Name a folder of the repository to check.')
    : new UsageError(
        `\`${path}\` is a file, not a folder`,
        'Name the folder of the repository to check; all its models are judged.',
      );
}

/** A path of this machine as one of the repository. */
export function inRepository(folder: string, top: string): RepoPath {
  return relative(top, folder).split(sep).join('/');
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

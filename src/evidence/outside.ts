import type { Control } from '../core/control.ts';
import type { RepoPath } from '../core/source.ts';
import { matchesGlob } from '../matching/glob.ts';
import { isModelFile } from '../snapshot/folder.ts';

/** What is no architecture, whatever its file says: the models themselves, and what the control file ignores. */
export function outsideArchitecture({ ignore }: Control): (path: RepoPath) => boolean {
  return path => isModelFile(path) || ignore.some(pattern => matchesGlob(pattern, path));
}

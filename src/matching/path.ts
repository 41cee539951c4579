import type { RepoPath } from '../core/source.ts';

/** A path as trees know it: without `./`, doubled and closing slashes. The repository's root is ''. */
export function normalPath(path: string): RepoPath {
  return path
    .split('/')
    .filter(segment => segment !== '' && segment !== '.')
    .join('/');
}

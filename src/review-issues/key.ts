import type { RepoPath } from '../core/source.ts';

/** The label by which review issues are known, in every repository and by every run. */
export const REVIEW_LABEL = 'threat-model-review';

/** What an issue is about: a model of one threat-model folder, by its stable key. A repository may have several folders. */
export function issueKey(folder: RepoPath, model: string): string {
  return folder === '' ? model : `${folder}//${model}`;
}

/** The folder of a key, '' for the top. */
export function folderOfKey(key: string): RepoPath {
  return key.slice(0, Math.max(0, key.lastIndexOf('//')));
}

/** As people read it: `services/pay/shop`. */
export function readable(key: string): string {
  return key.replace('//', '/');
}

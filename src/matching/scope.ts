import type { RepoPath } from '../core/source.ts';

/** What a model says of the paths that it speaks for; none: the whole repository. */
export interface Scoped {
  readonly scope: readonly { readonly path: RepoPath }[];
}

/** How closely a model speaks for a path: the length of its longest matching scope, 0 for the whole repository, -1 for not at all. */
export function closeness(model: Scoped, path: RepoPath): number {
  if (model.scope.length === 0) return 0;
  let longest = -1;
  for (const { path: scope } of model.scope) {
    const folder = scope === '.' || scope === './' ? '' : scope.replace(/^\.\//, '').replace(/\/+$/, '');
    const inside = folder === '' || path === folder || path.startsWith(`${folder}/`);
    if (inside) longest = Math.max(longest, folder.length);
  }
  return longest;
}

/** The models with the most specific scope for a path: none, one, or several that tie. */
export function modelsFor<M extends Scoped>(models: readonly M[], path: RepoPath): readonly M[] {
  let best: M[] = [];
  let longest = -1;
  for (const model of models) {
    const score = closeness(model, path);
    if (score < 0 || score < longest) continue;
    if (score > longest) {
      best = [];
      longest = score;
    }
    best.push(model);
  }
  return best;
}

/** Whether `modelsFor` a path has this model: for who asks of one model after the other. */
export function speaksFor<M extends Scoped>(model: M, path: RepoPath, models: readonly M[]): boolean {
  return closeness(model, path) >= 0 && modelsFor(models, path).includes(model);
}

import type { Model } from '../core/model.ts';

const CRITICALITIES = ['low', 'moderate', 'high', 'critical'] as const;

/**
 * The models of head as they are judged: of what a model says of itself, the stricter of base and head counts. A pull
 * request cannot lower the criticality that it is judged by, nor take its own changes out of a model's scope.
 */
export function stricter(head: readonly Model[], base: readonly Model[]): Model[] {
  const olds = new Map(base.map(model => [model.id, model]));
  return head.map(model => {
    const old = olds.get(model.id);
    if (old === undefined || old.docs[0] === model.docs[0]) return model;
    const criticality = CRITICALITIES.findLast(
      level => level === model.criticality || level === old.criticality,
    );
    return {
      ...model,
      ...(criticality === undefined ? {} : { criticality }),
      scope: union(model, old),
      methods: [...new Set([...model.methods, ...old.methods])],
    };
  });
}

/** No scope is the whole repository. */
function union(model: Model, old: Model): Model['scope'] {
  if (model.scope.length === 0 || old.scope.length === 0) return [];
  const paths = new Set(model.scope.map(({ path }) => path));
  return [...model.scope, ...old.scope.filter(({ path }) => !paths.has(path))];
}

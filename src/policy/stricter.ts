import type { Model } from '../core/model.ts';
import type { PolicyChange } from '../core/policy.ts';
import { missingFile, type RepoPath } from '../core/source.ts';

const CRITICALITIES = ['low', 'moderate', 'high', 'critical'] as const;

/**
 * The models of head as they are judged: of what a model says of itself, the stricter of base and head counts. A pull
 * request cannot lower the criticality that it is judged by, take its own changes out of a model's scope, nor unsign a model.
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
      generated: model.generated && old.generated,
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

/** What models will demand less of, once head is merged: what `stricter` does not let count yet, in words. */
export function loosenedModels(
  head: readonly Model[],
  base: readonly Model[],
  unread: readonly RepoPath[],
): PolicyChange[] {
  const news = new Map(head.map(model => [model.id, model]));
  return base.flatMap(old => {
    const model = news.get(old.id);
    const key = (name: string) => `${old.id} ${name}`;
    const named = `model \`${old.id}\``;
    if (model === undefined) {
      const { path } = old.source;
      const gone = !old.generated && !old.sources.some(source => unread.includes(source.path));
      return gone ? [{ key: key('model'), at: missingFile(path), says: `${named} is removed` }] : [];
    }
    const says = (name: string, text: string, at = model.at) => [
      { key: key(name), at, says: `${named} ${text}` },
    ];
    const rank = ({ criticality }: Model) =>
      criticality === undefined ? -1 : CRITICALITIES.indexOf(criticality);
    const dropped = old.scope
      .map(({ path }) => path)
      .filter(path => !model.scope.some(each => each.path === path));
    const narrowed =
      old.scope.length === 0 ? model.scope.length > 0 : model.scope.length > 0 && dropped.length > 0;
    const methods = old.methods.filter(method => !model.methods.includes(method));
    return [
      ...(rank(model) < rank(old)
        ? says(
            'criticality',
            `lowers its criticality from \`${old.criticality}\` to \`${model.criticality ?? 'none'}\``,
          )
        : []),
      ...(narrowed
        ? says(
            'scope',
            `leaves out ${dropped.length === 0 ? 'all but its new scope' : listed(dropped)} of its scope`,
            model.scope[0]?.at,
          )
        : []),
      ...(methods.length > 0 ? says('methods', `drops ${listed(methods)} from its methods`) : []),
      ...(model.generated && !old.generated
        ? says('generated', 'is marked as generated, so that it counts as none')
        : []),
    ];
  });
}

function listed(items: readonly string[]): string {
  return items.map(item => `\`${item}\``).join(', ');
}

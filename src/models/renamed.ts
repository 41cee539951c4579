import { COLLECTIONS, type Model } from '../core/model.ts';

/**
 * The models of base under the ids that they have at head, so that a renamed file brings no new findings. A model that
 * is gone is paired with one that appeared and says so in `was`, or when more than half of all their entities' ids are the same.
 */
export function underHeadIds(base: readonly Model[], head: readonly Model[]): Model[] {
  const headIds = new Set(head.map(model => model.id));
  const baseIds = new Set(base.map(model => model.id));
  const appeared = head.filter(model => !baseIds.has(model.id));
  return base.map(model => {
    if (headIds.has(model.id)) return model;
    const said = appeared.findIndex(({ was }) => was === (model.was ?? model.id));
    const at = said < 0 ? appeared.findIndex(candidate => likeness(model, candidate) > 0.5) : said;
    const [twin] = at < 0 ? [] : appeared.splice(at, 1);
    if (twin === undefined) return model;
    // The findings of both sides must know it by one name.
    const { was: _was, ...rest } = model;
    return { ...rest, id: twin.id, ...(twin.was === undefined ? {} : { was: twin.was }) };
  });
}

/** Shared entity ids over all entity ids of two models, 0 to 1. */
function likeness(a: Model, b: Model): number {
  const ids = (model: Model) =>
    COLLECTIONS.flatMap(name => model[name].map(entity => `${name}/${entity.id}`));
  const left = new Set(ids(a));
  const right = new Set(ids(b));
  const shared = [...left].filter(id => right.has(id)).length;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}

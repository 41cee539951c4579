import { isObject, type Json, type JsonObject } from '../core/document.ts';
import type { EntityChange } from '../core/entity-change.ts';
import { COLLECTIONS, type Collection, type Id, type Model } from '../core/model.ts';

/** The semantic difference of the models of two commits: by entity, whatever the order, comments and formatting. */
export function modelDifference(before: readonly Model[], after: readonly Model[]): EntityChange[] {
  const changes: EntityChange[] = [];
  const olds = new Map(before.map(model => [model.id, model]));
  for (const model of after) {
    const old = olds.get(model.id);
    if (old === undefined) changes.push({ model: model.id, what: 'added', fields: [] });
    else if (!isSame(old, model)) changes.push(...between(old, model));
  }
  const kept = new Set(after.map(model => model.id));
  for (const model of before)
    if (!kept.has(model.id)) changes.push({ model: model.id, what: 'removed', fields: [] });
  return changes.sort((a, b) => (a.model < b.model ? -1 : a.model > b.model ? 1 : 0));
}

/** Files that are the same on both sides are read once. */
function isSame(before: Model, after: Model): boolean {
  return before.docs.length === after.docs.length && before.docs.every((doc, at) => doc === after.docs[at]);
}

function between(before: Model, after: Model): EntityChange[] {
  const changes: EntityChange[] = [];
  const outer = differing(outermost(before), outermost(after));
  if (outer.length > 0) changes.push({ model: after.id, what: 'changed', fields: outer });
  for (const collection of COLLECTIONS) {
    const old = entries(before, collection);
    const now = entries(after, collection);
    for (const [id, value] of now) {
      const was = old.get(id);
      if (was === undefined) changes.push({ model: after.id, collection, id, what: 'added', fields: [] });
      else {
        const fields = differing(asObject(was), asObject(value));
        if (fields.length > 0) changes.push({ model: after.id, collection, id, what: 'changed', fields });
      }
    }
    for (const id of old.keys()) {
      if (!now.has(id)) changes.push({ model: after.id, collection, id, what: 'removed', fields: [] });
    }
  }
  return changes;
}

function entries(model: Model, collection: Collection): Map<Id, Json> {
  const all = new Map<Id, Json>();
  for (const doc of model.docs) {
    const map = isObject(doc.value) ? doc.value[collection] : undefined;
    for (const [id, value] of Object.entries(isObject(map) ? map : {})) all.set(id, value);
  }
  return all;
}

/** What a model says outside its maps of entities: name, owner, scope, reviews. */
function outermost(model: Model): JsonObject {
  const fields: [string, Json][] = model.docs.flatMap(doc =>
    Object.entries(isObject(doc.value) ? doc.value : {}),
  );
  return Object.fromEntries(fields.filter(([name]) => !(COLLECTIONS as readonly string[]).includes(name)));
}

function asObject(value: Json): JsonObject {
  return isObject(value) ? value : { value };
}

function differing(before: JsonObject, after: JsonObject): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.filter(name => canonical(before[name]) !== canonical(after[name]));
}

function canonical(value: Json | undefined): string {
  return JSON.stringify(value ?? null, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

import { type Assessed, assessed } from '../core/assessed.ts';
import type { Day } from '../core/dates.ts';
import { isObject, type Json } from '../core/document.ts';
import type { UnchangingReviews } from '../core/evidence.ts';
import type { Model } from '../core/model.ts';
import type { Oid, RepoPath } from '../core/source.ts';
import type { TreeDifference } from '../core/tree.ts';
import { readFile } from '../documents/read.ts';
import { MAX_DOCUMENT_BYTES } from '../snapshot/folder.ts';
import type { Landing } from './landings.ts';
import { placeIn, type ReviewsRequest, traceReviews, unique } from './since-review.ts';

/** So many of the newest reviews are looked at. */
const MOST_REVIEWS = 6;

/** The newest reviews of each model that left it as it was, and what changed in its architecture meanwhile. */
export async function gatherUnchangingReviews(
  request: ReviewsRequest,
): Promise<Assessed<ReadonlyMap<string, UnchangingReviews>>> {
  const found = new Map<string, UnchangingReviews>();
  const traced = await traceReviews(request, { least: 2, most: MOST_REVIEWS });
  if (!traced.ok) return traced;
  if (traced.value === undefined) return assessed(found);
  const { past, landings } = traced.value;
  const gaps = [...traced.value.gaps];
  const oids = [...landings.values()].flat().flatMap(({ oid, before }) => [oid, before ?? oid]);
  const blobs = await past.read(oids, MAX_DOCUMENT_BYTES);
  const texts = new Map<Oid, string | undefined>();
  const content = ({ path }: Landing, oid: Oid): string | undefined => {
    if (!texts.has(oid)) {
      const bytes = blobs.get(oid) ?? 'missing';
      texts.set(oid, typeof bytes === 'string' ? undefined : withoutReviews(path, oid, bytes));
    }
    return texts.get(oid);
  };
  const rows: { model: Model; reviews: readonly Day[] }[] = [];
  const from = new Map<RepoPath, TreeDifference>();
  const to = new Map<RepoPath, TreeDifference>();
  for (const model of request.asked) {
    const row = unchanging(landings.get(model.id) ?? [], content);
    const [newest, first] = [row[0], row.at(-1)];
    if (row.length < 2 || newest === undefined || first?.commit === undefined) continue;
    const [before, after] = [await past.since(first.commit), await past.since(newest.commit)];
    if (!before.ok) return before;
    if (!after.ok) return after;
    const own = past.claimed(before.value, model);
    if (own.length === 0 || !othersAlike(model, before.value, after.value)) continue;
    rows.push({ model, reviews: row.map(({ review }) => review) });
    for (const one of own) from.set(one.path, one);
    for (const one of past.claimed(after.value, model)) to.set(one.path, one);
  }
  if (rows.length === 0) return assessed(found, gaps);
  const compared = await past.compare([...from.values()], [...to.values()]);
  for (const { model, reviews } of rows) {
    const changes = compared.changes.changes.flatMap(change => placeIn(change, model, request));
    found.set(model.id, { reviews, changes });
  }
  return assessed(found, unique([...gaps, ...compared.gaps]));
}

/** The newest reviews in a row between which, and by which, the file with the reviews said nothing else. */
function unchanging(
  all: readonly Landing[],
  content: (landing: Landing, oid: Oid) => string | undefined,
): readonly Landing[] {
  const [newest] = all;
  const now = newest && content(newest, newest.oid);
  if (now === undefined) return [];
  const end = all.findIndex(
    landing =>
      landing.before === undefined ||
      content(landing, landing.oid) !== now ||
      content(landing, landing.before) !== now,
  );
  return end < 0 ? all : all.slice(0, end);
}

/** Whether the files of a model that hold no review are the same at two moments, each told by what differs since. */
function othersAlike(model: Model, from: readonly TreeDifference[], to: readonly TreeDifference[]): boolean {
  const oids = (since: readonly TreeDifference[]) =>
    new Map(since.map(({ path, before }) => [path, before?.oid]));
  const [was, is] = [oids(from), oids(to)];
  const holding = model.reviews[0]?.at.source.path;
  return model.sources.every(({ path, oid }) => {
    const then = was.has(path) ? was.get(path) : oid;
    return path === holding || then === (is.has(path) ? is.get(path) : oid);
  });
}

/** What a model's file says but for its reviews, whatever the order of keys and the formatting. */
function withoutReviews(path: string, oid: Oid, bytes: Uint8Array): string {
  const file = readFile({ path, oid, bytes }, { maxBytes: MAX_DOCUMENT_BYTES });
  return JSON.stringify(
    file.docs.map(({ value }) => (isObject(value) ? { ...value, reviews: null } : value)),
    sorted,
  );
}

function sorted(_: string, value: Json): Json {
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

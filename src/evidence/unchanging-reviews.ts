import { type Assessed, assessed } from '../core/assessed.ts';
import { isObject, type Json } from '../core/document.ts';
import type { UnchangingReviews } from '../core/evidence.ts';
import type { Oid } from '../core/source.ts';
import { readFile } from '../documents/read.ts';
import { MAX_DOCUMENT_BYTES } from '../snapshot/folder.ts';
import type { Landing } from './landings.ts';
import { type ReviewsRequest, traceReviews, unique } from './since-review.ts';

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
  for (const model of request.asked) {
    const all = landings.get(model.id) ?? [];
    const [newest] = all;
    const now = newest && content(newest, newest.oid);
    if (newest === undefined || now === undefined) continue;
    const end = all.findIndex(
      landing =>
        landing.before === undefined ||
        content(landing, landing.oid) !== now ||
        content(landing, landing.before) !== now,
    );
    const run = end < 0 ? all : all.slice(0, end);
    const first = run.at(-1);
    if (run.length < 2 || first?.commit === undefined) continue;
    const [then, last] = await Promise.all([
      past.at(first.commit),
      newest.commit === undefined ? assessed(past.head) : past.at(newest.commit),
    ]);
    if (!then.ok) return then;
    if (!last.ok) return last;
    const others = model.sources.filter(({ path }) => path !== model.reviews[0]?.at.source.path);
    const [old, young] = [then.value.tree.entries, last.value.tree.entries];
    if (others.some(({ path }) => old.get(path)?.oid !== young.get(path)?.oid)) continue;
    const compared = await past.compare(then.value, last.value, new Set([model]));
    if (compared === undefined) continue;
    gaps.push(...compared.gaps);
    found.set(model.id, { reviews: run.map(({ review }) => review), changes: compared.changes.changes });
  }
  return assessed(found, unique(gaps));
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

import type { Change } from '../core/architecture.ts';
import { type Assessed, assessed, type Gap } from '../core/assessed.ts';
import type { Control } from '../core/control.ts';
import type { SinceReview } from '../core/evidence.ts';
import type { Model } from '../core/model.ts';
import type { RepoPath } from '../core/source.ts';
import type { TreeDifference } from '../core/tree.ts';
import { readFile } from '../documents/read.ts';
import type { Repository } from '../git/repository.ts';
import { speaksFor } from '../matching/scope.ts';
import { checkFiles } from '../models/checked.ts';
import { underHeadIds } from '../models/renamed.ts';
import { reviewDays } from '../models/reviews.ts';
import { MAX_DOCUMENT_BYTES } from '../snapshot/folder.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { findLandings, type Landing } from './landings.ts';
import { Past } from './past.ts';

/** Which models are asked for, among all of them. */
export interface ReviewsRequest {
  readonly asked: readonly Model[];
  readonly models: readonly Model[];
  readonly snapshot: Snapshot;
  readonly control: Control;
  /** A repository with the whole history: opened only when a model needs it. */
  readonly repository: () => Promise<Assessed<Repository>>;
}

/** What is known of some reviews of each model, and the past to look at. */
export interface Traced {
  readonly past: Past;
  readonly landings: ReadonlyMap<string, readonly Landing[]>;
  readonly gaps: readonly Gap[];
}

/** Finds where the newest reviews of models landed; undefined where there are none, or no commit. */
export async function traceReviews(
  request: ReviewsRequest,
  { least, most }: { readonly least: number; readonly most: number },
): Promise<Assessed<Traced | undefined>> {
  const { snapshot, models, control } = request;
  const wanted = request.asked
    .filter(({ generated }) => !generated)
    .map(model => ({ model, reviews: reviewDays(model).slice(0, most) }))
    .filter(({ reviews }) => reviews.length >= least);
  const { headCommit, folder } = snapshot;
  if (wanted.length === 0 || headCommit === undefined) return assessed(undefined);
  const repository = await request.repository();
  if (!repository.ok) return repository;
  const landings = await findLandings({ repository: repository.value, head: headCommit, folder, wanted });
  if (!landings.ok) return landings;
  const past = new Past({ snapshot, headCommit, models, control, repository: repository.value });
  return assessed({ past, landings: landings.value, gaps: landings.gaps });
}

/** A model with a review that landed, and all that differs since. */
interface Reviewed {
  readonly model: Model;
  readonly landing: Landing;
  readonly since: readonly TreeDifference[];
}

/** What changed in the architecture of each model since the commit that brought its newest review. */
export async function gatherSinceReview(
  request: ReviewsRequest,
): Promise<Assessed<ReadonlyMap<string, SinceReview>>> {
  const found = new Map<string, SinceReview>();
  const traced = await traceReviews(request, { least: 1, most: 1 });
  if (!traced.ok) return traced;
  if (traced.value === undefined) return assessed(found);
  const { past, landings } = traced.value;
  const gaps = [...traced.value.gaps];
  const reviewed: Reviewed[] = [];
  const before = new Map<RepoPath, TreeDifference>();
  await past.ask([...landings.values()].flatMap(all => all[0]?.commit ?? []));
  for (const model of request.asked) {
    const [landing] = landings.get(model.id) ?? [];
    if (landing === undefined) continue;
    const since = await past.since(landing.commit);
    if (!since.ok) return since;
    const own = past.claimed(since.value, model);
    if (own.length === 0) continue;
    reviewed.push({ model, landing, since: since.value });
    // Of models that claim a path alike, the first that was reviewed before it changed.
    for (const one of own) if (!before.has(one.path)) before.set(one.path, one);
  }
  if (reviewed.length === 0) return assessed(found, gaps);
  const { changes, gaps: unread } = await past.compare([...before.values()], []);
  const concerned = reviewed
    .map(each => ({ ...each, own: changes.changes.flatMap(change => placeIn(change, each.model, request)) }))
    .filter(({ own }) => own.length > 0);
  // Asked for at one time, all of them are read in one batch.
  const olds = await Promise.all(concerned.map(each => modelAt(each, past, request.snapshot)));
  for (const [index, { model, landing, own }] of concerned.entries()) {
    const old = olds[index];
    found.set(model.id, {
      review: landing.review,
      changes: { ...changes, changes: own },
      ...(old === undefined ? {} : { model: old }),
    });
  }
  return assessed(found, unique([...gaps, ...unread]));
}

/** A change where a model speaks for it: the same change elsewhere may be another model's. */
export function placeIn(change: Change, model: Model, { models }: ReviewsRequest): Change[] {
  const places = [change, ...change.also];
  return places.filter(({ at }) => speaksFor(model, at.source.path, models)).slice(0, 1);
}

/** A model as the commit of its review left it, all its files. */
async function modelAt(
  { model, landing, since }: Reviewed,
  past: Past,
  { folder, head }: Snapshot,
): Promise<Model | undefined> {
  const reviewed = folder === '' ? landing.path : landing.path.slice(folder.length + 1);
  const paths = new Set([...model.sources.map(({ path }) => path), reviewed]);
  const old = new Map(since.map(({ path, before }) => [path, before]));
  const entries = [...paths].flatMap(path => (old.has(path) ? old.get(path) : head.entries.get(path)) ?? []);
  const blobs = await past.read(
    entries.map(({ oid }) => oid),
    MAX_DOCUMENT_BYTES,
  );
  const files = entries.flatMap(({ path, oid }) => {
    const bytes = blobs.get(oid) ?? 'missing';
    return typeof bytes === 'string'
      ? []
      : [readFile({ path, oid, bytes }, { maxBytes: MAX_DOCUMENT_BYTES })];
  });
  return underHeadIds(checkFiles(files).models, [model]).find(({ id }) => id === model.id);
}

/** Gaps once each: several comparisons meet the same file. */
export function unique(gaps: readonly Gap[]): Gap[] {
  return [...new Map(gaps.map(gap => [`${gap.what}\n${gap.why}`, gap])).values()];
}

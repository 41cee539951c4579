import { type Assessed, assessed, type Gap } from '../core/assessed.ts';
import type { Control } from '../core/control.ts';
import type { SinceReview } from '../core/evidence.ts';
import type { Model } from '../core/model.ts';
import type { Oid } from '../core/source.ts';
import { readFile } from '../documents/read.ts';
import type { Repository } from '../git/repository.ts';
import { modelsFor } from '../matching/scope.ts';
import { checkFiles } from '../models/checked.ts';
import { underHeadIds } from '../models/renamed.ts';
import { reviewDays } from '../models/reviews.ts';
import { MAX_DOCUMENT_BYTES } from '../snapshot/folder.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { findLandings, type Landing } from './landings.ts';
import { type Moment, Past } from './past.ts';

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
  for (const [commit, reviewed] of byCommit(request.asked, landings)) {
    const then = await past.at(commit);
    if (!then.ok) return then;
    const models = [...reviewed.keys()];
    const compared = await past.compare(then.value, past.head, new Set(models));
    if (compared === undefined) continue;
    gaps.push(...compared.gaps);
    const { changes } = compared.changes;
    for (const [model, landing] of reviewed) {
      const own = changes.filter(({ at }) => modelsFor(request.models, at.source.path).includes(model));
      if (own.length === 0) continue;
      const before = await modelAt(model, landing, then.value, past, request.snapshot.folder);
      found.set(model.id, {
        review: landing.review,
        changes: { ...compared.changes, changes: own },
        ...(before === undefined ? {} : { model: before }),
      });
    }
  }
  return assessed(found, unique(gaps));
}

/** One comparison serves all models that were reviewed in one commit; what is not committed is as new as head. */
function byCommit(
  asked: readonly Model[],
  landings: ReadonlyMap<string, readonly Landing[]>,
): Map<Oid, Map<Model, Landing>> {
  const groups = new Map<Oid, Map<Model, Landing>>();
  for (const model of asked) {
    const [landing] = landings.get(model.id) ?? [];
    if (landing?.commit === undefined) continue;
    const group = groups.get(landing.commit) ?? new Map<Model, Landing>();
    groups.set(landing.commit, group.set(model, landing));
  }
  return groups;
}

/** A model as the commit of its review left it, all its files. */
async function modelAt(
  model: Model,
  landing: Landing,
  then: Moment,
  past: Past,
  folder: string,
): Promise<Model | undefined> {
  const reviewed = folder === '' ? landing.path : landing.path.slice(folder.length + 1);
  const paths = new Set([...model.sources.map(({ path }) => path), reviewed]);
  const entries = [...paths].flatMap(path => then.tree.entries.get(path) ?? []);
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

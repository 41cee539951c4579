import { staleAfter } from '../control/staleness.ts';
import { type Assessed, assessed, type Gap } from '../core/assessed.ts';
import type { Control } from '../core/control.ts';
import { addDays, type Day } from '../core/dates.ts';
import type { Clock, History } from '../core/evidence.ts';
import type { Model } from '../core/model.ts';
import type { Oid, RepoPath } from '../core/source.ts';
import type { LogEntry, Repository } from '../git/repository.ts';
import { reviewDays } from '../models/reviews.ts';
import { MAX_DOCUMENT_BYTES, MODEL_FOLDER } from '../snapshot/folder.ts';
import { inFolder, renamedFrom, reviewDaysOf, unreadable } from './model-files.ts';

/** A review must be dated at most so many days before it landed. */
export const LANDING_DAYS = 30;

/** What the history of models is asked for. */
export interface HistoryRequest {
  readonly models: readonly Model[];
  /** Models of which only what their own reviews settle is told: nothing in this run hangs on them. */
  readonly atAGlance: readonly Model[];
  readonly control: Control;
  readonly today: Day;
  readonly folder: RepoPath;
  /** The commit whose first-parent history counts; absent before the first commit. */
  readonly head: Oid | undefined;
  /** Whether a file, seen from the folder, is not committed as it is. */
  readonly uncommitted: (path: RepoPath) => boolean;
  /** Opened only when a model needs it: fetching history is the dearest thing that a run can do. */
  readonly repository: () => Promise<Assessed<Repository>>;
}

/** When each model was last vouched for. Models whose own reviews settle it need no history at all. */
export async function gatherHistory(request: HistoryRequest): Promise<Assessed<History>> {
  const clocks = new Map<string, Clock>();
  const open: Model[] = [];
  for (const model of request.atAGlance) {
    const settled = settledByReviews(model, request);
    if (settled !== undefined) clocks.set(model.id, settled);
  }
  for (const model of request.models) {
    const settled = settledByReviews(model, request);
    if (model.reviews.length === 0 && model.sources.some(({ path }) => request.uncommitted(path)))
      uncommitted(clocks, [model]);
    else if (settled === undefined) open.push(model);
    else clocks.set(model.id, settled);
  }
  if (open.length === 0 || request.head === undefined) return assessed({ clocks: uncommitted(clocks, open) });
  const repository = await request.repository();
  if (!repository.ok) return repository;
  const log = await repository.value.log({
    head: request.head,
    since: earliest(open, request),
    paths: [inFolder(request.folder, MODEL_FOLDER)],
  });
  if (!log.ok) return log;
  const reader = new ModelHistory(log.value, request.folder);
  const states = await reader.load(
    repository.value,
    open.flatMap(model => reviewsInWindow(model, request).map(day => ({ model, day }))),
  );
  for (const model of open) clocks.set(model.id, clockOf(model, reader, states, request));
  return assessed({ clocks }, [...log.gaps, ...states.gaps]);
}

/** A review that is older than the limit, or too young for a late landing, needs no history to be judged. */
function settledByReviews(model: Model, { today, control }: HistoryRequest): Clock | undefined {
  const newest = reviewDays(model)[0];
  if (newest === undefined) return undefined;
  const young = newest >= addDays(today, -LANDING_DAYS);
  const overdue = newest < addDays(today, -staleAfter(model, control));
  return young || overdue ? { from: 'review', date: newest, exact: true, discounted: [] } : undefined;
}

function reviewsInWindow(model: Model, { today, control }: HistoryRequest): Day[] {
  const oldest = addDays(today, -staleAfter(model, control));
  return reviewDays(model).filter(day => day >= oldest);
}

/** What must be walked: back to the landing limit of the oldest review that can count, or to the staleness limit. */
function earliest(models: readonly Model[], request: HistoryRequest): Day {
  return models
    .map(model => addDays(request.today, -staleAfter(model, request.control) - 1))
    .sort()[0] as Day;
}

function uncommitted(clocks: Map<string, Clock>, models: readonly Model[]): Map<string, Clock> {
  for (const model of models)
    clocks.set(model.id, { from: 'uncommitted', date: '', exact: false, discounted: [] });
  return clocks;
}

/** Only a model that records no review at all is vouched for by its commits. */
function clockOf(model: Model, reader: ModelHistory, states: States, request: HistoryRequest): Clock {
  const discounted: { date: Day; landed: Day }[] = [];
  const reviews = reviewDays(model);
  for (const date of reviews) {
    const landed = states.landedLate(model, date);
    if (landed === undefined) return { from: 'review', date, exact: true, discounted };
    discounted.push({ date, landed });
  }
  const oldest = reviews.at(-1);
  if (oldest !== undefined) return { from: 'review', date: oldest, exact: true, discounted: [] };
  const touched = reader.lastTouch(model);
  const before = addDays(request.today, -staleAfter(model, request.control) - 1);
  return { from: 'commit', date: touched ?? before, exact: touched !== undefined, discounted };
}

interface States {
  readonly gaps: readonly Gap[];
  /** The day of the commit that brought a review, where it was not in the model 30 days after its own date. */
  landedLate(model: Model, date: Day): Day | undefined;
}

/** What the commits of the window did to model files, under the names that the files had then. */
class ModelHistory {
  constructor(
    private readonly log: readonly LogEntry[],
    private readonly folder: RepoPath,
  ) {}

  /** The newest commit of the window that changed a file of the model. */
  lastTouch(model: Model): Day | undefined {
    const paths = this.paths(model);
    return this.log.find(entry => entry.changes.some(change => paths.has(change.path)))?.date;
  }

  /** Reads the models as they were when the time for a review to land was over: one batch of blobs. */
  async load(repository: Repository, asked: readonly { model: Model; day: Day }[]): Promise<States> {
    const wanted = asked.map(({ model, day }) => ({
      model,
      day,
      ...this.stateAt(model, addDays(day, LANDING_DAYS)),
    }));
    const blobs = await repository.blobs(new Set(wanted.flatMap(state => state.oids)), MAX_DOCUMENT_BYTES);
    const gaps: Gap[] = [];
    const late = new Map<string, Day>();
    for (const { model, day, oids, next } of wanted) {
      // A model that came into the repository with its reviews brings them along: they were held somewhere else.
      if (next === undefined || oids.length === 0) continue;
      const days = new Set<Day>();
      for (const oid of oids) {
        const blob = blobs.get(oid) ?? 'missing';
        if (typeof blob === 'string') gaps.push(unreadable(model, day));
        else for (const found of reviewDaysOf(model.source.path, oid, blob)) days.add(found);
      }
      if (!days.has(day)) late.set(`${model.id}\0${day}`, next);
    }
    return { gaps, landedLate: (model, day) => late.get(`${model.id}\0${day}`) };
  }

  /**
   * The blobs of a model on the evening of a day: what the first later commit to each file found there. `next` is the
   * day of that commit; undefined where nothing has changed since, so that the model of today is the model of then.
   */
  private stateAt(model: Model, evening: Day): { oids: Oid[]; next: Day | undefined } {
    const oids: Oid[] = [];
    let next: Day | undefined;
    for (let path of this.paths(model)) {
      let state: { oid: Oid | undefined; day: Day } | undefined;
      for (const entry of this.log) {
        if (entry.date <= evening) break;
        const change = entry.changes.find(candidate => candidate.path === path);
        if (change === undefined) continue;
        const from = change.before ?? renamedFrom(entry, path, change.after?.oid);
        state = { oid: from?.oid, day: entry.date };
        if (from === undefined) break;
        path = from.path;
      }
      if (state === undefined) continue;
      if (state.oid !== undefined) oids.push(state.oid);
      next = next === undefined || state.day < next ? state.day : next;
    }
    return { oids, next };
  }

  private paths(model: Model): Set<RepoPath> {
    return new Set(model.sources.map(source => inFolder(this.folder, source.path)));
  }
}

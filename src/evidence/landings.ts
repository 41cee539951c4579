import { type Assessed, assessed, type Gap } from '../core/assessed.ts';
import { addDays, type Day } from '../core/dates.ts';
import type { Model } from '../core/model.ts';
import type { Oid, RepoPath } from '../core/source.ts';
import type { Blob, LogEntry, Repository } from '../git/repository.ts';
import { MAX_DOCUMENT_BYTES, MODEL_FOLDER } from '../snapshot/folder.ts';
import { inFolder, renamedFrom, reviewDaysOf, unreadable } from './model-files.ts';

/** The file of a model that holds a review, as the review left it. */
export interface Landing {
  readonly review: Day;
  /** The commit that brought the review; absent while it is not committed. */
  readonly commit?: Oid;
  /** The file in the whole repository, under the name that it had then. */
  readonly path: RepoPath;
  readonly oid: Oid;
  /** The file before the review; absent where the model came into the repository with it. */
  readonly before?: Oid;
}

/** The reviews of a model that are asked for; they all stand in one file of it. */
export interface Wanted {
  readonly model: Model;
  readonly reviews: readonly Day[];
}

/** Where landings are looked for. */
export interface LandingRequest {
  readonly repository: Repository;
  readonly head: Oid;
  readonly folder: RepoPath;
  readonly wanted: readonly Wanted[];
}

/** A review is dated a day ahead at most where it was a day later than in UTC; a day more for clocks that are wrong. */
export const AHEAD_DAYS = 2;

/**
 * The commit of the first-parent line that brought each review, by model id and in the order asked. Reviews that cannot
 * be traced are left out, with a gap. One log and one batch of blobs; two where a review landed long before its date.
 */
export async function findLandings(
  request: LandingRequest,
): Promise<Assessed<ReadonlyMap<string, readonly Landing[]>>> {
  const found = new Map<string, Landing[]>();
  const gaps = new Map<string, Gap>();
  let open = request.wanted.filter(({ reviews }) => reviews.length > 0);
  for (const whole of [false, true]) {
    if (open.length === 0) break;
    const oldest = open.flatMap(({ reviews }) => reviews).sort()[0] as Day;
    const log = await request.repository.log({
      head: request.head,
      paths: [inFolder(request.folder, MODEL_FOLDER)],
      ...(whole ? {} : { since: addDays(oldest, -AHEAD_DAYS) }),
    });
    if (!log.ok) return log;
    for (const gap of log.gaps) gaps.set(gap.what, gap);
    const files = open.map(({ model }) => versions(reviewFile(model, request.folder), log.value, whole));
    const oids = files.flat().flatMap(version => (version.read ? [] : [version.oid]));
    const blobs = await request.repository.blobs(new Set(oids), MAX_DOCUMENT_BYTES);
    open = open.filter(({ model, reviews }, index) => {
      const landings: Landing[] = [];
      for (const review of reviews) {
        const landing = trace(files[index] ?? [], review, blobs);
        if (landing === 'earlier' && !whole) return true;
        if (typeof landing === 'object') landings.push(landing);
        else gaps.set(`${model.id} ${review}`, unreadable(model, review));
      }
      found.set(model.id, landings);
      return false;
    });
  }
  return assessed(found, [...gaps.values()]);
}

interface File {
  readonly path: RepoPath;
  readonly oid: Oid;
}

/** One state of a file: from a commit on, until the next version. */
interface Version {
  /** Absent for what is not committed; `earlier` where the walk did not reach the commit. */
  readonly commit?: Oid | 'earlier';
  readonly path: RepoPath;
  readonly oid: Oid;
  /** Whether it is the state that is being checked, whose reviews are known. */
  readonly read: boolean;
}

/** The states of a file, newest first, under the names that it had. */
function versions({ path, oid }: File, log: readonly LogEntry[], whole: boolean): Version[] {
  const now = { path, oid, read: true };
  const found: Version[] = [];
  let file: File = { path, oid };
  for (const entry of log) {
    const change = entry.changes.find(candidate => candidate.path === file.path);
    if (change === undefined) continue;
    const after = change.after?.oid;
    if (found.length === 0 && after !== oid) found.push(now);
    if (after === undefined) return found;
    found.push({ commit: entry.commit, path: file.path, oid: after, read: found.length === 0 });
    const from = change.before ?? renamedFrom(entry, file.path, after);
    if (from === undefined) return found;
    file = from;
  }
  // No commit of the whole history has it: it is not committed yet.
  if (whole && found.length === 0) return [now];
  return [...found, { ...file, commit: 'earlier', read: found.length === 0 }];
}

/** The oldest of the newest states in a row that have the review. */
function trace(
  states: readonly Version[],
  review: Day,
  blobs: ReadonlyMap<Oid, Blob>,
): Landing | 'earlier' | 'missing' {
  let landing: Landing | undefined;
  for (const [index, { commit, path, oid, read }] of states.entries()) {
    const blob = read ? undefined : (blobs.get(oid) ?? 'missing');
    if (blob === 'missing') return 'missing';
    if (blob !== undefined && !records({ path, oid }, blob, review)) break;
    if (commit === 'earlier') return 'earlier';
    const before = states[index + 1]?.oid;
    landing = {
      review,
      path,
      oid,
      ...(commit === undefined ? {} : { commit }),
      ...(before === undefined ? {} : { before }),
    };
  }
  return landing ?? 'missing';
}

function records(file: File, blob: Exclude<Blob, 'missing'>, review: Day): boolean {
  // Most states can be told without reading them as YAML.
  if (blob === 'too-large' || !Buffer.from(blob).includes(review)) return false;
  return reviewDaysOf(file.path, file.oid, blob).includes(review);
}

/** The file of a model that lists its reviews. */
function reviewFile(model: Model, folder: RepoPath): File {
  const { path, oid } = model.reviews[0]?.at.source ?? model.source;
  return { path: inFolder(folder, path), oid };
}

import { type Assessed, assessed, type Gap, notAssessed } from '../core/assessed.ts';
import type { Day } from '../core/dates.ts';
import type { Model } from '../core/model.ts';
import type { Oid, RepoPath } from '../core/source.ts';
import type { Repository } from '../git/repository.ts';
import { checkFiles } from '../models/checked.ts';
import { modelDigest } from '../models/digest.ts';
import { isLocal, type LockedModel, lockedModels } from '../models/upstreams.ts';
import { readFolders } from '../snapshot/folder.ts';
import { type SnapshotRequest, takeSnapshot } from '../snapshot/snapshot.ts';
import { visible } from '../validation/quote.ts';

/** The lock, beside the models. */
export const LOCK_PATH: RepoPath = 'threat-model/upstream.lock.yaml';

/** The models of another repository at one commit, however they were come by. */
export interface UpstreamRepository {
  /** `owner/repository`. */
  readonly name: string;
  readonly commit: Oid;
  /** Those that could be read in full and that somebody has signed. */
  readonly models: readonly Model[];
}

/** Reads the models of a clone at the commit that is checked out. */
export async function readClone(name: string, repository: Repository): Promise<Assessed<UpstreamRepository>> {
  const commit = await repository.head();
  if (!commit.ok) return commit;
  const taken = await takeSnapshot({ repository, folder: '', head: commit.value });
  if (!taken.ok) return taken;
  const { head } = await readFolders({ head: taken.value.head }, taken.value.read);
  const reading = checkFiles(head.files);
  const faulty = new Set(
    reading.documents
      .filter(({ problems, mistakes }) => problems.length + mistakes.length > 0)
      .map(({ source }) => source),
  );
  const models = reading.models.filter(
    ({ generated, sources }) => !generated && !sources.some(source => faulty.has(source)),
  );
  return assessed({ name, commit: commit.value, models }, [...taken.value.gaps, ...head.gaps]);
}

/** A refreshed lock, what is new in it in words, and the models that it could not find. */
export interface Refreshed {
  readonly text: string;
  readonly told: readonly string[];
  readonly gaps: readonly Gap[];
}

/**
 * The lock of a repository, with the entries of the given repositories as they are now. Entries of others stay; those
 * that no model relies on are left out, and so are models that are gone.
 */
export async function refreshLock(
  request: SnapshotRequest,
  upstreams: readonly UpstreamRepository[],
  today: Day,
): Promise<Assessed<Refreshed>> {
  const taken = await takeSnapshot(request);
  if (!taken.ok) return taken;
  const { head } = await readFolders({ head: taken.value.head }, taken.value.read);
  const reading = checkFiles(head.files);
  const [unread] = reading.unread;
  if (unread !== undefined) return notAssessed(unreadable(unread));
  const locked = lockedModels(reading.documents);
  const relied = reading.models.flatMap(({ reliesOn }) => reliesOn.filter(each => !isLocal(each)));
  const entries = new Map<string, string[]>();
  const told: string[] = [];
  const gaps: Gap[] = [];
  for (const reference of [...new Set(relied.map(({ model }) => model.id))].sort()) {
    const [name = '', id = ''] = reference.split('#');
    const before = locked.get(reference);
    const upstream = upstreams.find(each => each.name.toLowerCase() === name.toLowerCase());
    if (upstream === undefined) {
      if (before !== undefined) entries.set(reference, entry(before));
      continue;
    }
    const model = upstream.models.find(each => each.id === id);
    if (model === undefined) gaps.push(gone(reference, upstream));
    else {
      const now = lock(model, upstream.commit, today);
      entries.set(reference, entry(now));
      told.push(`${reference} ${news(before, now)}`);
    }
  }
  return assessed({ text: lockText(entries), told, gaps: [...head.gaps, ...gaps] });
}

type Entry = Omit<LockedModel, 'at'>;

function lock(model: Model, commit: Oid, today: Day): Entry {
  const { name, owner, criticality, reviews, assumptions } = model;
  const reviewed = reviews
    .map(({ date }) => date)
    .sort()
    .at(-1);
  return {
    commit,
    digest: modelDigest(model),
    fetched: today,
    ...(name !== undefined && { name: visible(name) }),
    ...(owner !== undefined && { owner }),
    ...(criticality !== undefined && { criticality }),
    ...(reviewed !== undefined && { reviewed }),
    assumptions: Object.fromEntries(assumptions.map(({ id, that = '' }) => [id, visible(that)])),
  };
}

function news(before: Entry | undefined, now: Entry): string {
  if (before === undefined) return `is new, with digest ${now.digest}`;
  return before.digest === now.digest
    ? 'says what it said'
    : `has changed, from ${before.digest} to ${now.digest}`;
}

const FIELDS = ['commit', 'digest', 'fetched', 'name', 'owner', 'criticality', 'reviewed'] as const;

/** Text of others stands in quotes; dates and our own words need none. */
function entry(locked: Entry): string[] {
  const plain: ReadonlySet<string> = new Set(['fetched', 'reviewed', 'criticality']);
  const lines = FIELDS.flatMap(field => {
    const value = locked[field];
    return value === undefined ? [] : [`    ${field}: ${plain.has(field) ? value : JSON.stringify(value)}`];
  });
  const assumptions = Object.entries(locked.assumptions ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  if (assumptions.length > 0) lines.push('    assumptions:');
  for (const [id, that] of assumptions) lines.push(`      ${JSON.stringify(id)}: ${JSON.stringify(that)}`);
  return lines;
}

function lockText(entries: ReadonlyMap<string, readonly string[]>): string {
  const lines = [...entries].flatMap(([reference, fields]) => [`  ${JSON.stringify(reference)}:`, ...fields]);
  const head =
    '# Written by `threatlint upstream`: what the models of other repositories said.\nversion: 1\n';
  return `${head}${lines.length === 0 ? 'models: {}\n' : `models:\n${lines.join('\n')}\n`}`;
}

function unreadable(path: RepoPath): Gap {
  return {
    what: `which models \`${path}\` relies on`,
    why: 'the file cannot be read',
    remedy: 'Mend what `threatlint check` says of it.',
    path,
  };
}

function gone(reference: string, { commit }: UpstreamRepository): Gap {
  return {
    what: `model \`${reference}\``,
    why: `commit ${commit.slice(0, 12)} has no such model that can be read and that somebody has signed`,
    remedy: 'Ask the owners of that repository, or correct `relies-on`.',
  };
}

import type { Day } from '../../core/dates.ts';
import { isDay } from '../../core/dates.ts';
import { isRepositoryName } from '../../org/list.ts';
import type { HostedFile, LeftOut, NamedEntry, Names } from '../../org/types.ts';

type Fields = { readonly [name: string]: unknown };

/** Git's modes as GitHub gives them: decimal. */
const SYMLINK = 0o120000;

/** A repository as the fragment `Names` asks for it; undefined where it is not that. The answer is a stranger's. */
export function readNames(value: object): Names | undefined {
  const { id, nameWithOwner: name, isPrivate, pushedAt, defaultBranchRef } = value as Fields;
  if (typeof id !== 'string' || typeof name !== 'string' || !isRepositoryName(name)) return undefined;
  const leftOut = leftOutOf(value as Fields);
  const pushed = dayOf(pushedAt);
  const common = {
    id,
    name,
    private: isPrivate === true,
    ...(leftOut === undefined ? {} : { leftOut }),
    ...(pushed === undefined ? {} : { pushed }),
  };
  if (defaultBranchRef === null || defaultBranchRef === undefined)
    return { ...common, leftOut: leftOut ?? 'empty' };
  const { name: branch, target } = defaultBranchRef as Fields;
  const { oid: commit, committedDate, tree } = (target ?? {}) as Fields;
  const committed = dayOf(committedDate);
  const entries = entriesOf(tree, '');
  if (typeof branch !== 'string' || typeof commit !== 'string' || committed === undefined || !entries)
    return undefined;
  return { ...common, head: { branch, commit, committed, entries } };
}

function leftOutOf({ isArchived, isDisabled, isEmpty, isFork }: Fields): LeftOut | undefined {
  if (isArchived === true) return 'archived';
  if (isDisabled === true) return 'disabled';
  if (isEmpty === true) return 'empty';
  return isFork === true ? 'fork' : undefined;
}

/** The entries of a tree and of the trees in it, as deep as they were asked for. */
function entriesOf(tree: unknown, prefix: string): NamedEntry[] | undefined {
  const { entries } = (tree ?? {}) as Fields;
  if (entries === null) return [];
  if (!Array.isArray(entries)) return undefined;
  const found: NamedEntry[] = [];
  for (const raw of entries as readonly Fields[]) {
    const entry = entryOf(raw, prefix);
    if (entry === undefined) return undefined;
    found.push(entry);
    const below = entry.kind === 'folder' ? (raw['object'] as Fields | null | undefined) : undefined;
    if (below?.['entries'] !== undefined) found.push(...(entriesOf(below, `${entry.path}/`) ?? []));
  }
  return found;
}

function entryOf(raw: Fields | null, prefix: string): NamedEntry | undefined {
  const { name, type, mode, oid } = raw ?? {};
  if (typeof name !== 'string' || typeof oid !== 'string') return undefined;
  const kind =
    type === 'tree' ? 'folder' : type === 'commit' ? 'submodule' : mode === SYMLINK ? 'symlink' : 'file';
  return { path: prefix + name, oid, kind };
}

/** The files of a threat-model folder and of the folders in it; undefined where the answer is not that. */
export function readFolder(value: unknown, path: string): HostedFile[] | undefined {
  const { entries } = (value ?? {}) as Fields;
  if (entries === null) return [];
  if (!Array.isArray(entries)) return undefined;
  const found: HostedFile[] = [];
  for (const raw of entries as readonly Fields[]) {
    const entry = entryOf(raw, `${path}/`);
    if (entry === undefined) return undefined;
    if (entry.kind === 'file') found.push({ ...entry, ...readText(raw['object']) });
    else if (entry.kind !== 'folder') found.push(entry);
    else if (Array.isArray((raw['object'] as Fields | null | undefined)?.['entries'])) {
      const below = readFolder(raw['object'], entry.path);
      if (below === undefined) return undefined;
      found.push(...below);
    }
  }
  return found;
}

/** GitHub gives no text of what it takes for binary, and only the beginning of what is long. */
export function readText(value: unknown): Pick<HostedFile, 'text' | 'why'> {
  const { text, isBinary, isTruncated } = (value ?? {}) as Fields;
  if (isBinary === true) return { why: 'binary' };
  return typeof text === 'string' && isTruncated === false ? { text } : { why: 'missing' };
}

/** The day of the newest commit in a history that was asked for. */
export function touchedDay(value: unknown): Day | undefined {
  const { history } = (value ?? {}) as { history?: { nodes?: readonly (Fields | null)[] | null } };
  return dayOf(history?.nodes?.[0]?.['committedDate']);
}

/** The day in UTC of a time as GitHub gives it, which may have another offset. */
function dayOf(time: unknown): Day | undefined {
  if (typeof time !== 'string') return undefined;
  const parsed = new Date(time);
  const day = Number.isNaN(parsed.getTime()) ? '' : parsed.toISOString().slice(0, 10);
  return isDay(day) ? day : undefined;
}

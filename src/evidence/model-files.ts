import type { Gap } from '../core/assessed.ts';
import type { Day } from '../core/dates.ts';
import { isObject } from '../core/document.ts';
import type { Model } from '../core/model.ts';
import type { Oid, RepoPath } from '../core/source.ts';
import { readFile } from '../documents/read.ts';
import type { LogEntry } from '../git/repository.ts';

/** Where a file that appears in a commit came from: the removed file with the same content, or the only one removed. */
export function renamedFrom(
  entry: LogEntry,
  path: RepoPath,
  oid: Oid | undefined,
): { path: RepoPath; oid: Oid } | undefined {
  const removed = entry.changes.filter(change => change.after === undefined && change.before !== undefined);
  const added = entry.changes.filter(change => change.before === undefined);
  const same = removed.find(change => change.before?.oid === oid);
  const only = removed.length === 1 && added.length === 1 && added[0]?.path === path ? removed[0] : undefined;
  return (same ?? only)?.before;
}

/** The days of the reviews that a version of a model's file records. */
export function reviewDaysOf(path: RepoPath, oid: Oid, bytes: Uint8Array): Day[] {
  const days: Day[] = [];
  for (const doc of readFile({ path, oid, bytes }).docs) {
    const reviews = isObject(doc.value) ? doc.value['reviews'] : undefined;
    if (!Array.isArray(reviews)) continue;
    for (const review of reviews) {
      const date = isObject(review) ? review['date'] : undefined;
      if (typeof date === 'string') days.push(date);
    }
  }
  return days;
}

/** An earlier version of a model that this clone lacks. */
export function unreadable(model: Model, day: Day): Gap {
  return {
    what: `when the review of ${day} landed in \`${model.source.path}\``,
    why: 'an earlier version of the file is not in this clone',
    remedy: 'Check out with `fetch-depth: 0`, and without a filter that leaves out files.',
    path: model.source.path,
  };
}

/** A path of the folder that is checked, as the repository names it. */
export function inFolder(folder: RepoPath, path: RepoPath): RepoPath {
  return folder === '' ? path : `${folder}/${path}`;
}

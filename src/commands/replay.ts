import { isTelling } from '../core/architecture.ts';
import { type Assessed, assessed, type Gap } from '../core/assessed.ts';
import type { Day } from '../core/dates.ts';
import type { Oid, RepoPath } from '../core/source.ts';
import type { Repository } from '../git/index.ts';
import { severityOf } from '../matching/change-severity.ts';
import { changeFindings } from './change-findings.ts';
import { type Comparison, compareCommits } from './compare.ts';

/** What the gate would have said of one commit of the main line. */
export interface Replayed {
  readonly commit: Oid;
  readonly date: Day;
  /** Sentences of the changes that would have failed the run. */
  readonly blocking: readonly string[];
  /** How many changes it would have told of without failing. */
  readonly other: number;
  /** Whether the commit changed a file that describes the architecture. */
  readonly touchesArchitecture: boolean;
  readonly changesModel: boolean;
  readonly gaps: readonly Gap[];
}

/** Which part of the history is replayed. */
export interface ReplayRequest {
  readonly repository: Repository;
  readonly folder: RepoPath;
  readonly head: Oid;
  readonly since: Day;
}

/**
 * Judges every commit of the first-parent line since a day as if it were a pull request: a merge by what it brought.
 * Where a commit has no model yet, a change counts as blocking when it would be, were there a model that says nothing
 * of it.
 */
export async function* replay(request: ReplayRequest): AsyncGenerator<Assessed<Replayed>> {
  const { repository, folder, head, since } = request;
  const log = await repository.log({ head, since, paths: folder === '' ? [] : [folder] });
  if (!log.ok) {
    yield log;
    return;
  }
  for (const { commit, date } of log.value) {
    const parents = await repository.parents(commit);
    const base = parents.ok ? parents.value[0] : undefined;
    if (base === undefined) continue;
    const compared = await compareCommits({ repository, folder, head: commit, base });
    yield compared.ok ? assessed(judged(compared.value, commit, date)) : compared;
  }
}

function judged(comparison: Comparison, commit: Oid, date: Day): Replayed {
  const { head, control, evidence, gaps } = comparison;
  const common = {
    commit,
    date,
    touchesArchitecture: evidence.files.length > 0,
    changesModel: comparison.models.length > 0,
    gaps,
  };
  if (head.models.length === 0) {
    const telling = evidence.changes.filter(isTelling);
    const severe = telling.filter(
      change =>
        change.confidence === 'certain' &&
        change.classes.some(class_ => severityOf(change, class_) === 'error'),
    );
    return {
      ...common,
      blocking: severe.map(({ sentence }) => sentence),
      other: telling.length - severe.length,
    };
  }
  const findings = changeFindings(comparison, control, date);
  const blocking = findings.filter(({ blocks }) => blocks).map(({ message }) => message);
  return { ...common, blocking, other: findings.length - blocking.length };
}

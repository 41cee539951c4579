import type { OrganisationReport } from '../../org/report.ts';
import type { LeftOut, RepositoryRow } from '../../org/types.ts';
import { count } from '../verdict.ts';

/** What a repository comes to, as people read it. */
export const STANDINGS: Readonly<Record<RepositoryRow['standing'], string>> = {
  findings: 'findings',
  'not-assessed': 'not assessed',
  'no-model': 'no model',
  clean: 'clean',
  nothing: 'nothing to assess',
  'left-out': 'left out',
};

export const LEFT_OUT: Readonly<Record<LeftOut, string>> = {
  archived: 'archived',
  disabled: 'disabled by GitHub',
  empty: 'empty',
  fork: 'a fork without a model of its own',
};

/** The result in one line: numbers and fixed words only, nothing from a repository. */
export function verdictLine({ outcome, totals, complete }: OrganisationReport): string {
  return [
    outcome === 'not-assessed' ? 'not assessed' : outcome,
    `${count(totals.repositories, 'repository', 'repositories')}: ${totals.withModels} with ${count(totals.models, 'model')}, ${totals.noModel} that deploy something and have none, ${totals.leftOut} left out`,
    `${totals.blocking} blocking, ${count(totals.overdue, 'model')} overdue`,
    complete
      ? 'nothing that needs no clone was left unassessed'
      : `${count(totals.notAssessed, 'repository', 'repositories')} not wholly assessed`,
  ].join('; ');
}

/** What every reader must know of a scan without clones. */
export const LIMITS =
  'Read through GitHub’s API, without clones: what is deployed is known as far as names of files in the root and two levels below show, and reviews count at their word.';

export function needClone({ needClone }: OrganisationReport): string {
  return `Not assessed here, because they need a clone: ${needClone.join(', ')}. The check in each repository judges them.`;
}

/** Standings in the order in which somebody would look at them. */
const URGENCY: readonly RepositoryRow['standing'][] = [
  'findings',
  'not-assessed',
  'no-model',
  'clean',
  'nothing',
  'left-out',
];

/** The most urgent first, else as they were. */
export function byUrgency(rows: readonly RepositoryRow[]): RepositoryRow[] {
  return [...rows].sort((a, b) => URGENCY.indexOf(a.standing) - URGENCY.indexOf(b.standing));
}

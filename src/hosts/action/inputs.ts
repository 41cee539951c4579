import { getInput } from '@actions/core';
import { type Day, isDay } from '../../core/dates.ts';
import { today } from '../today.ts';
import { UsageError } from '../usage.ts';
import type { IssueInputs } from './review-issues.ts';

/** The inputs of action.yml, read once and checked. */
export interface Inputs {
  /** The folder to check, relative to the workspace. */
  readonly path: string;
  /** Read access to the repository, for history that the checkout lacks; '' for the credentials of the checkout. */
  readonly token: string;
  readonly today: Day;
  /** Whether `today` was given, instead of being the day of the run. */
  readonly todayGiven: boolean;
  /** The organisation's policy: a path, or `owner/repository/path@commit`; '' for none. */
  readonly policy: string;
  /** Where the JSON report is written; '' for a file in the runner's temporary folder. */
  readonly json: string;
  /** Where the SARIF report is written; '' for none. */
  readonly sarif: string;
  /** Whether to keep a comment on the pull request. */
  readonly comment: boolean;
  /** One step over many repositories instead of a check of this one; '' for the check. */
  readonly step: string;
  /** Absent where no review issues are to be kept. */
  readonly issues?: IssueInputs;
  /** Instead of `issues` in the control file, where they name any. */
  readonly assignees: readonly string[];
  readonly labels: readonly string[];
}

/** Reads the inputs. Throws a UsageError that names the input and the remedy. */
export function readInputs(): Inputs {
  const day = getInput('today');
  if (day !== '' && !isDay(day)) {
    throw new UsageError(
      `the input \`today\` must be a day as YYYY-MM-DD; found \`${day}\``,
      'Leave it out to use the day of the run.',
    );
  }
  const path = (getInput('path') || '.').replaceAll('\\', '/');
  if (path.startsWith('/') || path.split('/').includes('..')) {
    throw new UsageError(
      `the input \`path\` must lie in the workspace; found \`${path}\``,
      'Name a folder of the repository, such as `services/shop`.',
    );
  }
  return {
    path,
    token: getInput('token'),
    today: day === '' ? today() : day,
    todayGiven: day !== '',
    policy: getInput('policy'),
    json: getInput('json'),
    sarif: getInput('sarif'),
    comment: switchedOn('comment'),
    step: getInput('step'),
    ...issueInputs(),
    assignees: words('issue-assignees').map(name => name.replace(/^@/, '')),
    labels: words('issue-labels'),
  };
}

function switchedOn(input: string): boolean {
  const text = getInput(input) || 'false';
  if (text === 'true' || text === 'false') return text === 'true';
  throw new UsageError(
    `the input \`${input}\` must be true or false; found \`${text}\``,
    'Leave it out for false.',
  );
}

function issueInputs(): { issues?: IssueInputs } {
  const mode = getInput('issues') || 'false';
  if (mode === 'false') return {};
  if (mode !== 'true' && mode !== 'dry-run') {
    throw new UsageError(
      `the input \`issues\` must be true, false or dry-run; found \`${mode}\``,
      'Leave it out to keep no review issues.',
    );
  }
  const cap = Number(getInput('issue-limit') || '10');
  if (!Number.isInteger(cap) || cap < 0 || cap > 100) {
    throw new UsageError(
      `the input \`issue-limit\` must be a number from 0 to 100; found \`${getInput('issue-limit')}\``,
      'It is how many issues one run opens at most; 10 where it is left out.',
    );
  }
  return { issues: { mode, cap } };
}

/** A list between commas. */
function words(input: string): string[] {
  return getInput(input)
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '');
}

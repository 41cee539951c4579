import { getInput } from '@actions/core';
import { type Day, isDay } from '../../core/dates.ts';
import { today } from '../today.ts';
import { UsageError } from '../usage.ts';

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
  };
}

import { type Assessed, assessed, notAssessed } from '../core/assessed.ts';
import { FETCH_HISTORY, failed } from './gaps.ts';
import { isOid } from './oid.ts';
import { LOG_FORMAT, PLAIN_DIFF, parseLog } from './parse.ts';
import type { Git } from './process.ts';
import type { LogEntry, LogRange } from './repository.ts';

const LIMIT = 20_000;

/** Reads the first-parent history of some paths. One process. */
export async function readLog(git: Git, range: LogRange): Promise<Assessed<readonly LogEntry[]>> {
  const what = range.paths.length === 0 ? 'the history' : `the history of ${listed(range.paths)}`;
  const since = range.since === undefined ? undefined : Date.parse(`${range.since}T00:00:00Z`);
  if (!isOid(range.head) || Number.isNaN(since)) {
    return notAssessed({
      what,
      why: `${range.head} since ${range.since} is not a commit id with a date`,
      remedy: 'Give a full commit id, and a date as YYYY-MM-DD.',
    });
  }
  const limit = range.limit ?? LIMIT;
  const result = await git.run([
    'log',
    '--first-parent',
    '-m',
    '--root',
    '--raw',
    '-z',
    ...PLAIN_DIFF,
    '--no-follow',
    '--no-show-signature',
    '--encoding=UTF-8',
    `--format=${LOG_FORMAT}`,
    // One more tells a history that ends there from one that goes on.
    `--max-count=${limit + 1}`,
    // Not --since: that fills in the clock's time of day, in the machine's time zone.
    ...(since === undefined ? [] : [`--max-age=${since / 1000}`]),
    range.head,
    '--',
    ...range.paths,
  ]);
  if (result.code !== 0) return failed(what, result, FETCH_HISTORY);
  const read = parseLog(result.stdout);
  if (!read.ok || read.value.length <= limit) return read;
  const cut = {
    what: `${what} before ${read.value[limit - 1]?.date}`,
    why: `only the newest ${limit} commits are read`,
    remedy: 'Ask for a shorter time, or for fewer paths.',
  };
  return assessed(read.value.slice(0, limit), [...read.gaps, cut]);
}

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(', ');
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more paths` : shown;
}

import type { Day } from '../../core/dates.ts';
import { stateWithoutClone } from '../../org/issues.ts';
import type { JudgedRepository } from '../../org/scan.ts';
import type { Shard } from '../../org/shards.ts';
import type { IssuesLine } from '../../org/state.ts';
import { keepIssues } from '../../review-issues/keep.ts';
import type { Octokit } from '../github/plain.ts';
import { githubTracker } from '../github/tracker.ts';

/** What a scan is told of review issues. */
export interface IssuesRequest {
  readonly mode: 'true' | 'dry-run';
  /** How many issues all shards together open at most. */
  readonly cap: number;
}

/** Where and when issues are kept. */
export interface IssuesSetting extends IssuesRequest {
  readonly client: Octokit;
  readonly server: string;
  readonly today: Day;
  readonly shard: Shard;
  /** How many the scan opened before it was cut off. */
  readonly opened: number;
}

/**
 * Keeps the review issues of repositories, one after the other. Once GitHub refuses everything (the token is not valid, its
 * limit is used up) the repositories that follow are told of and not asked for.
 */
export function issueKeeper(setting: IssuesSetting): (repository: JudgedRepository) => Promise<IssuesLine> {
  const { client, server, today, mode, shard } = setting;
  let room = shareOf(setting.cap, shard) - setting.opened;
  let blocked = false;
  return async ({ names, contents, judged }) => {
    const { name } = names;
    const line = {
      name,
      opened: 0,
      done: [] as string[],
      left: [] as string[],
      failed: [] as IssuesLine['failed'][number][],
    };
    for (const { parent, folder } of judged) {
      if (blocked) {
        line.failed.push({
          what: `review issues of ${name}`,
          why: 'GitHub had refused everything by then',
          remedy: 'Scan again later: nothing is done twice.',
        });
        break;
      }
      const state = stateWithoutClone(parent, folder, { names, contents, server, today });
      const tracker = githubTracker(client, name);
      const kept = await keepIssues(state, tracker, {
        mode,
        cap: Math.max(0, room),
        folder: parent,
        by: 'organisation',
      });
      room -= kept.opened;
      line.opened += kept.opened;
      line.done.push(...kept.done);
      line.left.push(...kept.left);
      line.failed.push(
        ...kept.failed.map(({ what, why, remedy }) => ({ what: `${name}: ${what}`, why, remedy })),
      );
      blocked = kept.blocked;
    }
    return line;
  };
}

/** The part of a limit that is this shard's: those of all shards add up to it. */
function shareOf(cap: number, { number, of }: Shard): number {
  return Math.floor(cap / of) + (number <= cap % of ? 1 : 0);
}

import type { Gap } from '../core/assessed.ts';
import type { Day } from '../core/dates.ts';
import { compareText } from '../core/order.ts';
import type { Outcome } from '../core/report.ts';
import { rulesThatNeedAClone } from './judge.ts';
import { unassessedRow } from './rows.ts';
import { readShard } from './shards.ts';
import type { IssuesLine, Progress } from './state.ts';
import { NOTHING_SPENT, type RepositoryRow, type Spent } from './types.ts';

/** Everything that is printed of a scan of many repositories. */
export interface OrganisationReport {
  readonly of: string;
  readonly today: Day;
  readonly outcome: Outcome;
  /** False where a repository, or a part of one, could not be looked at. */
  readonly complete: boolean;
  readonly totals: {
    readonly repositories: number;
    readonly withModels: number;
    readonly noModel: number;
    readonly leftOut: number;
    readonly notAssessed: number;
    readonly models: number;
    readonly overdue: number;
    readonly blocking: number;
  };
  readonly spent: Spent;
  /** By name. */
  readonly repositories: readonly RepositoryRow[];
  /** What was done with review issues, by repository; empty where nobody asked for it. */
  readonly issues: readonly Pick<IssuesLine, 'name' | 'done' | 'left'>[];
  /** What is missing of the scan as a whole: shards, repositories that the token does not see. */
  readonly notAssessed: readonly Gap[];
  /** Rules that need a clone: left to the check in each repository. */
  readonly needClone: readonly string[];
}

/** Two states that do not belong together, in a sentence. */
export interface Mismatch {
  readonly mismatch: string;
}

/** Joins the states of all shards of one scan, in any order. A repository that several of them have counts once. */
export function joinStates(states: readonly Progress[]): OrganisationReport | Mismatch {
  const [first] = states;
  if (first === undefined) return { mismatch: 'there is no state to merge' };
  const { today, of } = first.head;
  const count = readShard(first.head.shard)?.of ?? 1;
  for (const { head } of states) {
    if (head.today !== today || head.of !== of)
      return { mismatch: `one state is of ${of} on ${today}, another of ${head.of} on ${head.today}` };
    if ((readShard(head.shard)?.of ?? 1) !== count)
      return { mismatch: `one state is shard ${first.head.shard}, another ${head.shard}` };
  }
  const rows = new Map<string, RepositoryRow>();
  for (const state of states) for (const row of rowsOf(state)) keep(rows, row);
  const repositories = [...rows.values()].sort(
    (a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()) || compareText(a.key, b.key),
  );
  const lines = states.flatMap(({ issues }) => issues);
  const gaps = [...gapsOf(states, count), ...lines.flatMap(({ failed }) => failed)];
  const issues = lines
    .filter(({ done, left }) => done.length + left.length > 0)
    .map(({ name, done, left }) => ({ name, done, left }))
    .sort((a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()));
  return reportOf({ of, today, repositories, issues, gaps, spent: spentBy(states) });
}

/** Of two rows of one repository the one that was looked at counts. */
function keep(rows: Map<string, RepositoryRow>, row: RepositoryRow): void {
  const other = rows.get(row.key);
  if (other === undefined || other.standing === 'not-assessed') rows.set(row.key, row);
}

function rowsOf(state: Progress): RepositoryRow[] {
  const cutOff = {
    why: 'the scan was cut off before it came to it',
    remedy: 'Run the same command with the same `--state` again: it goes on from there.',
  };
  return state.head.planned.map(listed => {
    const gap = state.failed.get(listed.key) ?? { ...(state.stopped ?? cutOff), what: listed.name };
    return state.rows.get(listed.key) ?? unassessedRow(listed, gap);
  });
}

function gapsOf(states: readonly Progress[], count: number): Gap[] {
  const present = new Set(states.map(({ head }) => readShard(head.shard)?.number ?? 1));
  const missing = Array.from({ length: count }, (_, i) => i + 1).filter(number => !present.has(number));
  const hidden = Math.max(0, ...states.map(({ head }) => head.hidden));
  return [
    ...missing.map(number => ({
      what: `shard ${number}/${count}`,
      why: 'there is no state of it',
      remedy: 'Run it, and merge all states again.',
    })),
    ...(hidden === 0
      ? []
      : [
          {
            what: `${hidden} repositories`,
            why: 'GitHub counts them, and does not show them to this token',
            remedy: 'Use a token of an App that is installed on all repositories, with `contents: read`.',
          },
        ]),
  ];
}

function spentBy(states: readonly Progress[]): Spent {
  return states.reduce(
    (sum, { spent }) => ({
      requests: sum.requests + spent.requests,
      points: sum.points + spent.points,
    }),
    NOTHING_SPENT,
  );
}

function ownersOf(repositories: readonly RepositoryRow[]): string {
  const owners = new Set(repositories.map(({ name }) => name.split('/')[0] ?? ''));
  return owners.size === 1 ? ([...owners][0] ?? '') : `${owners.size} owners`;
}

interface Joined {
  readonly of: string;
  readonly today: Day;
  readonly repositories: readonly RepositoryRow[];
  readonly issues: OrganisationReport['issues'];
  readonly gaps: readonly Gap[];
  readonly spent: Spent;
}

function reportOf({ of, today, repositories, issues, gaps, spent }: Joined): OrganisationReport {
  const standing = (wanted: RepositoryRow['standing']) =>
    repositories.filter(row => row.standing === wanted).length;
  const models = repositories.flatMap(row => row.models);
  const complete = gaps.length === 0 && repositories.every(row => row.notAssessed.length === 0);
  return {
    of: of === 'list' ? ownersOf(repositories) : of,
    today,
    outcome: standing('findings') > 0 ? 'findings' : complete ? 'clean' : 'not-assessed',
    complete,
    totals: {
      repositories: repositories.length,
      withModels: repositories.filter(row => row.models.length > 0).length,
      noModel: standing('no-model'),
      leftOut: standing('left-out'),
      notAssessed: repositories.filter(row => row.notAssessed.length > 0).length,
      models: models.length,
      overdue: models.filter(({ overdue }) => overdue).length,
      blocking: repositories.reduce((sum, row) => sum + row.counts.blocking, 0),
    },
    spent,
    repositories,
    issues,
    notAssessed: gaps,
    needClone: rulesThatNeedAClone(),
  };
}

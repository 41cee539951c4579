import { appendFileSync } from 'node:fs';
import { setOutput } from '@actions/core';
import { reviewState } from '../../commands/review-state.ts';
import type { Report } from '../../core/report.ts';
import type { Repository } from '../../git/index.ts';
import { withIssueLinks } from '../../report/markdown-escape.ts';
import { type Kept, keepIssues } from '../../review-issues/keep.ts';
import { githubClient } from '../github/client.ts';
import type { RepositoryAccess } from '../github/plain.ts';
import { githubTracker } from '../github/tracker.ts';
import type { MissingHistory } from '../history.ts';
import { UsageError } from '../usage.ts';
import type { WorkflowEvent } from './event.ts';
import type { Inputs } from './inputs.ts';

/** What the inputs say of review issues. */
export interface IssueInputs {
  readonly mode: 'true' | 'dry-run';
  /** How many issues one run opens at most. */
  readonly cap: number;
}

/** The run that issues are kept after. */
export interface FinishedRun {
  readonly event: WorkflowEvent;
  readonly repository: Repository;
  readonly history: MissingHistory;
  readonly report: Report;
  readonly api: RepositoryAccess | undefined;
}

/**
 * Keeps the review issues where the inputs ask for it: on scans, and on pushes to the default branch. `lines` are for the
 * log; `whole` is false where something failed. Throws a UsageError where there is nobody to ask.
 */
export async function reviewIssues(
  { issues, assignees, labels }: Inputs,
  { event, repository, history, report, api }: FinishedRun,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly lines: readonly string[]; readonly whole: boolean }> {
  const occasion = event.kind === 'scan' || (event.kind === 'push' && event.target?.isDefault === true);
  if (issues === undefined || !occasion) return { lines: [], whole: true };
  if (api === undefined) {
    throw new UsageError(
      'the input `issues` needs a token and the address of an API',
      'Leave out the input `token`: its default is that of the job, with `permissions: issues: write`.',
    );
  }
  const { folder, head } = report;
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const { repository: name, ...access } = api;
  const state = reviewState({
    repository,
    folder,
    report,
    withHistory: () => history.ancestry([head]),
    page: { repository: `${server}/${name}`, ref: env['GITHUB_REF_NAME'] || head, commit: head },
    assignees,
    labels,
  });
  const tracker = githubTracker(githubClient(access), name);
  const kept = await keepIssues(state, tracker, { ...issues, folder, by: 'repository' });
  return { lines: publish(kept, `${server}/${name}`, env), whole: kept.failed.length === 0 };
}

/** Says in summary and outputs what was done, and gives lines for the log. */
function publish({ done, left, failed }: Kept, repository: string, env: NodeJS.ProcessEnv): string[] {
  const lines = [
    ...done,
    ...left.map(text => `left alone: ${text}`),
    ...failed.map(({ what, why, remedy }) => `failed: ${what}: ${why}. ${remedy}`),
  ];
  const summary = env['GITHUB_STEP_SUMMARY'];
  if (summary !== undefined && summary !== '' && lines.length > 0) {
    appendFileSync(
      summary,
      `\n### Review issues\n\n${lines.map(line => `- ${withIssueLinks(line, repository)}\n`).join('')}`,
    );
  }
  setOutput('review-issues-failed', String(failed.length));
  return lines.map(line => `review issues: ${line}`);
}

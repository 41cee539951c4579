import { appendFileSync } from 'node:fs';
import { setOutput } from '@actions/core';
import { type ReviewStateRequest, reviewState } from '../../commands/review-state.ts';
import { escapeMessage } from '../../report/markdown-escape.ts';
import { agenda } from '../../review-issues/agenda.ts';
import { carryOut, type Outcome, wording } from '../../review-issues/carry-out.ts';
import type { Tracker } from '../../review-issues/tracker.ts';
import { type ApiAccess, githubClient } from '../github/client.ts';
import { githubTracker } from '../github/tracker.ts';

/** What the inputs say of review issues. */
export interface IssueInputs {
  readonly mode: 'true' | 'dry-run';
  readonly label: string;
  /** How many issues one run opens at most. */
  readonly cap: number;
}

/** What was done with the issues, in sentences. */
export interface Kept extends Outcome {
  readonly left: readonly string[];
}

/** Brings the review issues of a repository on GitHub in line with a run. What fails is told and stops nothing else. */
export async function keepReviewIssues(
  request: ReviewStateRequest,
  { mode, label, cap }: IssueInputs,
  { repository, ...access }: ApiAccess & { readonly repository: string },
): Promise<Kept> {
  const tracker: Tracker = githubTracker(githubClient(access), repository, label);
  const [state, listed] = await Promise.all([reviewState(request), tracker.issues()]);
  if (!listed.ok)
    return { done: [], left: [], failed: [{ what: 'list the review issues', ...listed.refusal }] };
  const plan = agenda(state, listed.value, cap);
  if (mode === 'dry-run') {
    return { done: plan.steps.map(step => `would ${wording(step)}`), left: plan.left, failed: [] };
  }
  return { ...(await carryOut(plan, tracker)), left: plan.left };
}

/** Says in log, summary and outputs what was done. */
export function publishKept({ done, left, failed }: Kept, env: NodeJS.ProcessEnv): string[] {
  const lines = [
    ...done.map(text => `review issues: ${text}`),
    ...left.map(text => `review issues, left alone: ${text}`),
    ...failed.map(({ what, why, remedy }) => `review issues, failed: ${what}: ${why}. ${remedy}`),
  ];
  const summary = env['GITHUB_STEP_SUMMARY'];
  if (summary !== undefined && summary !== '' && lines.length > 0) {
    appendFileSync(
      summary,
      `\n### Review issues\n\n${lines.map(line => `- ${escapeMessage(line)}\n`).join('')}`,
    );
  }
  setOutput('review-issues-failed', String(failed.length));
  return lines;
}

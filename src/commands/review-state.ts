import type { Assessed } from '../core/assessed.ts';
import type { Report } from '../core/report.ts';
import type { RepoPath } from '../core/source.ts';
import { codeOwners } from '../evidence/owners.ts';
import type { Repository } from '../git/repository.ts';
import { ownersOf } from '../matching/owners.ts';
import { joined } from '../report/reporter.ts';
import { dueReview, type IssueSetting, settledModel } from '../review-issues/body.ts';
import { dueModels } from '../review-issues/due.ts';
import { issueKey } from '../review-issues/key.ts';
import { issueOwners } from '../review-issues/owners.ts';
import type { DueReview, ReviewState } from '../review-issues/types.ts';
import { takeSnapshot } from '../snapshot/snapshot.ts';
import { checklist } from './checklist.ts';
import { gatherReview } from './review.ts';

/** What issues are made from. */
export interface ReviewStateRequest {
  readonly repository: Repository;
  readonly folder: RepoPath;
  readonly report: Report;
  readonly withHistory: () => Promise<Assessed<Repository>>;
  /** Where links lead. */
  readonly page: Pick<IssueSetting, 'repository' | 'ref' | 'commit'>;
  /** What the host is told instead of the control file's `issues`: an empty list is nothing. */
  readonly assignees: readonly string[];
  readonly labels: readonly string[];
}

/** Says of each model whether a review is due, and what its issue says. */
export async function reviewState(request: ReviewStateRequest): Promise<ReviewState> {
  const { repository, folder, report, page } = request;
  const assignees = request.assignees.length > 0 ? request.assignees : report.issues.assignees;
  const labels = request.labels.length > 0 ? request.labels : report.issues.labels;
  const { due, settled, unknown } = dueModels(report);
  const owners = due.length === 0 ? [] : await ownersAtHead(request);
  const reviews: DueReview[] = [];
  for (const each of due) {
    const { id } = each.status;
    const { today } = report;
    const { withHistory } = request;
    const data = await gatherReview({ repository, folder, model: id, today, report, withHistory });
    const { owner, path } = each.status;
    const named = ownersOf(owners, joined(folder, path));
    reviews.push(
      dueReview(each, data.ok ? checklist(data.value) : undefined, {
        ...page,
        folder,
        by: 'repository',
        owners: issueOwners(owner, named, assignees),
        labels,
      }),
    );
  }
  return {
    due: reviews,
    settled: settled.map(status => settledModel(status, folder)),
    unknown: unknown.map(({ key }) => issueKey(folder, key)),
    complete: report.complete,
  };
}

async function ownersAtHead({ repository, folder, report }: ReviewStateRequest) {
  const snapshot = await takeSnapshot({ repository, folder, head: report.head });
  return snapshot.ok ? await codeOwners(snapshot.value) : [];
}

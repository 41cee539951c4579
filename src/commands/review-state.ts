import { RULES, RULES_BY_ID } from '../../rules/index.ts';
import type { Assessed } from '../core/assessed.ts';
import type { ModelStatus } from '../core/model-status.ts';
import type { Report } from '../core/report.ts';
import type { RepoPath } from '../core/source.ts';
import { codeOwners } from '../evidence/owners.ts';
import type { Repository } from '../git/repository.ts';
import { ownersOf } from '../matching/owners.ts';
import { dueReview, type IssueSetting, settledModel } from '../review-issues/body.ts';
import { dueModels } from '../review-issues/due.ts';
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
  /** Who gets an issue whose model and CODEOWNERS name no person. */
  readonly assignees: readonly string[];
  readonly labels: readonly string[];
}

/** GitHub assigns at most so many people. */
const MOST_ASSIGNEES = 10;
const OPENING = new Set(RULES.filter(({ opensReview }) => opensReview === true).map(({ id }) => id));

/** Says of each model whether a review is due, and what its issue says. */
export async function reviewState(request: ReviewStateRequest): Promise<ReviewState> {
  const { repository, folder, report, page, labels } = request;
  const { due, settled, unknown } = dueModels(report, OPENING);
  const owners = due.length === 0 ? [] : await ownersAtHead(request);
  const reviews: DueReview[] = [];
  for (const each of due) {
    const { id } = each.status;
    const { today } = report;
    const { withHistory } = request;
    const data = await gatherReview({ repository, folder, model: id, today, report, withHistory });
    const assignees = peopleOf(each.status, owners, request);
    const summaryOf = (rule: string) => RULES_BY_ID.get(rule)?.summary ?? rule;
    reviews.push(
      dueReview(each, data.ok ? checklist(data.value) : undefined, {
        ...page,
        folder,
        summaryOf,
        assignees,
        labels,
      }),
    );
  }
  return {
    due: reviews,
    settled: settled.map(settledModel),
    unknown: unknown.map(({ key }) => key),
    complete: report.complete,
  };
}

async function ownersAtHead({ repository, folder, report }: ReviewStateRequest) {
  const snapshot = await takeSnapshot({ repository, folder, head: report.head });
  return snapshot.ok ? await codeOwners(snapshot.value) : [];
}

/** People only: a team cannot be assigned, and a name without `@` may be anybody's. */
function peopleOf(
  { owner, path }: ModelStatus,
  owners: Awaited<ReturnType<typeof ownersAtHead>>,
  { folder, assignees }: ReviewStateRequest,
): readonly string[] {
  const named = owner === undefined ? ownersOf(owners, folder === '' ? path : `${folder}/${path}`) : [owner];
  const people = named.filter(name => /^@[A-Za-z\d][A-Za-z\d-]*$/.test(name)).map(name => name.slice(1));
  return (people.length > 0 ? people : assignees).slice(0, MOST_ASSIGNEES);
}

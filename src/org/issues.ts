import { checklist } from '../commands/checklist.ts';
import type { Day } from '../core/dates.ts';
import type { RepoPath } from '../core/source.ts';
import { ownersOf, readOwners } from '../matching/owners.ts';
import { compareFindings } from '../report/order.ts';
import { joined } from '../report/reporter.ts';
import { dueReview, settledModel } from '../review-issues/body.ts';
import { type DueModel, dueModels } from '../review-issues/due.ts';
import { issueKey } from '../review-issues/key.ts';
import { issueOwners } from '../review-issues/owners.ts';
import type { ReviewState } from '../review-issues/types.ts';
import type { JudgedFolder } from './judge.ts';
import type { Contents, Names } from './types.ts';

/** What issues of a scan are made from, besides what was judged. */
export interface WithoutClone {
  readonly names: Names;
  readonly contents: Contents;
  /** `https://github.com`. */
  readonly server: string;
  readonly today: Day;
}

/**
 * Says of the models of a threat-model folder whether a review is due, as far as it shows without a clone: by the review date,
 * and by what the model itself says (acceptances, mitigations, incidents). `parent`: the folder that holds it.
 */
export function stateWithoutClone(
  parent: RepoPath,
  judged: JudgedFolder,
  setting: WithoutClone,
): ReviewState {
  const complete = judged.gaps.length === 0;
  const findings = [...judged.findings].sort(compareFindings);
  const { today } = setting;
  const { due, settled, unknown } = dueModels({
    findings,
    models: judged.statuses,
    today,
    occasion: 'scan',
    complete,
  });
  return {
    due: due.map(one => reviewOf(one, parent, judged, setting)),
    settled: settled.map(status => settledModel(status, parent)),
    unknown: unknown.map(({ key }) => issueKey(parent, key)),
    complete,
  };
}

function reviewOf(
  due: DueModel,
  parent: RepoPath,
  { signed, issues }: JudgedFolder,
  { names, contents, server, today }: WithoutClone,
) {
  const { status } = due;
  const model = signed.find(({ id }) => id === status.id);
  const commit = names.head?.commit ?? '';
  const codeowners = ownersOf(readOwners(contents.codeowners?.text ?? ''), joined(parent, status.path));
  const findings = [...due.reasons, ...due.others];
  return dueReview(due, model && checklist({ model, today, findings, gaps: [] }), {
    repository: `${server}/${names.name}`,
    ref: names.head?.branch ?? commit,
    folder: parent,
    commit,
    by: 'organisation',
    owners: issueOwners(status.owner, codeowners, issues.assignees),
    labels: issues.labels,
  });
}

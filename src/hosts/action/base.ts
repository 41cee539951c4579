import { type Assessed, assessed, notAssessed } from '../../core/assessed.ts';
import type { Oid } from '../../core/source.ts';
import type { Repository } from '../../git/index.ts';
import type { RepositoryAccess } from '../github/plain.ts';
import type { MissingHistory } from '../history.ts';
import { UsageError } from '../usage.ts';
import type { WorkflowEvent } from './event.ts';
import { mergeBaseByApi } from './merge-base.ts';

/** A repository in which head and base can be read, and the base. */
export interface Comparison {
  readonly repository: Repository;
  readonly base: Oid;
}

/**
 * The commit that the event's change starts from. A merge commit of a pull request names it as its first parent, which
 * needs no history; otherwise it is where head left the base. Undefined where the event compares nothing.
 */
export async function compareWith(
  event: WorkflowEvent,
  repository: Repository,
  head: Oid,
  history: MissingHistory,
  api: RepositoryAccess | undefined,
): Promise<Assessed<Comparison> | undefined> {
  switch (event.kind) {
    case 'pull-request':
      return pullRequestBase(event, repository, head, history, api);
    case 'merge-queue':
      return readable(event.base, history);
    case 'push':
      return event.before === undefined ? undefined : pushBase(event.before, repository, head, history);
    case 'scan':
      return undefined;
  }
}

async function pullRequestBase(
  event: WorkflowEvent & { kind: 'pull-request' },
  repository: Repository,
  head: Oid,
  history: MissingHistory,
  api: RepositoryAccess | undefined,
): Promise<Assessed<Comparison>> {
  const parents = await repository.parents(head);
  if (!parents.ok) return parents;
  const [first, second] = parents.value;
  if (first !== undefined && second === event.head) return readable(first, history);
  if (head === event.base) {
    throw new UsageError(
      'what is checked out is the base of the pull request, not the pull request',
      "Leave `ref` out of actions/checkout's `with:` and run the workflow `on: pull_request`.",
    );
  }
  if (repository.shallow && api !== undefined) {
    const parted = await mergeBaseByApi(api, event.base, head);
    if (parted !== undefined) return readable(parted, history);
  }
  return fork(event.base, repository, head, history);
}

async function pushBase(
  before: Oid,
  repository: Repository,
  head: Oid,
  history: MissingHistory,
): Promise<Assessed<Comparison>> {
  const parents = await repository.parents(head);
  // The commonest push: one commit or one merge on top of what was there.
  if (parents.ok && parents.value[0] === before) return readable(before, history);
  const whole = await wholeHistory(repository, [before, head], history);
  if (!whole.ok) return whole;
  const ancestor = await whole.value.isAncestor(before, head);
  if (!ancestor.ok) return ancestor;
  if (ancestor.value) return assessed({ repository: whole.value, base: before });
  return notAssessed({
    what: 'architecture changes of this push',
    why: 'the push replaced history, so the earlier state of the branch is no ancestor of the new one',
    remedy:
      'Look at the change by a pull request, or run `threatlint check --base <commit>` against the state to compare with.',
  });
}

async function fork(
  base: Oid,
  repository: Repository,
  head: Oid,
  history: MissingHistory,
): Promise<Assessed<Comparison>> {
  const whole = await wholeHistory(repository, [base, head], history);
  if (!whole.ok) return whole;
  const found = await whole.value.mergeBase(base, head);
  return found.ok ? assessed({ repository: whole.value, base: found.value }) : found;
}

async function wholeHistory(
  repository: Repository,
  commits: readonly Oid[],
  history: MissingHistory,
): Promise<Assessed<Repository>> {
  const here = await Promise.all(commits.map(commit => repository.has(commit)));
  return !repository.shallow && here.every(Boolean) ? assessed(repository) : history.ancestry(commits);
}

async function readable(base: Oid, history: MissingHistory): Promise<Assessed<Comparison>> {
  const repository = await history.trees([base]);
  return repository.ok ? assessed({ repository: repository.value, base }) : repository;
}

import { REVIEW_LABEL } from '../../review-issues/key.ts';
import type { Answer, Tracker } from '../../review-issues/tracker.ts';
import type { TrackedIssue } from '../../review-issues/types.ts';
import { ask } from './client.ts';
import type { Octokit } from './plain.ts';

/** Roles of who can change a repository: their issues may carry our marker. */
export const INSIDERS = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

/** An issue as the API gives it, as far as we look. Everything may be missing: the answer is a stranger's. */
interface RawIssue {
  readonly number?: unknown;
  readonly title?: unknown;
  readonly body?: unknown;
  readonly state?: unknown;
  readonly state_reason?: unknown;
  readonly pull_request?: unknown;
  readonly author_association?: unknown;
  readonly user?: { readonly type?: unknown } | null;
  readonly labels?: readonly unknown[];
}

/** Review issues in a repository on GitHub, known by their label. */
export function githubTracker(client: Octokit, repository: string): Tracker {
  const [owner = '', repo = ''] = repository.split('/');
  const here = { owner, repo };
  return {
    async issues() {
      const listed = await ask('list the issues', () =>
        client.paginate(client.rest.issues.listForRepo, {
          ...here,
          labels: REVIEW_LABEL,
          state: 'all',
          per_page: 100,
        }),
      );
      return listed.ok ? tracked(listed.value as readonly RawIssue[]) : listed;
    },
    async create({ title, body, labels, assignees }) {
      const draft = { ...here, title, body, labels: [REVIEW_LABEL, ...labels] };
      const open = (people: readonly string[]) =>
        ask('open an issue', () => client.rest.issues.create({ ...draft, assignees: [...people] }));
      let created = await open(assignees);
      // GitHub refuses an issue as a whole for one name that cannot be assigned.
      if (!created.ok && created.refusal.field === 'assignees') created = await open([]);
      if (!created.ok) return created;
      const raw = created.value.data as RawIssue;
      const read = tracked([raw]);
      if (!read.ok) return read;
      const [issue] = read.value;
      if (issue === undefined) return malformed('open an issue');
      return {
        ok: true,
        value: { issue, labelled: (raw.labels ?? []).some(one => labelName(one) === REVIEW_LABEL) },
      };
    },
    async edit(issue_number, { body, state, as }) {
      const reason = as === undefined ? {} : { state_reason: as };
      return nothing(
        await ask(`change #${issue_number}`, () =>
          client.rest.issues.update({
            ...here,
            issue_number,
            body,
            ...(state === undefined ? {} : { state }),
            ...reason,
          } as never),
        ),
      );
    },
    async comments(issue_number) {
      const listed = await ask(`list the comments of #${issue_number}`, () =>
        client.paginate(client.rest.issues.listComments, { ...here, issue_number, per_page: 100 }),
      );
      return listed.ok ? { ok: true, value: listed.value.map(({ body }) => body ?? '') } : listed;
    },
    async comment(issue_number, body) {
      return nothing(
        await ask(`comment on #${issue_number}`, () =>
          client.rest.issues.createComment({ ...here, issue_number, body }),
        ),
      );
    },
  };
}

function tracked(raw: readonly RawIssue[]): Answer<readonly TrackedIssue[]> {
  const issues: TrackedIssue[] = [];
  if (!Array.isArray(raw)) return malformed('list the issues');
  for (const issue of raw) {
    if (typeof issue?.number !== 'number' || typeof issue.title !== 'string')
      return malformed('list the issues');
    if (issue.pull_request !== undefined && issue.pull_request !== null) continue;
    issues.push({
      number: issue.number,
      title: issue.title,
      body: typeof issue.body === 'string' ? issue.body : '',
      open: issue.state === 'open',
      ...(typeof issue.state_reason === 'string' ? { closedAs: issue.state_reason } : {}),
      trusted: issue.user?.type === 'Bot' || INSIDERS.has(String(issue.author_association)),
    });
  }
  return { ok: true, value: issues };
}

/** An answer that is not what GitHub documents: a proxy's page, a cut connection. What it did is not known. */
function malformed(doing: string): Answer<never> {
  return {
    ok: false,
    refusal: {
      why: `could not ${doing}: the answer is not what GitHub's API gives`,
      remedy:
        'Run it again: nothing is done twice; if it stays, look for a proxy between the runner and GitHub.',
      uncertain: true,
    },
  };
}

function labelName(label: unknown): unknown {
  return typeof label === 'string' ? label : (label as { name?: unknown } | null)?.name;
}

function nothing(answer: Answer<unknown>): Answer<void> {
  return answer.ok ? { ok: true, value: undefined } : answer;
}

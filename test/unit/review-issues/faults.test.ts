import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, githubClient } from '../../../src/hosts/github/client.ts';
import { githubTracker } from '../../../src/hosts/github/tracker.ts';
import { agenda, issueTitle } from '../../../src/review-issues/agenda.ts';
import { carryOut, type Outcome } from '../../../src/review-issues/carry-out.ts';
import type { DueReview, ReviewState } from '../../../src/review-issues/types.ts';
import { type Fault, LoopbackGitHub } from '../../support/github/server.ts';
import type { Issue } from '../../support/github/state.ts';

const LABEL = 'threat-model-review';
const ISSUES = '/repos/{owner}/{repo}/issues';
const ROUTES = [
  `GET ${ISSUES}`,
  `POST ${ISSUES}`,
  `PATCH ${ISSUES}/{issue_number}`,
  `GET ${ISSUES}/{issue_number}/comments`,
  `POST ${ISSUES}/{issue_number}/comments`,
];
const FAULTS: readonly Fault[] = [
  'drop',
  'drop-after',
  'malformed-after',
  'server-error',
  'server-error-after',
  'unauthorized',
  'forbidden',
  'not-found',
  'gone',
  'conflict',
  'invalid',
  'secondary-limit',
  'primary-limit',
  'wrong-clock',
];

let github: LoopbackGitHub;
let url: string;
beforeEach(async () => {
  github = new LoopbackGitHub();
  url = await github.start();
});
afterEach(() => github.stop());

/** One run: list, decide, carry out. */
async function run(state: ReviewState, cap = 10): Promise<Outcome & { left: readonly string[] }> {
  const tracker = githubTracker(githubClient({ token: 't', url }, 'unpaced'), 'acme/shop');
  const listed = await tracker.issues();
  if (!listed.ok) return { done: [], opened: 0, failed: [{ what: 'list', ...listed.refusal }], left: [] };
  const plan = agenda(state, listed.value, { cap, folder: '', by: 'repository' });
  return { ...(await carryOut(plan, tracker)), left: plan.left };
}

function due(model: string, changes: Partial<DueReview> = {}): DueReview {
  return {
    key: model,
    model,
    title: issueTitle(model),
    region: `\`${model}\` is due since 2026-09-01.`,
    once: '- [ ] What are we building?',
    facts: ['stale:2026-06-01'],
    reviewed: '2026-06-01',
    assignees: [],
    labels: [],
    urgency: 1,
    ...changes,
  };
}

const settled = (model: string, reviewed: string) => ({
  key: model,
  model,
  reviewed,
  because: `Reviewed on ${reviewed}.`,
});

/** What a person sees of the tracker. */
function visible(): object[] {
  return github.repository.issues.map(({ title, body, state, state_reason, comments, assignees }: Issue) => ({
    title,
    body,
    state,
    state_reason,
    assignees,
    comments: comments.map(comment => comment.body),
  }));
}

/** Issues as they were some days ago: one to be updated, one to be closed, one closed without a review; a fourth is new. */
async function someDaysAgo(): Promise<ReviewState> {
  await run({ due: [due('stays'), due('done'), due('shut')], settled: [], unknown: [], complete: true });
  const shut = github.repository.issues.find(({ title }) => title.endsWith('shut'));
  if (shut === undefined) throw new Error('not opened');
  shut.state = 'closed';
  shut.state_reason = 'completed';
  return {
    due: [due('fresh', { assignees: ['ana'] }), due('stays', { region: 'Something changed.' }), due('shut')],
    settled: [settled('done', '2026-11-20')],
    unknown: [],
    complete: true,
  };
}

describe('faults', () => {
  it('end in the same state as an undisturbed run, whichever request fails in whichever way', async () => {
    const state = await someDaysAgo();
    await run(state);
    const undisturbed = visible();
    expect(undisturbed).toHaveLength(4);
    await github.stop();
    for (const route of ROUTES) {
      for (const how of FAULTS) {
        github = new LoopbackGitHub();
        url = await github.start();
        const today = await someDaysAgo();
        const asked = github.requests.length;
        github.fail(route, how);
        const first = await run(today);
        expect(github.requests.slice(asked), `${how} on ${route} was never asked for`).toContain(route);
        const told = [...first.failed.map(({ why, remedy }) => `${why} ${remedy}`)];
        for (const text of told) expect(text).toMatch(/^(could not|GitHub refused to) .+ \S/);
        await run(today);
        expect(visible(), `${how} on ${route}`).toEqual(undisturbed);
        expect(github.violations).toEqual([]);
        await github.stop();
      }
    }
    github = new LoopbackGitHub();
  }, 240_000);

  it('says that an answer was cut off, where its status never came', async () => {
    const cutOff = Object.assign(new Error('terminated'), { response: { headers: {} } });
    const answer = await ask('list the issues', () => Promise.reject(cutOff));
    expect(answer).toEqual({
      ok: false,
      refusal: {
        why: 'could not list the issues: the answer was cut off',
        remedy: 'Run it again: nothing is done twice.',
        uncertain: true,
      },
    });
  });

  it('says which permission is missing, by the name that a workflow has for it', async () => {
    github.fail(`POST ${ISSUES}`, 'forbidden');
    const { failed } = await run({ due: [due('a')], settled: [], unknown: [], complete: true });
    expect(failed).toEqual([
      {
        what: 'open an issue for `a`',
        why: 'GitHub refused to open an issue: the token lacks the permission `issues: write` or `pull-requests: write` (403)',
        remedy: 'Add it under `permissions` of the job: `issues: write` or `pull-requests: write`.',
      },
    ]);
  });

  it('opens an issue without people who cannot be assigned', async () => {
    await run({ due: [due('a', { assignees: ['nobody'] })], settled: [], unknown: [], complete: true });
    expect(github.repository.issues.map(({ state, assignees }) => [state, assignees])).toEqual([
      ['open', []],
    ]);
  });

  it('opens nothing that it could not find again: a token that may not label', async () => {
    github.mayLabel = false;
    const first = await run({ due: [due('a'), due('b')], settled: [], unknown: [], complete: true });
    expect(first.failed.map(({ remedy }) => remedy)).toEqual(
      Array(2).fill('Give the job `permissions: issues: write`.'),
    );
    expect(github.repository.issues.map(({ state }) => state)).toEqual(['closed']);
  });
});

describe('two runs at once', () => {
  it('leave one issue, the older, and a list that lags is mended by the next run', async () => {
    const other = due('a');
    github.onCreate = created => {
      github.onCreate = undefined;
      // The other run's issue came first, and neither saw the other's when it looked.
      github.repository.issues.unshift({ ...created, number: 1, labels: [LABEL], comments: [] });
      created.number = 2;
    };
    await run({ due: [other], settled: [], unknown: [], complete: true });
    expect(github.repository.issues.map(({ number, state }) => [number, state])).toEqual([
      [1, 'open'],
      [2, 'closed'],
    ]);
    const second = github.repository.issues[1];
    if (second !== undefined) second.state = 'open';
    if (second !== undefined) second.body = second.body.replace('state=duplicate', 'state=open');
    await run({ due: [other], settled: [], unknown: [], complete: true });
    expect(github.repository.issues.map(({ state, state_reason }) => [state, state_reason])).toEqual([
      ['open', null],
      ['closed', 'duplicate'],
    ]);
  });
});

describe('a list that lags behind', () => {
  it('may let a second issue through, which the next run closes', async () => {
    const state = { due: [due('a')], settled: [], unknown: [], complete: true };
    await run(state);
    github.seenUpTo = 0;
    await run(state);
    github.seenUpTo = Number.POSITIVE_INFINITY;
    await run(state);
    expect(github.repository.issues.map(({ state: open, state_reason }) => [open, state_reason])).toEqual([
      ['open', null],
      ['closed', 'duplicate'],
    ]);
  });
});

describe('the life of an issue', () => {
  const state = (...reviews: DueReview[]): ReviewState => ({
    due: reviews,
    settled: [],
    unknown: [],
    complete: true,
  });

  it('writes nothing where nothing changed', async () => {
    await run(state(due('a')));
    const requests = github.requests.length;
    await run(state(due('a')));
    expect(github.requests.slice(requests)).toEqual([`GET ${ISSUES}`]);
  });

  it('keeps what people write outside the region, and the check-list that they tick', async () => {
    await run(state(due('a')));
    const [issue] = github.repository.issues;
    if (issue === undefined) throw new Error('none');
    issue.body = `Ana: I look after this.\r\n\r\n${issue.body.replace('- [ ]', '- [x]').replace(/\n/g, '\r\n')}`;
    await run(state(due('a', { region: 'Three components changed.' })));
    expect(issue.body).toContain('Ana: I look after this.');
    expect(issue.body).toContain('- [x] What are we building?');
    expect(issue.body).toContain('Three components changed.');
  });

  it('leaves a released issue alone and opens no second one', async () => {
    await run(state(due('a')));
    const [issue] = github.repository.issues;
    if (issue === undefined) throw new Error('none');
    issue.body = 'We handle this ourselves.';
    const { left } = await run(state(due('a', { region: 'New.' })));
    expect(left).toEqual(['`a`: #1 is about it and has no marker any more, so a person keeps it']);
    expect(github.repository.issues).toHaveLength(1);
    expect(issue.body).toBe('We handle this ourselves.');
  });

  it('respects "not planned" until the reasons change', async () => {
    await run(state(due('a')));
    const [issue] = github.repository.issues;
    if (issue === undefined) throw new Error('none');
    issue.state = 'closed';
    issue.state_reason = 'not_planned';
    await run(state(due('a', { region: 'New words, same reasons.' })));
    expect(github.repository.issues).toHaveLength(1);
    await run(state(due('a', { facts: ['stale:2026-06-01', 'acceptance:x'] })));
    expect(github.repository.issues).toHaveLength(2);
    expect(github.repository.issues[1]?.body).toContain('An earlier issue about this model: #1.');
  });

  it('asks once more when an issue is closed without a review, and not twice', async () => {
    await run(state(due('a')));
    const [issue] = github.repository.issues;
    if (issue === undefined) throw new Error('none');
    for (const expected of ['open', 'closed']) {
      issue.state = 'closed';
      issue.state_reason = 'completed';
      await run(state(due('a')));
      expect(issue.state).toBe(expected);
    }
    expect(issue.comments).toHaveLength(1);
    expect(github.repository.issues).toHaveLength(1);
  });

  it('closes with a comment when the review is recorded, and opens a new one a quarter later', async () => {
    await run(state(due('a')));
    await run({ due: [], settled: [settled('a', '2026-11-20')], unknown: [], complete: true });
    const [issue] = github.repository.issues;
    expect(issue?.state_reason).toBe('completed');
    expect(issue?.comments.map(({ body }) => body.split('\n')[0])).toEqual(['Reviewed on 2026-11-20.']);
    await run(state(due('a', { facts: ['stale:2026-11-20'], reviewed: '2026-11-20' })));
    expect(github.repository.issues).toHaveLength(2);
  });

  it('keeps an issue about a bypass until a newer review is recorded', async () => {
    const bypass = { key: 'bypass-1', text: 'Commit abc changed the architecture past the gate.' };
    await run(state(due('a', { bypass })));
    await run(state(due('a', { bypass })));
    const [issue] = github.repository.issues;
    expect(issue?.comments).toHaveLength(1);
    await run({ due: [], settled: [settled('a', '2026-06-01')], unknown: [], complete: true });
    expect(issue?.state).toBe('open');
    await run({ due: [], settled: [settled('a', '2026-11-22')], unknown: [], complete: true });
    expect(issue?.state).toBe('closed');
  });

  it('leaves models that were not assessed alone, and closes issues of deleted ones', async () => {
    await run(state(due('a'), due('b')));
    await run({ due: [], settled: [], unknown: ['a'], complete: true });
    expect(github.repository.issues.map(({ title, state: open }) => [title.at(-1), open])).toEqual([
      ['a', 'open'],
      ['b', 'closed'],
    ]);
  });

  it('opens the most urgent first, and says what it left to the next run', async () => {
    const all = ['a', 'b', 'c'].map((model, urgency) => due(model, { urgency }));
    const { left } = await run(state(...all), 1);
    expect(github.repository.issues.map(({ title }) => title.at(-1))).toEqual(['c']);
    expect(left).toEqual([
      '1 of 3 issues are opened, the limit of this run; the next runs open those of `b`, `a`',
    ]);
    await run(state(...all), 10);
    expect(github.repository.issues).toHaveLength(3);
  });

  it('does not believe a marker in an issue of a stranger, and reads every page', async () => {
    const stranger = { login: 'eve', type: 'User' as const, association: 'NONE' };
    await run(state(due('a')));
    const body = github.repository.issues[0]?.body ?? '';
    github.repository.issues.length = 0;
    github.repository.open('Review the threat model: a', body, [LABEL], stranger);
    for (let index = 0; index < 150; index++) github.repository.open(`other ${index}`, '', [LABEL]);
    await run(state(due('a')));
    await run(state(due('a')));
    expect(github.repository.issues.filter(({ title }) => title.endsWith(': a'))).toHaveLength(2);
  });
});

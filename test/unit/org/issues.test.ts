import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { githubClient } from '../../../src/hosts/github/client.ts';
import { githubTracker } from '../../../src/hosts/github/tracker.ts';
import { type IssuesRequest, issueKeeper } from '../../../src/hosts/org/issues.ts';
import { scan } from '../../../src/org/scan.ts';
import type { IssuesLine, Line } from '../../../src/org/state.ts';
import { issueTitle } from '../../../src/review-issues/agenda.ts';
import { keepIssues } from '../../../src/review-issues/keep.ts';
import type { DueReview, ReviewState } from '../../../src/review-issues/types.ts';
import { type Fault, LoopbackGitHub } from '../../support/github/server.ts';
import type { Issue } from '../../support/github/state.ts';
import { MODEL } from '../../support/shop.ts';
import { hostOf, TODAY } from './support.ts';

const ISSUES = '/repos/{owner}/{repo}/issues';
const STALE = MODEL.replace('2026-11-01', '2026-01-05');

let github: LoopbackGitHub;
let url: string;
beforeEach(async () => {
  github = new LoopbackGitHub();
  url = await github.start();
});
afterEach(() => github.stop());

function add(name: string, model: string, folder = ''): void {
  const known = github.organisation.repositories.find(one => one.name === `acme/${name}`);
  const at = folder === '' ? '' : `${folder}/`;
  const files = {
    ...(known?.files ?? { '.github/CODEOWNERS': '* @ana @acme/security\n' }),
    [`${at}threat-model/threatlint.yaml`]: 'version: 1\nissues: {labels: [security]}\n',
    [`${at}threat-model/shop.yaml`]: model,
  };
  if (known === undefined) github.organisation.add(name, files);
  else known.files = files;
}

/** One scan of everything, as of a day. */
async function scanned(
  { mode, cap }: IssuesRequest = { mode: 'true', cap: 10 },
  shard = { number: 1, of: 1 },
  today = TODAY,
): Promise<IssuesLine[]> {
  const client = githubClient({ token: 'secret', url }, 'unpaced');
  const host = hostOf(url);
  const listing = await host.list('acme');
  if (!listing.ok) throw new Error(listing.refusal.why);
  const lines: IssuesLine[] = [];
  await scan({
    host,
    repositories: listing.value.repositories,
    terms: { today },
    record: (written: readonly Line[]) => {
      for (const line of written) if ('issues' in line) lines.push(line.issues);
    },
    keepIssues: issueKeeper({
      client,
      server: 'https://github.com',
      today,
      shard,
      opened: 0,
      mode,
      cap,
    }),
  });
  expect(github.violations).toEqual([]);
  return lines;
}

function issues(name: string): Issue[] {
  return github.repositoryAt(`acme/${name}`).issues;
}

function first(name: string): Issue {
  const [issue] = issues(name);
  if (issue === undefined) throw new Error(`no issue in ${name}`);
  return issue;
}

function states(name: string): string[] {
  return issues(name).map(({ number, state, state_reason }) => `${number} ${state} ${state_reason}`);
}

/** The repository's own run, which sees more than a scan. */
function own(name: string, reviews: readonly DueReview[], settled: ReviewState['settled'] = []) {
  const tracker = githubTracker(githubClient({ token: 't', url }, 'unpaced'), `acme/${name}`);
  const state = { due: reviews, settled, unknown: [], complete: true };
  return keepIssues(state, tracker, { mode: 'true', cap: 10, folder: '', by: 'repository' });
}

const SHOP: DueReview = {
  key: 'shop',
  model: 'shop',
  title: issueTitle('shop'),
  region: 'The architecture changed since the review.',
  once: '',
  facts: ['due 2026-04-07', 'architecture'],
  reviewed: '2026-01-05',
  assignees: [],
  labels: [],
  urgency: 1,
};

describe('a scan that keeps review issues', () => {
  it('opens one for each model that needs one, says what it does not know, and repeats nothing', async () => {
    add('stale', STALE.replace('owner: acme/shop\n', ''));
    add('fresh', MODEL);
    add('many', STALE, 'services/a');
    add('many', STALE, 'services/b');
    const lines = await scanned();
    expect(lines.map(({ name, done }) => [name, done])).toEqual([
      ['acme/stale', ['opened #1 for `shop`']],
      ['acme/fresh', []],
      ['acme/many', ['opened #1 for `services/a/shop`', 'opened #2 for `services/b/shop`']],
    ]);
    const issue = first('stale');
    expect(issue.body).toContain('since 2026-04-08 the next one is due.');
    expect(issue.body).toContain('which reads no history');
    expect(issue.body).toContain('### What are we going to do about it?');
    expect(issue.labels).toEqual(['threat-model-review', 'security']);
    expect(issue.assignees).toEqual(['ana']);
    expect(issues('many').map(({ title }) => title)).toEqual([
      'Review the threat model: services/a/shop',
      'Review the threat model: services/b/shop',
    ]);
    const before = JSON.stringify([issues('stale'), issues('many')]);
    const asked = github.requests.length;
    await scanned();
    expect(github.requests.slice(asked).filter(request => /^(POST|PATCH) \/repos/.test(request))).toEqual([]);
    expect(JSON.stringify([issues('stale'), issues('many')])).toBe(before);
  });

  it('closes what it opened when the review is recorded, and when the model is gone', async () => {
    add('reviewed', STALE);
    add('gone', STALE);
    await scanned();
    first('reviewed').body = `Ana: next week.\n\n${first('reviewed').body}`;
    add('reviewed', MODEL);
    const gone = github.organisation.repositories.find(({ name }) => name === 'acme/gone');
    if (gone !== undefined)
      gone.files = { 'threat-model/other.yaml': MODEL, 'threat-model/threatlint.yaml': 'version: 1\n' };
    await scanned();
    expect(states('reviewed')).toEqual(['1 closed completed']);
    expect(first('reviewed').body).toMatch(/^Ana: next week\./);
    expect(first('reviewed').comments[0]?.body).toContain(
      'The last review that the model records is of 2026-11-01',
    );
    expect(states('gone')).toEqual(['1 closed completed']);
  });

  it('leaves issues of a model that it cannot read as they are', async () => {
    add('broken', STALE);
    await scanned();
    add('broken', `${STALE}\nthreats: [`);
    await scanned();
    expect(states('broken')).toEqual(['1 open null']);
  });

  it('in a dry run only says so', async () => {
    add('stale', STALE);
    const lines = await scanned({ mode: 'dry-run', cap: 10 });
    expect(lines).toMatchObject([{ done: ['would open an issue for `shop`'], opened: 1 }]);
    expect(issues('stale')).toEqual([]);
  });

  it('opens no more than its limit in all repositories and shards together, and says what it left', async () => {
    for (let i = 0; i < 6; i++) add(`r${i}`, STALE);
    const third = await scanned({ mode: 'true', cap: 4 }, { number: 3, of: 3 });
    expect(third.reduce((sum, { opened }) => sum + opened, 0)).toBe(1);
    const one = await scanned({ mode: 'true', cap: 4 }, { number: 1, of: 3 });
    expect(one.reduce((sum, { opened }) => sum + opened, 0)).toBe(2);
    expect(one.at(-1)?.left).toEqual([
      '0 of 1 issues are opened, the limit of this run; the next runs open those of `shop`',
    ]);
  });
});

describe("a repository's own run and a scan", () => {
  it('never have two issues: the run takes over what the scan opened, and the scan then leaves it alone', async () => {
    add('stale', STALE);
    await scanned();
    await own('stale', [SHOP]);
    expect(first('stale').body).toContain(SHOP.region);
    const body = first('stale').body;
    await scanned();
    add('stale', MODEL);
    await scanned();
    expect(first('stale').body).toBe(body);
    expect(states('stale')).toEqual(['1 open null']);
    await own('stale', [], [{ key: 'shop', model: 'shop', reviewed: '2026-11-01', because: 'Reviewed.' }]);
    expect(states('stale')).toEqual(['1 closed completed']);
  });

  it('leave an issue open whose reasons only the run sees', async () => {
    add('fresh', MODEL);
    await own('fresh', [SHOP]);
    await scanned();
    expect(states('fresh')).toEqual(['1 open null']);
    expect(first('fresh').comments).toEqual([]);
  });

  it.each(['not_planned', 'completed'] as const)(
    'respect an issue of the run that a person closed as %s, until a later review is old',
    async reason => {
      add('stale', STALE);
      await own('stale', [SHOP]);
      Object.assign(first('stale'), { state: 'closed', state_reason: reason });
      const [line] = await scanned();
      expect(line?.left).toEqual([
        "`shop`: #1 was closed, and only the repository's own run sees whether that still holds",
      ]);
      expect(states('stale')).toEqual([`1 closed ${reason}`]);
      add('stale', MODEL);
      await scanned(undefined, undefined, '2027-06-01');
      expect(states('stale')).toEqual([`1 closed ${reason}`, '2 open null']);
    },
  );

  it('do not open and close in turns where they judge by different policies', async () => {
    add('stale', STALE);
    await scanned();
    const settled = [{ key: 'shop', model: 'shop', reviewed: '2026-01-05', because: 'Nothing is due.' }];
    for (let week = 0; week < 3; week++) {
      await own('stale', [], settled);
      await scanned();
    }
    expect(states('stale')).toEqual(['1 closed completed']);
  });

  it('at once leave one open issue, whoever wrote it', async () => {
    for (let i = 0; i < 5; i++) {
      add(`at-once-${i}`, STALE);
    }
    await Promise.all([
      scanned(),
      ...Array.from({ length: 5 }, (_, i) => own(`at-once-${i}`, [SHOP])),
      scanned(),
    ]);
    await scanned();
    for (let i = 0; i < 5; i++) await own(`at-once-${i}`, [SHOP]);
    await scanned();
    for (let i = 0; i < 5; i++)
      expect(issues(`at-once-${i}`).filter(({ state }) => state === 'open')).toHaveLength(1);
  });
});

describe('a request that fails while a scan keeps issues', () => {
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
  ];

  /** One issue to be opened, one to be updated, one to be closed. */
  async function someDaysAgo(): Promise<void> {
    add('done', STALE);
    add('stays', STALE);
    await scanned();
    add('done', MODEL);
    add('stays', STALE.replace('done: 2026-10-01', 'due: 2026-10-01'));
    add('fresh', STALE);
  }

  function visible(): string {
    const seen = ['done', 'stays', 'fresh'].map(name =>
      issues(name).map(({ title, body, state, state_reason, comments }) => ({
        title,
        body,
        state,
        state_reason,
        comments: comments.map(comment => comment.body),
      })),
    );
    return JSON.stringify(seen, null, 1);
  }

  it('ends in the same state as an undisturbed scan after a rerun, and says why it failed', async () => {
    await someDaysAgo();
    await scanned();
    const undisturbed = visible();
    expect(undisturbed.match(/"title"/g)).toHaveLength(3);
    await github.stop();
    for (const route of ROUTES) {
      for (const how of FAULTS) {
        github = new LoopbackGitHub();
        url = await github.start();
        await someDaysAgo();
        github.fail(route, how);
        const lines = await scanned();
        for (const { what, why, remedy } of lines.flatMap(({ failed }) => failed))
          expect(`${what} ${why} ${remedy}`).toMatch(/acme\/\w+.* \S/);
        await scanned();
        expect(visible(), `${how} on ${route}`).toBe(undisturbed);
        await github.stop();
      }
    }
    github = new LoopbackGitHub();
  }, 240_000);

  it('asks for nothing more where the token is not valid, and names the permission that it lacks elsewhere', async () => {
    for (let i = 0; i < 4; i++) add(`r${i}`, STALE);
    github.fail(`GET ${ISSUES}`, 'unauthorized');
    const refused = await scanned();
    expect(refused.map(({ failed }) => failed[0]?.why)).toEqual([
      'GitHub refused to list the issues: the token is not valid (401)',
      ...Array(3).fill('GitHub had refused everything by then'),
    ]);
    expect(github.requests.filter(request => request === `GET ${ISSUES}`)).toHaveLength(1);
    github.fail(`POST ${ISSUES}`, 'forbidden');
    const [lacking, ...others] = await scanned();
    expect(lacking?.failed[0]?.why).toContain('lacks the permission `issues: write`');
    expect(others.every(({ done }) => done.length === 1)).toBe(true);
  });
});

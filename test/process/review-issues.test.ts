import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ActionRun, payload, startAction } from '../support/action.ts';
import { LoopbackGitHub } from '../support/github/server.ts';
import type { Issue } from '../support/github/state.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const LABEL = 'threat-model-review';
let github: LoopbackGitHub;
let url: string;
beforeEach(async () => {
  github = new LoopbackGitHub();
  url = await github.start();
});
afterEach(() => github.stop());

/** A model that was last reviewed on a day, with what a test puts below it. */
function model(name: string, reviewed: string, more = ''): string {
  return `name: ${name}
owner: "@ana"
criticality: critical
scope: [services/${name}]
boundaries:
  prod: {kind: network}
elements:
  caller: {external: person}
  app: {process: app, in: prod}
flows:
  call: {from: caller, to: app}
threats:
  spoofed:
    at: call
    stride: spoofing
    what: Somebody calls as somebody else
    mitigate: {login: {what: Log in, owner: ana, done: 2026-01-05}}
${more}reviews:
  - {date: ${reviewed}, why: periodic, engineering: ana, security: li, product: sam}
`;
}

function repository(models: Readonly<Record<string, string>>): TestRepository {
  const made = createRepository();
  made.write({
    'threat-model/threatlint.yaml': 'version: 1\nmode: observe\nrules: {threats/no-attack-tree: off}\n',
    ...Object.fromEntries(Object.entries(models).map(([id, text]) => [`threat-model/${id}.yaml`, text])),
  });
  made.commit('models', { date: '2026-06-01' });
  return made;
}

function scan(made: TestRepository, today: string, inputs: Record<string, string> = {}): Promise<ActionRun> {
  const { repository: about } = payload('push', undefined, () => undefined) as { repository: object };
  return startAction({
    workspace: made.path,
    event: 'schedule',
    payload: { schedule: '0 5 * * 1', repository: { ...about, default_branch: 'main' } },
    inputs: { today, token: 'secret', issues: 'true', ...inputs },
    env: { GITHUB_API_URL: url },
  });
}

function issueOf(id: string): Issue {
  const [found, ...others] = github.repository.issues.filter(({ title }) => title.endsWith(`: ${id}`));
  if (found === undefined || others.length > 0) throw new Error(`${others.length + 1} issues for ${id}`);
  return found;
}

function review(made: TestRepository, id: string, day: string, from: string): void {
  made.write({
    [`threat-model/${id}.yaml`]: model(id, from).replace(
      /reviews:\n/,
      `reviews:\n  - {date: ${day}, why: periodic, engineering: ana, security: li, product: sam}\n`,
    ),
  });
  made.commit(`review ${id}`, { date: day });
}

/** What a repository has that makes a review due. */
interface Parts {
  readonly threat?: string;
  readonly more?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Committed after the review. */
  readonly later?: Readonly<Record<string, string>>;
}

describe('review issues of the Action', () => {
  it('are those that a careful person would have kept, after thirty days with eight models', async () => {
    const reviewed: Record<string, string> = {
      fresh: '2026-05-30',
      done: '2026-05-02',
      ignored: '2026-05-02',
      closed: '2026-05-03',
      declined: '2026-05-04',
      edited: '2026-05-05',
      renamed: '2026-05-06',
      deleted: '2026-05-07',
    };
    const made = repository(
      Object.fromEntries(Object.entries(reviewed).map(([id, day]) => [id, model(id, day)])),
    );
    for (let day = 1; day <= 30; day++) {
      const today = `2026-08-${String(day).padStart(2, '0')}`;
      if (day === 12) review(made, 'done', today, '2026-05-02');
      if (day === 13) issueOf('closed').state = 'closed';
      if (day === 13) issueOf('closed').state_reason = 'completed';
      if (day === 14) Object.assign(issueOf('declined'), { state: 'closed', state_reason: 'not_planned' });
      if (day === 15)
        issueOf('edited').body = `Ana has this.\n\n${issueOf('edited').body.replace('- [ ]', '- [x]')}`;
      if (day === 16) {
        made.write({
          'threat-model/renamed.yaml': null,
          'threat-model/newname.yaml': `was: renamed\n${model('renamed', '2026-05-06')}`,
        });
        made.commit('rename', { date: today });
      }
      if (day === 17) {
        made.write({ 'threat-model/deleted.yaml': null });
        made.commit('delete', { date: today });
      }
      const run = await scan(made, today, { 'issue-limit': '3' });
      expect(run.stderr).toBe('');
      expect(run.code).toBe(0);
    }
    expect(github.violations).toEqual([]);
    const kept = github.repository.issues.map(({ title, state, state_reason, comments }) =>
      [title.replace('Review the threat model: ', ''), state, state_reason, comments.length].join(' '),
    );
    expect(kept.sort()).toEqual([
      'closed open reopened 1',
      'declined closed not_planned 0',
      'deleted closed completed 1',
      'done closed completed 1',
      'edited open  0',
      'ignored open  0',
      'renamed open  0',
    ]);
    expect(issueOf('edited').body).toMatch(/^Ana has this\.\n[\s\S]*- \[x\]/);
    expect(issueOf('renamed').body).toContain('threat-model/newname.yaml');
    expect(issueOf('ignored').assignees).toEqual(['ana']);
  }, 300_000);

  it('say what became due, in text that does nothing', async () => {
    const made = repository({
      shop: model('shop', '2026-05-02').replace('owner: "@ana"', 'owner: "@acme/everyone"'),
    });
    await scan(made, '2026-08-20');
    const issue = issueOf('shop');
    expect(issue.labels).toEqual([LABEL]);
    expect(issue.body).toContain(
      'The last recorded review is of 2026-05-02; since 2026-08-03 the next one is due.',
    );
    expect(issue.body).not.toMatch(/@acme/);
    expect(issue.body).toContain('GitHub assigns people, not teams');
    expect(issue.assignees).toEqual([]);
    expect(issue.body).toContain('### What can go wrong?');
    const before = issue.body;
    await scan(made, '2026-08-29');
    expect(issue.body).toBe(before);
  });

  it.each([
    ['the owner', 'owner: "@ana"\n', {}, {}, ['ana'], ['security']],
    [
      'CODEOWNERS, without teams',
      '',
      { CODEOWNERS: '* @bob @acme/all carl@x.org\n' },
      {},
      ['bob'],
      ['security'],
    ],
    ['the control file, for a team', 'owner: acme/all\n', {}, {}, ['dora', 'e_corp'], ['security']],
    ['the control file, for nobody', '', {}, {}, ['dora', 'e_corp'], ['security']],
    [
      'the inputs',
      '',
      {},
      { 'issue-assignees': '@finn, gus', 'issue-labels': 'a, b c' },
      ['finn', 'gus'],
      ['a', 'b c'],
    ],
  ])('go to %s', async (_, owner, files, inputs, assignees, labels) => {
    const made = repository({ shop: model('shop', '2026-05-02').replace('owner: "@ana"\n', owner) });
    made.write({
      'threat-model/threatlint.yaml':
        'version: 1\nmode: observe\nrules: {threats/no-attack-tree: off}\nissues: {assignees: ["@dora", e_corp], labels: [security]}\n',
      ...files,
    });
    made.commit('owners', { date: '2026-06-02' });
    await scan(made, '2026-08-20', inputs);
    const issue = issueOf('shop');
    expect(issue.assignees).toEqual(assignees);
    expect(issue.labels).toEqual([LABEL, ...labels]);
    if ('CODEOWNERS' in files)
      expect(issue.body).toMatch(
        /^Owner: <code>@&#8203;bob<\/code>, <code>@&#8203;acme\/all<\/code>, .*, by CODEOWNERS\.$/m,
      );
    expect(github.violations).toEqual([]);
  });

  it.each([
    ['a review date', {}, /since 2026-08-03 the next one is due/, '2026-05-02'],
    [
      'an expired acceptance',
      { threat: 'accept: {by: ana, because: rare, until: 2026-06-01}' },
      /response\/acceptance-expired/,
    ],
    [
      'an overdue mitigation',
      { threat: 'mitigate: {m: {what: Log in, owner: ana, due: 2026-06-01}}' },
      /response\/mitigation-overdue/,
    ],
    [
      'an incident',
      { more: 'validations:\n  - {date: 2026-07-15, kind: incident, by: on-call, confirmed: spoofed}\n' },
      /validation\/incident-without-review/,
    ],
    [
      'a statement to be looked at again',
      {
        more: 'out-of-scope:\n  dos: {what: Floods, because: the network stops them, owned-by: ana, revisit: 2026-06-01}\n',
      },
      /model\/out-of-scope-due/,
    ],
    [
      'a debt decision',
      {
        files: {
          'threat-model/decisions/2026-06-02-exports.yaml':
            'component: aws_s3_bucket.exports\nchange: new-datastore\ndigest: "0123456789abcdef"\nbecause: the model follows\nby: ana\nuntil: 2026-07-31\n',
        },
      },
      /validation\/decision-expired.*2026-06-02-exports/,
    ],
    [
      'a changed architecture',
      {
        later: { 'services/shop/main.tf': 'resource "aws_s3_bucket" "exports" {\n  bucket = "exports"\n}\n' },
      },
      /validation\/architecture-changed-since-review[\s\S]*aws\\_s3\\_bucket\.exports<\/code> is a new data store/,
    ],
  ] as readonly [string, Parts, RegExp, string?][])(
    'come for %s, and go with it',
    async (_, parts, says, reviewed = '2026-07-10') => {
      const { threat, more = '', files = {}, later = {} } = parts;
      const plain = model('shop', reviewed, '  other: {at: call, stride: tampering, what: x, THREAT}\n');
      const well = plain.replace('THREAT', 'mitigate: {m: {what: Check, owner: ana, done: 2026-06-01}}');
      const made = repository({ shop: well });
      made.write({
        ...files,
        'threat-model/shop.yaml': (threat === undefined ? well : plain.replace('THREAT', threat)).replace(
          'reviews:',
          `${more}reviews:`,
        ),
      });
      made.commit('more', { date: reviewed });
      made.write(later);
      made.commit('later', { date: '2026-08-01' });
      const run = await scan(made, '2026-08-20');
      expect(run.stderr).toBe('');
      const issue = issueOf('shop');
      const [why = ''] = /## Why[\s\S]*?(?=\n## How)/.exec(issue.body) ?? [];
      expect(why).toMatch(says);
      expect(github.repository.issues).toHaveLength(1);
      made.write({
        'threat-model/shop.yaml': well.replace(
          'reviews:\n',
          'reviews:\n  - {date: 2026-08-19, why: periodic, engineering: ana, security: li, product: sam}\n',
        ),
        ...Object.fromEntries([...Object.keys(files), ...Object.keys(later)].map(path => [path, null])),
      });
      made.commit('review', { date: '2026-08-19' });
      await scan(made, '2026-08-20');
      expect([issue.state, issue.comments.length]).toEqual(['closed', 1]);
    },
  );

  it('tell of a change that was pushed past the gate, and wait for a review', async () => {
    const made = repository({ shop: model('shop', '2026-07-10') });
    made.write({ 'threat-model/threatlint.yaml': 'version: 1\nrules: {threats/no-attack-tree: off}\n' });
    const before = made.commit('enforce', { date: '2026-07-11' });
    made.write({
      'services/shop/main.tf': 'resource "aws_s3_bucket" "exports" {\n  bucket = "exports"\n}\n',
    });
    const after = made.commit('hotfix', { date: '2026-07-12' });
    const push = payload('push', undefined, event => {
      Object.assign(event, { ref: 'refs/heads/main', before, after });
      (event['repository'] as Record<string, unknown>)['default_branch'] = 'main';
    });
    const pushed = () =>
      startAction({
        workspace: made.path,
        event: 'push',
        payload: push,
        inputs: { today: '2026-07-12', token: 'secret', issues: 'true' },
        env: { GITHUB_API_URL: url },
      });
    expect((await pushed()).stderr).toBe('');
    await pushed();
    const issue = issueOf('shop');
    expect(issue.body).toContain('The architecture was changed without the model; the comments say how.');
    expect(issue.comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(
        new RegExp(`/commit/${after}\\) changed the architecture without this model:[\\s\\S]*exports`),
      ),
    ]);
    made.write({ 'services/shop/main.tf': null });
    made.commit('revert', { date: '2026-07-13' });
    await scan(made, '2026-07-14');
    expect(issue.state).toBe('open');
    review(made, 'shop', '2026-07-15', '2026-07-10');
    await scan(made, '2026-07-16');
    expect([issue.state, issue.state_reason]).toEqual(['closed', 'completed']);
    expect(github.violations).toEqual([]);
  });

  it('say what else is open, which alone opens none', async () => {
    const vanished =
      '  other: {at: call, stride: tampering, what: x, mitigate: {m: {what: Check, owner: ana, done: 2026-06-01, evidence: {path: gone.txt}}}}\n';
    const calm = repository({ shop: model('shop', '2026-07-10', vanished) });
    await scan(calm, '2026-08-20');
    expect(github.repository.issues).toEqual([]);
    await scan(repository({ shop: model('shop', '2026-05-02', vanished) }), '2026-08-20');
    expect(issueOf('shop').body).toMatch(/## What else is open\n\n- .*validation\/evidence-missing/);
  });

  it('of two threat-model folders are kept by two runs, and neither closes those of the other', async () => {
    const made = createRepository();
    const control = 'version: 1\nmode: observe\nrules: {threats/no-attack-tree: off}\n';
    for (const folder of ['services/a', 'services/b'])
      made.write({
        [`${folder}/threat-model/threatlint.yaml`]: control,
        [`${folder}/threat-model/shop.yaml`]: model('shop', '2026-05-02'),
      });
    made.commit('models', { date: '2026-06-01' });
    for (const path of ['services/a', 'services/b', 'services/a', 'services/b'])
      await scan(made, '2026-08-20', { path });
    expect(github.repository.issues.map(({ title, state }) => `${title} ${state}`)).toEqual([
      'Review the threat model: services/a/shop open',
      'Review the threat model: services/b/shop open',
    ]);
  });

  it('that say more than fits are opened all the same', async () => {
    const long = Array.from(
      { length: 60 },
      (_, i) =>
        `  t${i}: {at: call, stride: spoofing, what: "${'$#@'.repeat(2_000)}", accept: {by: ana, because: "${'$#@'.repeat(2_000)}", until: 2026-06-01}}\n`,
    ).join('');
    const made = repository({ shop: model('shop', '2026-05-02', long) });
    const run = await scan(made, '2026-08-20');
    expect(run.outputs.get('review-issues-failed')).toBe('0');
    expect(issueOf('shop').body.length).toBeLessThan(65_536);
    expect(issueOf('shop').body.match(/^### .*\?$/gm)).toHaveLength(5);
  });

  it('come with a word of warning before the schedule ends', async () => {
    const made = repository({ shop: model('shop', '2026-05-02') });
    expect((await scan(made, '2026-07-01', { issues: 'false' })).log).not.toContain('switches the schedules');
    expect((await scan(made, '2026-07-20', { issues: 'false' })).log).toContain(
      'the last commit is of 2026-06-01, 49 days ago',
    );
  });

  it('of a dry run are only told', async () => {
    const run = await scan(repository({ shop: model('shop', '2026-05-02') }), '2026-08-20', {
      issues: 'dry-run',
    });
    expect(run.log).toContain('review issues: would open an issue for `shop`');
    expect(github.repository.issues).toEqual([]);
  });

  it('that cannot be kept make a run that found nothing "not assessed"', async () => {
    github.fail('GET /repos/{owner}/{repo}/issues', 'forbidden');
    const run = await scan(repository({ shop: model('shop', '2026-05-02') }), '2026-08-20');
    expect(run.code).toBe(3);
    expect(run.summary).toContain('the token lacks the permission');
    expect(run.outputs.get('review-issues-failed')).toBe('1');
    expect(run.outputs.get('verdict')).toBe('clean');
  });

  it('are not touched by a pull request', async () => {
    const made = repository({ shop: model('shop', '2026-05-02') });
    const head = made.git('rev-parse', 'HEAD').trim();
    const run = await startAction({
      workspace: made.path,
      event: 'pull_request',
      payload: payload('pull_request', 'opened', event => {
        const request = event['pull_request'] as {
          head: Record<string, unknown>;
          base: Record<string, unknown>;
        };
        request.head['sha'] = head;
        request.base['sha'] = head;
      }),
      inputs: { today: '2026-08-20', token: 'secret', issues: 'true' },
      env: { GITHUB_API_URL: url },
    });
    expect(run.stderr).toBe('');
    expect(github.requests).toEqual([]);
  });
});

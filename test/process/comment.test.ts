import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ActionRun, pullRequest, startAction } from '../support/action.ts';
import { LoopbackGitHub } from '../support/github/server.ts';
import type { Issue } from '../support/github/state.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';
import { OPEN_DATABASE, SHOP } from '../support/shop.ts';

const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
let github: LoopbackGitHub;
let url: string;
let conversation: Issue;
let shop: TestRepository;
let base: string;
beforeEach(async () => {
  github = new LoopbackGitHub();
  url = await github.start();
  conversation = github.repository.open('Open the database', '', []);
  shop = createRepository();
  shop.write(SHOP);
  base = shop.commit('base');
});
afterEach(() => github.stop());

function run(head: string, inputs: Record<string, string> = {}): Promise<ActionRun> {
  const event = pullRequest(base, head) as { pull_request: { number: number } };
  event.pull_request.number = conversation.number;
  return startAction({
    workspace: shop.path,
    event: 'pull_request',
    payload: event as unknown as Record<string, unknown>,
    inputs: { token: 'secret', comment: 'true', ...inputs },
    env: { GITHUB_API_URL: url },
  });
}

function open(): string {
  shop.write({ 'infra/main.tf': OPEN_DATABASE });
  return shop.commit('open');
}

it('is one, updated in place, and folded when all is well again', async () => {
  const first = await run(open());
  expect(first.stderr).toBe('');
  expect(conversation.comments.map(({ body }) => body)).toEqual([
    expect.stringMatching(
      /^<!-- threatlint:comment v=1 -->\n## ❌ threatlint[\s\S]*Architecture: \d+ change/,
    ),
  ]);
  await run(shop.git('rev-parse', 'HEAD'));
  expect(github.requests.filter(request => !request.startsWith('GET'))).toEqual([`POST ${COMMENTS}`]);
  shop.git('revert', '--no-edit', 'HEAD');
  await run(shop.git('rev-parse', 'HEAD'));
  expect(conversation.comments.map(({ body }) => body)).toEqual([
    expect.stringMatching(/^<!-- threatlint:comment v=1 -->\n<details><summary>✅ threatlint/),
  ]);
  expect(github.violations).toEqual([]);
});

it('is not written where there is nothing to say, and tells what changed in the models', async () => {
  shop.write({ 'README.md': 'x' });
  await run(shop.commit('nothing'));
  expect(conversation.comments).toEqual([]);
  shop.write({
    'infra/main.tf': OPEN_DATABASE,
    'threat-model/shop.yaml': String(SHOP['threat-model/shop.yaml']).replace('Only TLS 1.3', 'TLS 1.3'),
  });
  await run(shop.commit('both'));
  expect(conversation.comments[0]?.body).toContain('Threat models: 1 change');
});

it('of a stranger with the same mark is left alone', async () => {
  github.repository.comment(conversation, '<!-- threatlint:comment v=1 -->\nmine', 'eve');
  await run(open());
  expect(conversation.comments.map(({ author }) => author)).toEqual(['eve', 'github-actions[bot]']);
  expect(conversation.comments[0]?.body).toContain('mine');
});

it('that a token may not write loses only itself', async () => {
  github.fail(`POST ${COMMENTS}`, 'forbidden');
  const refused = await run(open());
  expect(refused.code).toBe(1);
  expect(refused.annotations.length).toBeGreaterThan(0);
  expect(refused.summary).toContain('## ❌ threatlint');
  expect(refused.log).toContain('comment on the pull request, left out: GitHub refused to comment');
});

it('is asked for by true or false', async () => {
  const wrong = await run(open(), { comment: 'yes' });
  expect(wrong.code).toBe(2);
  expect(wrong.log).toContain(
    'the input `comment` must be true or false; found `yes`. Leave it out for false.',
  );
});

import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ActionRun, payload, pullRequest, startAction } from '../support/action.ts';
import { browser, openPage } from '../support/browser.ts';
import { gfmPage } from '../support/gfm.ts';
import { LoopbackGitHub } from '../support/github/server.ts';
import { HOSTILE } from '../support/hostile.ts';
import { createRepository, type TestRepository, temporaryFolder } from '../support/repository.ts';

let github: LoopbackGitHub;
let url: string;
beforeEach(async () => {
  github = new LoopbackGitHub();
  url = await github.start();
});
afterEach(() => github.stop());

/** Pictures stay where this names a folder, for people to look at. */
const PICTURES = process.env['PICTURES'] ?? temporaryFolder();

const quoted = (text: string) => `"${text.replace(/["\\](?!u00)/g, '\\$&')}"`;

/** A model whose every free text would like to do something. */
const MODEL = `name: ${quoted(HOSTILE.join(' '))}
owner: "@org/team"
criticality: critical
scope: [infra]
boundaries:
  prod: {kind: network}
elements:
  caller: {external: person, name: ${quoted(HOSTILE[0] ?? '')}}
  app: {process: app, in: prod, name: ${quoted(HOSTILE[7] ?? '')}}
flows:
  call: {from: caller, to: app}
assumptions:
${HOSTILE.map((text, i) => `  a${i}: {kind: other, at: app, that: ${quoted(text)}, if-wrong: ${quoted(text)}}`).join('\n')}
threats:
  '#1':
    at: call
    what: an id that is none
${HOSTILE.map(
  (text, i) => `  t${i}:
    at: call
    stride: spoofing
    what: ${quoted(text)}
    ${i % 3 === 0 ? `accept: {by: "@org/team", because: ${quoted(text)}, until: 2026-06-01}` : `mitigate: {m: {what: ${quoted(text)}, owner: "@org/team", ${i % 3 === 1 ? 'due: 2026-06-01' : 'done: 2026-01-05'}}}`}
`,
).join('')}reviews:
  - {date: 2026-05-02, why: periodic, engineering: "@ana", security: "@bob", product: sam}
`.replace(/ {2}'#1':\n.*\n.*\n/, '');

/** Services whose names are the hostile texts, open to everybody. */
const COMPOSE = `services:\n${HOSTILE.map((text, i) => `  ${quoted(text)}:\n    image: ${quoted(`img${i}`)}\n    ports: ["${8000 + i}:80"]\n    depends_on: [${quoted(HOSTILE[(i + 1) % HOSTILE.length] ?? '')}]\n`).join('')}`;

function repository(): TestRepository {
  const made = createRepository();
  made.write({
    'threat-model/threatlint.yaml': 'version: 1\n',
    'threat-model/shop.yaml': MODEL,
    'infra/readme.txt': 'x',
  });
  made.commit('model', { date: '2026-05-02' });
  return made;
}

/** Hostile names of files and of who committed them, since the review. */
function change(made: TestRepository): string {
  for (const [i, text] of HOSTILE.entries()) {
    const name = text.replace(/[/\0]/g, '_').slice(0, 60);
    made.write({ [`infra/${name}`]: `${i}` });
    made.commit(text, { date: '2026-06-02', author: text.replace(/[<>\n]/g, '') });
  }
  made.write({ 'infra/compose.yaml': COMPOSE });
  return made.commit('deploy', { date: '2026-06-03', author: '@org/team' });
}

function start(made: TestRepository, event: string, about: object, inputs: Record<string, string>) {
  return startAction({
    workspace: made.path,
    event,
    payload: about as Record<string, unknown>,
    inputs: { today: '2026-08-20', token: 'secret', ...inputs },
    env: { GITHUB_API_URL: url },
  });
}

function scan(made: TestRepository): Promise<ActionRun> {
  const { repository: about } = payload('push', undefined, () => undefined) as { repository: object };
  return start(
    made,
    'schedule',
    { schedule: '0 5 * * 1', repository: { ...about, default_branch: 'main' } },
    { issues: 'true' },
  );
}

/** What a browser makes of a text, looked at as wide as a desk and as narrow as a telephone. */
async function look(name: string, markdown: string): Promise<Seen> {
  const pages = [1012, 360].map(width =>
    openPage(gfmPage(markdown), LOOK, { width, picture: join(PICTURES, `${name}-${width}.png`) }),
  );
  const [wide, narrow] = (await Promise.all(pages)) as unknown as [Seen, Seen];
  expect(narrow.overflow, 'wider than a telephone').toBe(false);
  return wide;
}

interface Seen {
  readonly tags: readonly string[];
  readonly links: readonly string[];
  readonly live: readonly string[];
  readonly odd: readonly string[];
  readonly boxes: number;
  readonly pwned: boolean;
  readonly overflow: boolean;
  readonly headings: readonly string[];
  readonly folded: readonly string[];
  readonly blocks: readonly string[];
  readonly last: string;
}

/**
 * Text outside of code and links is where GitHub looks for what it makes live: mentions, references, commits, addresses.
 * https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
 */
const LOOK = `
  const article = document.querySelector('article');
  const texts = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement.closest('code, pre, a')) texts.push(node.data);
  const signs = /(^|[^\\w\`])@[A-Za-z\\d]|(^|[^\\w\\u200b])[\\w./-]*#\\d|\\bGH-\\d|(^|[\\s({[@:])[0-9a-f]{7,40}(?![\\w])|:\\/\\/|\\bwww\\.|[\\w.]@[\\w-]+\\.\\w|\\$[^$]+\\$/i;
  const all = [...article.querySelectorAll('*')];
  return {
    tags: [...new Set(all.map(({ localName }) => localName))].sort(),
    links: [...article.querySelectorAll('a')].map(a => a.href),
    live: texts.filter(text => signs.test(text)),
    odd: texts.filter(text => /[\\u202a-\\u202e\\u2066-\\u2069\\u001b\\u00ad]/.test(text)),
    boxes: article.querySelectorAll('input[type=checkbox]').length,
    pwned: 'pwned' in window || document.title !== 'page',
    overflow: document.scrollingElement.scrollWidth > innerWidth,
    headings: [...article.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => h.localName + ' ' + h.textContent),
    folded: [...article.children].filter(({ localName }) => localName === 'details').map(d => d.querySelector('summary').textContent),
    blocks: [...article.querySelectorAll('pre > code')].map(code => code.className + '\\n' + code.textContent),
    last: article.lastElementChild.localName,
  };
`;

/** Ours are the only links, and they lead to files of the repository and to pages about rules. */
const OURS =
  /^https:\/\/github\.com\/(acme\/shop\/(issues\/\d+|commit\/[0-9a-f]{40}|blob\/[\w%.-]+\/[\w%.~/-]+(\?plain=1#L\d+)?)|threatlint\/threatlint\/blob\/main\/(rules|docs)\/[\w./-]+)$/;

function inert(seen: Seen): void {
  expect(seen.pwned).toBe(false);
  expect(seen.live).toEqual([]);
  expect(seen.odd).toEqual([]);
  expect(seen.links.filter(link => !OURS.test(link))).toEqual([]);
  const usual = 'a br code details em h2 h3 hr input li ol p pre span strong summary ul'.split(' ');
  expect(seen.tags.filter(tag => !usual.includes(tag))).toEqual([]);
}

describe.skipIf(browser === undefined)('in a browser, with names that would like to act', () => {
  it('a review issue shows them, and its parts are whole', async () => {
    const made = repository();
    change(made);
    const run = await scan(made);
    expect(run.stderr).toBe('');
    expect(run.report?.notAssessed).toEqual([]);
    const [issue, ...others] = github.repository.issues;
    expect(others).toEqual([]);
    const body = issue?.body ?? '';
    const seen = await look('issue', body);
    inert(seen);
    expect(body.match(/<!--/g)).toHaveLength(2);
    expect(body.match(/^<!-- threatlint:review v=1 .* -->$/gm)).toHaveLength(1);
    expect(body.match(/^<!-- threatlint:review end -->$/gm)).toHaveLength(1);
    expect(body.length).toBeLessThan(65_536);
    expect(seen.boxes).toBe(body.match(/^- \[ \] /gm)?.length);
    expect(seen.headings.map(text => text.split('?')[0])).toEqual([
      'h2 Why',
      'h2 What changed since the review of 2026-05-02',
      'h3 Architecture',
      'h3 Commits',
      'h2 How to close this',
      'h2 Check-list',
      'h3 What are we building',
      'h3 What can go wrong',
      'h3 What are we going to do about it',
      'h3 Did we do a good job',
      'h3 What can go wrong with the mitigations',
    ]);
    expect(seen.blocks).toHaveLength(1);
    const [, ...lines] = (seen.blocks[0] ?? '').trimEnd().split('\n');
    for (const line of lines)
      expect(line).toMatch(
        /^(flowchart LR| {2}n\d+\["[A-Za-z0-9 ._/-]+"\]:::(added|changed|removed)| {2}n\d+ --> n\d+| {2}classDef (added|changed|removed) [\w#:,-]+)$/,
      );
    const { summary } = run;
    inert(await look('summary', summary));
  }, 120_000);

  it('the comment of a pull request shows them, folded where it folds', async () => {
    const made = repository();
    const base = made.git('rev-parse', 'HEAD');
    const head = change(made);
    made.write({ 'threat-model/shop.yaml': MODEL.replaceAll('stride: spoofing', 'stride: tampering') });
    const last = made.commit('model', { date: '2026-06-04' });
    expect(last).not.toBe(head);
    const conversation = github.repository.open('Deploy', '', []);
    const event = pullRequest(base, last) as { pull_request: { number: number } };
    event.pull_request.number = conversation.number;
    const run = await start(made, 'pull_request', event, { comment: 'true' });
    expect(run.stderr).toBe('');
    const [comment] = conversation.comments;
    const body = comment?.body ?? '';
    const seen = await look('comment', body);
    inert(seen);
    expect(body.startsWith('<!-- threatlint:comment v=1 -->\n')).toBe(true);
    expect(body.match(/<!--/g)?.length).toBe(1 + (body.match(/^ {4}.*<!--/gm)?.length ?? 0));
    expect(seen.folded.at(-2)).toMatch(/^Architecture: \d+ changes$/);
    expect(seen.folded.at(-1)).toMatch(/^Threat models: \d+ changes$/);
    expect(seen.last).toBe('details');
    inert(await look('pull-request-summary', run.summary));
  }, 120_000);
});

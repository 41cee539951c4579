import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OrganisationReport } from '../../../src/org/report.ts';
import { printOrganisation } from '../../../src/report/organisation/index.ts';
import { browser, openPage } from '../../support/browser.ts';
import { gfmPage } from '../../support/gfm.ts';
import { LoopbackGitHub } from '../../support/github/server.ts';
import { MODEL } from '../../support/shop.ts';
import { MODELLED, rowOf, scanAll } from './support.ts';

const SERVER = 'https://github.com';
const HOSTILE =
  '<script>document.title="pwned"</script>"><img src=x onerror=alert(1)>\u202e@acme/all [a](javascript:x)';
const FOLDER = '<img src=x onerror=alert(1)>"\u202e';

let report: OrganisationReport;
beforeAll(async () => {
  const github = new LoopbackGitHub();
  const url = await github.start();
  const { organisation } = github;
  organisation.add('shop', MODELLED);
  organisation.add('zoo', {
    ...MODELLED,
    'threat-model/shop.yaml': MODEL.replace('2026-11-01', '2025-12-24'),
  });
  organisation.add('hostile', {
    [`${FOLDER}/main.tf`]: '',
    '</details><script>1</script>/compose.yaml': '',
    'threat-model/shop.yaml': MODEL.replace('owner: acme/shop', `owner: '${HOSTILE.replace(/\u202e/, '')}'`)
      .replace('scope: [infra]', 'scope: [elsewhere]')
      .replace('at: browse', `at: '<b onclick=x>##[error]'`),
  });
  organisation.add('deploys', { 'main.tf': '' });
  organisation.add('archived', MODELLED, { archived: true });
  organisation.add('secret', MODELLED, { forbidden: true });
  report = {
    ...(await scanAll(github, url)),
    issues: [
      {
        name: 'acme/zoo',
        done: ['opened #7 for `shop`'],
        left: [`\`${FOLDER}/shop\`: #8 was closed <img src=x> @acme/all`],
      },
    ],
  };
  await github.stop();
});

describe('the JSON report', () => {
  it('is as its schema says, in every key', () => {
    const schema = JSON.parse(readFileSync('schema/organisation-report.schema.json', 'utf8'));
    const ajv = formats['default'](new Ajv2020({ strict: false, allErrors: true }));
    const closed = JSON.parse(JSON.stringify(schema), (_, value) =>
      value?.properties === undefined ? value : { ...value, additionalProperties: false },
    );
    const validate = ajv.compile(closed);
    const document = JSON.parse(printOrganisation(report, 'json', SERVER));
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(document.repositories).toHaveLength(6);
    expect(document.repositories[3]).toMatchObject({
      name: 'acme/secret',
      standing: 'not-assessed',
      newestReview: null,
      owners: [],
    });
    expect(document.totals).toMatchObject({ overdue: 1, noModel: 1, leftOut: 1, notAssessed: 1 });
  });
});

describe('the Markdown report', () => {
  it.skipIf(browser === undefined)('shows in a browser what it says, and makes nothing live', async () => {
    const page = gfmPage(printOrganisation(report, 'markdown', SERVER));
    const seen = await openPage(
      page,
      `const article = document.querySelector('article');
      const tags = [...article.querySelectorAll('*')].map(({ localName }) => localName);
      const texts = [];
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (!node.parentElement.closest('code, a')) texts.push(node.data);
      return {
        title: document.title,
        tags: [...new Set(tags)].sort(),
        links: [...article.querySelectorAll('a')].map(a => a.href),
        live: texts.filter(text => /(^|[^\\w])@\\w|#\\d|\\u202e/.test(text)),
      };`,
    );
    expect(seen).toEqual({
      title: 'page',
      tags: ['a', 'code', 'h2', 'h3', 'li', 'p', 'strong', 'ul'],
      links: [`${SERVER}/acme/zoo/issues/7`, `${SERVER}/acme/zoo/issues/8`],
      live: [],
    });
  });

  it('says verdict, what blocks, models, who has none and what was not assessed; and does nothing', () => {
    const text = printOrganisation(report, 'markdown', SERVER);
    expect(text).toContain(
      '**findings; 6 repositories: 3 with 3 models, 1 that deploy something and have none, 1 left out;',
    );
    expect(text).toContain('as far as names of files in the root and two levels below show');
    expect(text).toMatch(/Not assessed here, because they need a clone: .*evidence-missing/);
    expect(text).toMatch(
      /\*\*acme\/zoo\*\*: findings; 1 model, high, owned by acme\/shop, reviewed 2025-12-24, 334 days old, \*\*1 overdue\*\*/,
    );
    expect(text).toMatch(/\*\*acme\/deploys\*\*: the top\n/);
    expect(text).toContain('GitHub forbids the token to read it');
    expect(text).toMatch(
      /^- \*\*acme\/zoo\*\* opened \[\\#&#8203;7\]\(https:\/\/github\.com\/acme\/zoo\/issues\/7\) for <code>shop<\/code>$/m,
    );
    expect(text).not.toMatch(/<script|<img|<b |@acme|\u202e|[^\\]\]\(javascript|##\[/);
  });
});

describe('the HTML report', () => {
  it('holds no request, no link but to the repositories, and nothing of theirs as markup', () => {
    const page = printOrganisation(report, 'html', SERVER);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1];
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]+=*'; script-src 'sha256-[\w+/]+=*'; base-uri 'none'; form-action 'none'$/,
    );
    const markup = page.replace(/(<(script|style)>)[^<][\s\S]*?(?=<\/\2>)/g, '$1');
    const tags = [...markup.matchAll(/<([a-z!][a-z0-9]*)/gi)].map(([, name]) => name?.toLowerCase());
    expect(new Set(tags)).toEqual(
      new Set(
        '! html head meta title style body h1 p strong label input table thead tr th button tbody td a details summary ul li script'
          .replace('! ', '!doctype ')
          .split(' '),
      ),
    );
    expect(tags.filter(name => name === 'script')).toHaveLength(1);
    const links = [...page.matchAll(/(?:href|src|action|url\()=?"?([^"\s>]+)/g)].map(([, to]) => to);
    for (const to of links.filter(each => each?.startsWith('http')))
      expect(to).toMatch(/^https:\/\/github\.com\/acme\/[a-z]+$/);
    expect(page).not.toContain('\u202e');
    expect(page).not.toContain('##[');
    expect(page).toContain('&lt;script&gt;document.title=&quot;pwned&quot;');
    expect(rowOf(report, 'hostile').folders.without).toContain(FOLDER);
  });

  it('sorts and filters in a browser, with its own policy in force', async () => {
    const page = printOrganisation(report, 'html', SERVER);
    if (browser === undefined) {
      console.warn('No Chromium on this machine: the page was not opened in a browser.');
      return;
    }
    const state = await openPage(
      page,
      `const names = () => [...document.querySelectorAll('tbody tr')].filter(r => !r.hidden).map(r => r.querySelector('a').textContent);
       const head = title => [...document.querySelectorAll('th button')].find(b => b.textContent === title);
       const out = {title: document.title, borders: getComputedStyle(document.querySelector('table')).borderCollapse, images: document.images.length, first: names()};
       head('Repository').click(); out.byName = names();
       head('Age, days').click(); head('Age, days').click(); out.byAge = names();
       const input = document.querySelector('input'); input.value = 'ZOO'; input.dispatchEvent(new Event('input')); out.filtered = names();
       return out;`,
    );
    const names = ['archived', 'deploys', 'hostile', 'secret', 'shop', 'zoo'].map(name => `acme/${name}`);
    expect(state).toMatchObject({
      title: 'Threat models of acme',
      borders: 'collapse',
      images: 0,
      byName: names,
      filtered: ['acme/zoo'],
    });
    expect((state['byAge'] as string[]).slice(0, 2)).toEqual(['acme/zoo', 'acme/hostile']);
  });
});

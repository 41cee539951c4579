import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isObject } from '../../src/core/document.ts';
import { document, PAGES, page, prose } from './docs-support.ts';
import { objections, unpinned, unsafeRuns } from './docs-workflows.ts';

/** The anchors that GitHub gives to the headings of a page. */
function anchors(path: string): string[] {
  const seen = new Map<string, number>();
  return [...prose(path).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => {
    const slug = title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
}

describe('links', () => {
  it.each([...PAGES, 'examples/three-tier-aws/README.md'])('of %s lead somewhere', path => {
    const dead: string[] = [];
    for (const [, target = ''] of prose(path)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [file = '', anchor] = target.split('#');
      const to = file === '' ? path : join(dirname(path), file);
      if (!existsSync(to)) dead.push(target);
      else if (anchor !== undefined && !anchors(to).includes(anchor)) dead.push(target);
    }
    expect(dead).toEqual([]);
  });

  it('lead to every page under docs/', () => {
    const readme = page('README.md');
    for (const path of PAGES.filter(path => path !== 'README.md')) expect(readme).toContain(`](${path}`);
  });
});

const WORKFLOWS = readdirSync('.github/workflows').map(name => `.github/workflows/${name}`);

describe('.github', () => {
  it.each(WORKFLOWS)('%s pins what it uses, asks for little and keeps expressions out of scripts', path => {
    const text = page(path);
    expect(unpinned(text)).toEqual([]);
    expect(unsafeRuns(text)).toEqual([]);
    expect(objections(text)).toEqual([]);
    const { value } = document(path, text);
    if (!isObject(value) || !isObject(value['jobs'])) throw new Error('a workflow has jobs');
    expect(value['permissions']).toEqual({});
    expect(value['concurrency']).toBeDefined();
    expect(Object.keys(isObject(value['on']) ? value['on'] : {})).toContain('merge_group');
    for (const job of Object.values(value['jobs'])) {
      if (!isObject(job)) throw new Error('a job is a map');
      expect([{}, { contents: 'read' }]).toContainEqual(job['permissions']);
      expect(job).toHaveProperty('timeout-minutes');
    }
  });

  it.each(readdirSync('.github/ISSUE_TEMPLATE'))('ISSUE_TEMPLATE/%s can be read', name => {
    const path = `.github/ISSUE_TEMPLATE/${name}`;
    expect(isObject(document(path, page(path)).value)).toBe(true);
  });

  it('judges our own models at every event, and in .ci/run', () => {
    const { value } = document('threatlint.yml', page('.github/workflows/threatlint.yml'));
    const { on, jobs } = value as {
      on: Record<string, unknown>;
      jobs: { own: { steps: unknown[]; if?: string } };
    };
    const events = ['pull_request', 'merge_group', 'push', 'schedule', 'workflow_dispatch'];
    expect(Object.keys(on)).toEqual(events);
    expect(on['pull_request']).toEqual({ types: ['opened', 'synchronize', 'reopened', 'edited'] });
    expect(jobs.own.if).toBeUndefined();
    expect(jobs.own.steps).toContainEqual({ uses: './' });
    expect(page('.ci/run')).toMatch(/^node dist\/cli\.js check /m);
  });

  it('requires every job of ci.yml by one', () => {
    const { value } = document('ci.yml', page('.github/workflows/ci.yml'));
    const jobs = isObject(value) && isObject(value['jobs']) ? value['jobs'] : {};
    const { all, ...others } = jobs;
    expect(isObject(all) && all['needs']).toEqual(Object.keys(others));
  });
});

describe('the pages', () => {
  it.each(PAGES)('%s holds no unfinished part', path => {
    expect(page(path)).not.toMatch(/\b(TODO|TBD|FIXME|XXX)\b/);
  });
});

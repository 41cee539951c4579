import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionEnvironment, pullRequest } from '../support/action.ts';
import { createRepository } from '../support/repository.ts';
import { OPEN_DATABASE, SHOP } from '../support/shop.ts';

/** A GitHub that knows one comparison, as its API describes it, and counts what it is asked. */
const asked: string[] = [];
let answer: { status: number; body: unknown } = { status: 500, body: {} };
const github = createServer((request, response) => {
  asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
  response.writeHead(answer.status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer.body));
});
beforeAll(() => new Promise<void>(resolve => void github.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise<void>(resolve => void github.close(() => resolve())));

function run(workspace: string, base: string, head: string): Promise<{ code: number; log: string }> {
  const { port } = github.address() as AddressInfo;
  const { command, env } = actionEnvironment({
    workspace,
    event: 'pull_request',
    payload: pullRequest(base, head),
    inputs: { token: 'secret' },
    env: { GITHUB_API_URL: `http://127.0.0.1:${port}`, HTTPS_PROXY: '', https_proxy: '' },
  });
  return new Promise(resolve => {
    const child = spawn(command[0], command.slice(1), { cwd: workspace, env });
    let log = '';
    child.stdout.on('data', chunk => {
      log += String(chunk);
    });
    child.on('close', code => resolve({ code: code ?? -1, log }));
  });
}

describe("a depth-1 clone of a pull request's head", () => {
  const setUp = () => {
    const origin = createRepository();
    origin.write(SHOP);
    const fork = origin.commit('base', { date: '2026-11-02' });
    origin.branch('feature');
    origin.write({ 'infra/main.tf': OPEN_DATABASE });
    const head = origin.commit('open', { date: '2026-11-03' });
    origin.checkout('main');
    origin.write({ 'README.md': 'later\n' });
    const base = origin.commit('later', { date: '2026-11-04' });
    return { fork, head, base, clone: origin.clone({ ref: 'refs/heads/feature', depth: 1 }) };
  };

  it('asks the API once where the two parted, and judges', async () => {
    const { fork, head, base, clone } = setUp();
    asked.length = 0;
    answer = { status: 200, body: { merge_base_commit: { sha: fork } } };
    const { code, log } = await run(clone.path, base, head);
    expect(log).toContain('aws_security_group.db');
    expect(code).toBe(1);
    expect(asked).toEqual([`GET /repos/acme/shop/compare/${base}...${head}?per_page=1 token secret`]);
    expect(log).not.toContain('secret');
  });

  it.each([
    ['refuses', { status: 403, body: { message: 'Resource not accessible by integration' } }],
    ['fails', { status: 502, body: {} }],
    ['says something else', { status: 200, body: { merge_base_commit: { sha: '--output=x' } } }],
  ])('asks git where the API %s', async (_, wrong) => {
    const { head, base, clone } = setUp();
    answer = wrong;
    const { code, log } = await run(clone.path, base, head);
    expect(log).toContain('aws_security_group.db');
    expect(code).toBe(1);
  });
});

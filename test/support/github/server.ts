import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { requestProblems, responseProblems, routeOf } from './contract.ts';
import { answerGraphql, type GraphqlRequest, Organisation } from './organisation.ts';
import { type Issue, Repository } from './state.ts';

/** How a request is made to fail. `after`: it takes effect, and the client does not learn of it. */
export type Fault =
  | 'drop'
  | 'drop-after'
  | 'malformed-after'
  | 'server-error'
  | 'server-error-after'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'gone'
  | 'conflict'
  | 'invalid'
  | 'secondary-limit'
  | 'primary-limit'
  /** A limit that by this server's clock was lifted long ago. */
  | 'wrong-clock';

/** Faults in waiting: each takes the next request of its route. */
export interface PlannedFault {
  readonly route: string;
  readonly how: Fault;
  times: number;
}

/** The route of every request to the GraphQL API. */
export const GRAPHQL = 'POST /graphql';

interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** GitHub on the loopback interface: keeps state, checks each request against the published description, fails on command. */
export class LoopbackGitHub {
  readonly repository = new Repository('acme/shop');
  /** What the GraphQL API knows. */
  readonly organisation = new Organisation('acme');
  readonly requests: string[] = [];
  /** What the client sent, or we answered, that GitHub's description does not allow. */
  readonly violations: string[] = [];
  readonly faults: PlannedFault[] = [];
  /** What a list shows: all issues, or only those with a number up to this (a replica that lags). */
  seenUpTo = Number.POSITIVE_INFINITY;
  /** Tokens with less than `issues: write` have their labels and assignees dropped without a word, as GitHub does. */
  mayLabel = true;
  /** Called after an issue was created: what another run does at that moment. */
  onCreate: ((issue: Issue) => void) | undefined;
  readonly #others = new Map<string, Repository>();
  #server: Server | undefined;

  async start(): Promise<string> {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    await new Promise<void>(done => this.#server?.listen(0, '127.0.0.1', done));
    return this.#base();
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    server?.closeAllConnections();
    if (server !== undefined) await new Promise(done => server.close(done));
  }

  /** The issues of a repository, `owner/name`. */
  repositoryAt(name: string): Repository {
    if (name === 'acme/shop') return this.repository;
    const known = this.#others.get(name) ?? new Repository(name);
    this.#others.set(name, known);
    return known;
  }

  fail(route: string, how: Fault, times = 1): void {
    this.faults.push({ route, how, times });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += chunk;
    const url = new URL(request.url ?? '/', 'http://loopback');
    if (request.method === 'POST' && /^(\/api)?\/graphql$/.test(url.pathname))
      return this.#graphql(text, response);
    const route = routeOf(request.method ?? '', url.pathname);
    this.requests.push(route ?? `${request.method} ${url.pathname}`);
    if (route === undefined) {
      this.violations.push(`${request.method} ${url.pathname} is not described`);
      return send(response, 404, { message: 'Not Found' });
    }
    const body = text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>);
    this.violations.push(
      ...requestProblems(route, url.searchParams, body).map(problem => `${route}: ${problem}`),
    );
    // https://docs.github.com/en/rest/issues/issues: GitHub takes no more of a body.
    if (String(body?.['body'] ?? '').length > 65_536) this.violations.push(`${route}: the body is too long`);
    const fault = this.faults.find(one => one.route === route && one.times > 0);
    if (fault !== undefined) {
      fault.times--;
      if (fault.how.endsWith('-after')) this.#act(route, url, body);
      return failAs(fault.how, response);
    }
    const { status, json, headers } = this.#act(route, url, body);
    this.violations.push(
      ...responseProblems(route, status, json).map(problem => `answer to ${route}: ${problem}`),
    );
    send(response, status, json, headers);
  }

  async #graphql(text: string, response: ServerResponse): Promise<void> {
    this.requests.push(GRAPHQL);
    const fault = this.faults.find(one => one.route === GRAPHQL && one.times > 0);
    if (fault !== undefined) {
      fault.times--;
      return failAs(fault.how, response);
    }
    const { status, json, headers, problems } = await answerGraphql(
      this.organisation,
      JSON.parse(text) as GraphqlRequest,
    );
    this.violations.push(...problems);
    send(response, status, json, headers);
  }

  #act(route: string, url: URL, body: Record<string, unknown> = {}): Answer {
    const parts = url.pathname.split('/');
    const repository = this.repositoryAt(`${parts[2]}/${parts[3]}`);
    const issue = repository.find(Number(parts[5]));
    switch (route) {
      case 'GET /repos/{owner}/{repo}/issues':
        return this.#list(url, repository);
      case 'POST /repos/{owner}/{repo}/issues': {
        const labels = this.mayLabel ? (body['labels'] as string[]) : [];
        const people = (body['assignees'] ?? []) as string[];
        if (people.includes('nobody')) {
          const errors = [{ resource: 'Issue', field: 'assignees', code: 'invalid', value: 'nobody' }];
          return { status: 422, json: { message: 'Validation Failed', errors } };
        }
        const created = repository.open(body['title'] as string, body['body'] as string, labels);
        if (this.mayLabel) created.assignees.push(...people);
        this.onCreate?.(created);
        return { status: 201, json: repository.issueJson(created) };
      }
      case 'PATCH /repos/{owner}/{repo}/issues/{issue_number}':
        if (issue === undefined) break;
        if (typeof body['body'] === 'string') issue.body = body['body'];
        if (body['state'] === 'open' || body['state'] === 'closed') {
          issue.state = body['state'];
          issue.state_reason = (body['state_reason'] as Issue['state_reason']) ?? null;
        }
        return { status: 200, json: repository.issueJson(issue) };
      case 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments':
        if (issue === undefined) break;
        return { status: 200, json: issue.comments.map(comment => repository.commentJson(issue, comment)) };
      case 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments':
        if (issue === undefined) break;
        return {
          status: 201,
          json: repository.commentJson(issue, repository.comment(issue, body['body'] as string)),
        };
      case 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': {
        for (const one of repository.issues) {
          const comment = one.comments.find(({ id }) => id === Number(parts[6]));
          if (comment === undefined) continue;
          comment.body = body['body'] as string;
          return { status: 200, json: repository.commentJson(one, comment) };
        }
      }
    }
    return { status: 404, json: { message: 'Not Found' } };
  }

  /** Pages as GitHub pages, with its `Link` header. */
  #list(url: URL, repository: Repository): Answer {
    const label = url.searchParams.get('labels');
    const size = Number(url.searchParams.get('per_page') ?? 30);
    const page = Number(url.searchParams.get('page') ?? 1);
    const found = repository.issues
      .filter(issue => label === null || issue.labels.includes(label))
      .filter(issue => issue.number <= this.seenUpTo)
      .reverse();
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    next.host = url.host;
    const more = found.length > page * size;
    return {
      status: 200,
      json: found.slice((page - 1) * size, page * size).map(issue => repository.issueJson(issue)),
      headers: more ? { link: `<${this.#base()}${next.pathname}${next.search}>; rel="next"` } : {},
    };
  }

  #base(): string {
    const address = this.#server?.address() as AddressInfo | null | undefined;
    return `http://127.0.0.1:${address?.port ?? 0}`;
  }
}

function send(response: ServerResponse, status: number, json: unknown, headers: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(json));
}

function failAs(how: Fault, response: ServerResponse): void {
  if (how === 'drop' || how === 'drop-after') response.destroy();
  else if (how === 'malformed-after') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('<html>proxy');
  } else {
    const [status, message, headers] = REFUSALS[how];
    send(response, status, { message }, headers);
  }
}

/** What GitHub answers when it refuses. */
const REFUSALS: Readonly<
  Record<Exclude<Fault, 'drop' | 'drop-after' | 'malformed-after'>, readonly [number, string, object?]>
> = {
  'server-error': [502, 'Server Error'],
  'server-error-after': [502, 'Server Error'],
  unauthorized: [401, 'Bad credentials'],
  forbidden: [
    403,
    'Resource not accessible by integration',
    { 'x-accepted-github-permissions': 'issues=write; pull_requests=write' },
  ],
  'not-found': [404, 'Not Found'],
  gone: [410, 'Issues has been disabled in this repository.'],
  conflict: [409, 'Conflict'],
  invalid: [422, 'Validation Failed'],
  'secondary-limit': [403, 'You have exceeded a secondary rate limit.', { 'retry-after': '1' }],
  'primary-limit': [
    429,
    'API rate limit exceeded',
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' },
  ],
  'wrong-clock': [
    429,
    'API rate limit exceeded',
    { date: 'Thu, 01 Jan 1970 00:00:01 GMT', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' },
  ],
};

import { type Assessed, assessed, type Gap, notAssessed } from '../../core/assessed.ts';
import type { Budget } from '../../org/host.ts';
import type { Answer, Refusal } from '../../review-issues/tracker.ts';
import { ask } from './client.ts';
import type { Octokit } from './plain.ts';

/** A mistake in an answer that holds data all the same. */
export interface GraphqlFault {
  readonly type?: unknown;
  readonly message?: unknown;
  /** Where in the data: the first step is the alias of the repository. */
  readonly path?: unknown;
}

/** An answer of the GraphQL API: data, which may have holes, and why. */
export interface GraphqlAnswer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly faults: readonly GraphqlFault[];
  readonly budget?: Budget;
}

/**
 * Where GitHub's GraphQL API is: what the runner says, unless another API is named; beside the REST API of github.com, and
 * of a GitHub Enterprise Server under `/api/graphql`.
 */
export function graphqlUrl(api: string, env: NodeJS.ProcessEnv): string {
  const given = env['GITHUB_GRAPHQL_URL'];
  if (given !== undefined && given !== '' && (env['GITHUB_API_URL'] ?? api) === api) return given;
  const bare = api.replace(/\/+$/, '');
  return bare.endsWith('/api/v3') ? `${bare.slice(0, -'/v3'.length)}/graphql` : `${bare}/graphql`;
}

interface Body {
  readonly data?: unknown;
  readonly errors?: unknown;
}

/** Sends a query, once. What is refused, cut off or malformed becomes a sentence with a remedy. */
export async function query(
  client: Octokit,
  url: string,
  doing: string,
  operation: { readonly query: string; readonly variables: object },
): Promise<Answer<GraphqlAnswer>> {
  const sent = await ask(doing, () =>
    client.request(`POST ${url}`, { ...operation, request: { retries: 0 } }).catch(limited),
  );
  if (!sent.ok) return sent;
  const { data: body, headers } = sent.value as { data: Body | null; headers: Record<string, unknown> };
  if (typeof body !== 'object' || body === null) return { ok: false, refusal: malformed(doing) };
  const faults = Array.isArray(body.errors) ? (body.errors as GraphqlFault[]) : [];
  if (faults.some(fault => fault?.type === 'RATE_LIMITED'))
    return { ok: false, refusal: usedUp(doing, headers) };
  if (typeof body.data !== 'object' || body.data === null) {
    const [fault] = faults;
    return { ok: false, refusal: fault === undefined ? malformed(doing) : failed(doing, fault) };
  }
  const data = body.data as Record<string, unknown>;
  const budget = budgetOf(data['rateLimit']);
  return { ok: true, value: { data, faults, ...(budget === undefined ? {} : { budget }) } };
}

/** What the answer holds under one alias, or why it is missing there: `read` gives undefined for what has not the right shape. */
export function under<T>(
  answer: GraphqlAnswer,
  alias: string,
  name: string,
  read: (value: object) => T | undefined,
): Assessed<T> {
  const fault = answer.faults.find(({ path }) => Array.isArray(path) && path[0] === alias);
  if (fault !== undefined) return notAssessed(refused(name, fault));
  const value = answer.data[alias];
  if (value === null || value === undefined) return notAssessed(refused(name, { type: 'NOT_FOUND' }));
  const found = typeof value === 'object' ? read(value) : undefined;
  return found === undefined
    ? notAssessed({
        what: name,
        why: "GitHub's answer about it has not the documented shape",
        remedy: 'Run it again; if it stays, look for a proxy between here and GitHub.',
      })
    : assessed(found);
}

function refused(what: string, { type, message }: GraphqlFault): Gap {
  if (type === 'NOT_FOUND') {
    return {
      what,
      why: 'it does not exist any more, or the token cannot see it',
      remedy: 'Take it off the list, or give the token `contents: read` there.',
    };
  }
  if (type === 'FORBIDDEN') {
    return {
      what,
      why: 'GitHub forbids the token to read it',
      remedy:
        'Give the token `contents: read` there, and authorise it for single sign-on if the organisation asks for that.',
    };
  }
  return { what, why: `GitHub could not answer: ${plain(message)}`, remedy: 'Run it again.' };
}

/** The throttling plugin throws what came with status 200: here it is an answer again. */
function limited(error: unknown): unknown {
  const { response } = error as { response?: { status?: number } };
  if (response?.status === 200) return response;
  throw error;
}

function budgetOf(value: unknown): Budget | undefined {
  const { cost, remaining, limit, resetAt } = (value ?? {}) as Record<string, unknown>;
  return typeof cost === 'number' &&
    typeof remaining === 'number' &&
    typeof limit === 'number' &&
    typeof resetAt === 'string' &&
    /^[\d:TZ.+-]{1,40}$/.test(resetAt)
    ? { cost, remaining, limit, resetAt }
    : undefined;
}

function usedUp(doing: string, headers: Record<string, unknown>): Refusal {
  const reset = Number(headers['x-ratelimit-reset']);
  const when = Number.isFinite(reset) && reset > 0 ? ` until ${new Date(reset * 1000).toISOString()}` : '';
  return {
    why: `GitHub refused to ${doing}: the rate limit is used up${when}`,
    remedy: 'Run it again later, with the same `--state`: it goes on from here.',
    uncertain: false,
  };
}

function malformed(doing: string): Refusal {
  return {
    why: `could not ${doing}: the answer is not what GitHub's API gives`,
    remedy: 'Run it again: nothing is done twice; if it stays, look for a proxy between here and GitHub.',
    uncertain: true,
  };
}

function failed(doing: string, { message }: GraphqlFault): Refusal {
  return {
    why: `could not ${doing}: ${plain(message)}`,
    remedy: 'Run it again: nothing is done twice.',
    uncertain: true,
  };
}

function plain(message: unknown): string {
  return String(message ?? 'no reason given')
    .replace(/[^\x20-\x7e]+/g, ' ')
    .slice(0, 300);
}

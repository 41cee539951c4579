import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import type { Answer, Refusal } from '../../review-issues/tracker.ts';
import { type ApiAccess, type Octokit, silentClient } from './plain.ts';

/** How long one request may take, in milliseconds. */
const TIMEOUT = 30_000;
/** The longest that a run waits for a limit to be lifted, in seconds; beyond it the run says when to come again. */
const LONGEST_WAIT = 120;

/**
 * A client that keeps GitHub's pace (writes a second apart, notifications three), waits out short rate limits, and
 * sends reads again after faults of the server. Writes are sent once: whether one took effect is for the caller to see.
 * `unpaced` for a server without limits, which GitHub Enterprise Server is by default.
 */
export function githubClient(access: ApiAccess, pace: 'paced' | 'unpaced' = 'paced'): Octokit {
  const wait = (seconds: number, _options: unknown, _client: unknown, count: number) =>
    seconds <= LONGEST_WAIT && count < 2;
  const throttle = {
    enabled: pace === 'paced',
    onRateLimit: wait,
    onSecondaryRateLimit: wait,
    fallbackSecondaryRateRetryAfter: LONGEST_WAIT / 2,
  };
  const client = silentClient(access, { throttle }, timeouts as never, retry as never, throttling as never);
  client.hook.before('request', request => {
    if (request.method !== 'GET' && !request.url.endsWith('/graphql'))
      request.request = { ...request.request, retries: 0 };
  });
  return client;
}

/** A time limit for each request that is sent, whatever time passes between one and its repetition. */
function timeouts({ hook }: Pick<Octokit, 'hook'>): void {
  hook.wrap('request', (request, options) =>
    request({ ...options, request: { ...options.request, signal: AbortSignal.timeout(TIMEOUT) } }),
  );
}

/** Calls the API; what is refused or broken becomes a sentence with a remedy. `doing` reads like "list the issues". */
export async function ask<T>(doing: string, call: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, refusal: refusalOf(doing, error) };
  }
}

interface ApiFault {
  readonly status?: number;
  readonly message: string;
  readonly response?: {
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly data?: { readonly errors?: readonly { readonly field?: unknown }[] };
  };
}

function refusalOf(doing: string, error: unknown): Refusal {
  const { status, message, response } = error as ApiFault;
  const headers = response?.headers ?? {};
  const field = response?.data?.errors?.[0]?.field;
  const certain = (why: string, remedy: string): Refusal => ({
    why: `GitHub refused to ${doing}: ${why}`,
    remedy,
    uncertain: false,
    ...(typeof field === 'string' ? { field } : {}),
  });
  const general = (why: string, remedy: string): Refusal => ({ ...certain(why, remedy), general: true });
  if (response === undefined || status === undefined || status >= 500) {
    const what =
      response === undefined
        ? 'no answer came'
        : status === undefined
          ? 'the answer was cut off'
          : `the server failed (${status})`;
    return {
      why: `could not ${doing}: ${what}`,
      remedy: 'Run it again: nothing is done twice.',
      uncertain: true,
    };
  }
  if (status === 401)
    return general(
      'the token is not valid (401)',
      'Give a valid token as the input `token`, or leave the input out: the default is that of the job.',
    );
  if (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0' || status === 429) {
    const reset = Number(headers['x-ratelimit-reset']);
    const when = Number.isFinite(reset) && reset > 0 ? ` until ${new Date(reset * 1000).toISOString()}` : '';
    return general(
      `the rate limit is used up${when} (${status})`,
      'Run it again later: nothing is done twice.',
    );
  }
  if (status === 403) {
    const needed = headers['x-accepted-github-permissions'];
    const lacks =
      needed === undefined
        ? 'the token may not (403)'
        : `the token lacks the permission ${permissions(needed)} (403)`;
    return certain(
      lacks,
      needed === undefined
        ? 'Give the job the permission that docs/review-issues.md names.'
        : `Add it under \`permissions\` of the job: ${permissions(needed)}.`,
    );
  }
  if (status === 404)
    return certain(
      'it does not exist, or the token cannot see it (404)',
      'Check the name, and that the token may read this repository.',
    );
  if (status === 410)
    return certain(
      'issues are switched off in this repository (410)',
      "Switch issues on in the repository's settings, or leave out the input `issues`.",
    );
  return certain(`${plain(message)} (${status})`, 'Run it again; if it stays, report it with this line.');
}

/** `issues=write; pull_requests=write` as GitHub sends it, in the words of a workflow: "`issues: write` or `pull-requests: write`". */
function permissions(header: string): string {
  return header
    .split(';')
    .map(set =>
      set
        .split(',')
        .map(one => `\`${one.trim().replace('=', ': ').replace(/_/g, '-')}\``)
        .join(' and '),
    )
    .join(' or ');
}

/** A message of the server on one line, without what could be a control sequence. */
function plain(message: string): string {
  return message.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 300);
}

import { getOctokit } from '@actions/github';

/** Where GitHub's API is, and who asks. */
export interface ApiAccess {
  readonly token: string;
  /** Such as `https://api.github.com`, or `https://ghe.example.org/api/v3`. */
  readonly url: string;
}

/** The API as it concerns one repository. */
export interface RepositoryAccess extends ApiAccess {
  /** `owner/name`. */
  readonly repository: string;
}

export type Octokit = ReturnType<typeof getOctokit>;

/** How long a question may take to which there is another way, in milliseconds. */
const TIMEOUT = 15_000;

/** A client that writes nothing to the log: what a server says could be a workflow command. */
export function silentClient(
  { token, url }: ApiAccess,
  options: object = {},
  ...plugins: Parameters<typeof getOctokit>[2][]
): Octokit {
  return getOctokit(token, { baseUrl: url, log: SILENT, ...options }, ...(plugins as never[]));
}

/** Asks GitHub once, briefly. Undefined where no answer comes or it refuses, whatever the reason. */
export async function askOnce<T>(
  access: ApiAccess,
  call: (client: Octokit, request: { readonly signal: AbortSignal }) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await call(silentClient(access), { signal: AbortSignal.timeout(TIMEOUT) });
  } catch {
    return undefined;
  }
}

const quiet = () => undefined;
const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet };

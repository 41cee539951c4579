import type { Oid } from '../../core/source.ts';
import { isOid } from '../../git/index.ts';

/** Where GitHub's API is, and who asks. */
export interface Api {
  readonly token: string;
  /** Such as `https://api.github.com`. */
  readonly url: string;
  /** `owner/name`. */
  readonly repository: string;
}

/** How long the answer may take: git can find the same by fetching history. */
const TIMEOUT = 15_000;

/**
 * The commit where two commits parted, by GitHub's comparison: one small answer instead of the whole history, which a
 * shallow clone lacks. Undefined where the API does not say; the client is loaded only here.
 */
export async function mergeBaseByApi(api: Api, base: Oid, head: Oid): Promise<Oid | undefined> {
  const [owner, repo] = api.repository.split('/');
  if (owner === undefined || repo === undefined || api.token === '') return undefined;
  try {
    const { getOctokit } = await import('@actions/github');
    const { rest } = getOctokit(api.token, { baseUrl: api.url, log: SILENT });
    const { data } = await rest.repos.compareCommitsWithBasehead({
      owner,
      repo,
      basehead: `${base}...${head}`,
      per_page: 1,
      request: { signal: AbortSignal.timeout(TIMEOUT) },
    });
    const { sha } = data.merge_base_commit;
    return isOid(sha) ? sha : undefined;
  } catch {
    // Whatever the reason, git is asked next, and its refusal is the one that is told.
    return undefined;
  }
}

const quiet = () => undefined;
const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet };

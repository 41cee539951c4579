import type { Oid } from '../../core/source.ts';
import { isOid } from '../../git/index.ts';
import type { RepositoryAccess } from '../github/plain.ts';

/**
 * The commit where two commits parted, by GitHub's comparison: one small answer instead of the whole history, which a
 * shallow clone lacks. Undefined where the API does not say: git is asked next, and its refusal is the one that is told.
 * The client is loaded only here.
 */
export async function mergeBaseByApi(api: RepositoryAccess, base: Oid, head: Oid): Promise<Oid | undefined> {
  const [owner = '', repo = ''] = api.repository.split('/');
  const { askOnce } = await import('../github/plain.ts');
  const answer = await askOnce(api, ({ rest }, request) =>
    rest.repos.compareCommitsWithBasehead({
      owner,
      repo,
      basehead: `${base}...${head}`,
      per_page: 1,
      request,
    }),
  );
  const sha: unknown = answer?.data.merge_base_commit?.sha;
  return typeof sha === 'string' && isOid(sha) ? sha : undefined;
}

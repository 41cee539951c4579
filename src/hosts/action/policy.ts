import type { OrganisationPolicy } from '../../control/organisation.ts';
import { isOid, type Repository } from '../../git/index.ts';
import type { RepositoryAccess } from '../github/plain.ts';
import { policyFromBytes, policyFromFile } from '../policy.ts';
import { UsageError } from '../usage.ts';

/**
 * The policy that the input names: a checked-out file (a path from the workspace), or `owner/repository/path@commit`,
 * which is asked of GitHub. Throws a UsageError where it cannot be had: without its policy nothing is judged.
 */
export async function readPolicyInput(
  input: string,
  path: string,
  repository: Repository,
  api: RepositoryAccess | undefined,
): Promise<OrganisationPolicy> {
  const remote = /^([\w.-]+)\/([\w.-]+)\/([^@]+)@([^@/]+)$/.exec(input);
  if (remote === null) return policyFromFile(path, repository, input);
  const [, owner = '', repo = '', file = '', ref = ''] = remote;
  if (!isOid(ref)) {
    throw new UsageError(
      `the input \`policy\` must name a commit after \`@\`, not \`${ref}\``,
      'Pin the full id of a commit: a branch or tag can be moved.',
    );
  }
  if (api === undefined) {
    throw new UsageError(
      'the input `policy` names a repository, and there is no token to ask for it',
      'Set `token`.',
    );
  }
  return policyFromBytes(input, await download(api, { owner, repo, path: file, ref }));
}

async function download(
  api: RepositoryAccess,
  where: { owner: string; repo: string; path: string; ref: string },
): Promise<Uint8Array> {
  const { askOnce } = await import('../github/plain.ts');
  const answer = await askOnce(api, ({ rest }, request) =>
    rest.repos.getContent({ ...where, mediaType: { format: 'raw' }, request }),
  );
  const data: unknown = answer?.data;
  if (typeof data === 'string') return new TextEncoder().encode(data);
  // A private repository that the token may not read answers as one that does not exist.
  throw new UsageError(
    `GitHub does not give \`${where.path}\` of \`${where.owner}/${where.repo}\` at \`${where.ref}\``,
    'Check the path and the commit, and give `token` read access to that repository.',
  );
}

import { readFileSync, realpathSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { type OrganisationPolicy, readOrganisationPolicy } from '../control/organisation.ts';
import { readFile } from '../documents/read.ts';
import type { Repository } from '../git/index.ts';
import { UsageError } from './usage.ts';

const MAX_BYTES = 1024 * 1024;

/**
 * Reads the organisation's policy from a file of this machine. Throws a UsageError where it cannot be read, has mistakes,
 * or is a file of the very repository that it is to judge: a pull request could then loosen it.
 */
export async function policyFromFile(
  path: string,
  repository: Repository,
  name = path,
): Promise<OrganisationPolicy> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile() || found.size > MAX_BYTES) {
    throw new UsageError(
      `the policy \`${name}\` ${found?.isFile() ? 'is larger than 1 MiB' : 'is not a file'}`,
      'Check out the repository that holds it, at a commit, and name the file.',
    );
  }
  const file = realpathSync(resolve(path));
  const inside = relative(repository.root, file).split(sep).join('/');
  const head = await repository.head();
  const tree = head.ok ? await repository.tree(head.value) : undefined;
  if (tree?.ok && tree.value.entries.has(inside)) {
    throw new UsageError(
      `the policy \`${name}\` belongs to the repository that it judges, where every pull request could change it`,
      'Keep it in a repository of its own, and check that out into another folder.',
    );
  }
  return policyFromBytes(name, readFileSync(file));
}

/** Reads a policy from its bytes; `name` is what messages call it. Throws a UsageError where it has mistakes. */
export function policyFromBytes(name: string, bytes: Uint8Array): OrganisationPolicy {
  const read = readOrganisationPolicy(readFile({ path: name, oid: '', bytes }, { maxBytes: MAX_BYTES }));
  if (read.ok) return read.policy;
  throw new UsageError(`the policy \`${name}\` has mistakes: ${read.mistake.message}`, read.mistake.remedy);
}

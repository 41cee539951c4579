import { devNull } from 'node:os';
import { join } from 'node:path';
import { type Assessed, assessed, notAssessed } from '../core/assessed.ts';
import type { RepoPath } from '../core/source.ts';
import type { TreeEntry } from '../core/tree.ts';
import { failed } from './gaps.ts';
import { decode, fields } from './parse.ts';
import type { Git } from './process.ts';
import { temporaryFolder } from './temporary.ts';

/**
 * Asks git which attributes the `.gitattributes` files of one commit set. An index of our own that holds only those
 * files takes the place of `check-attr --source`, which git has since 2.40 only; a repository of our own has no
 * `info/attributes` to add. Two processes.
 */
export async function readAttributes(
  borrowed: Git,
  sources: readonly TreeEntry[],
  paths: readonly RepoPath[],
  names: readonly string[],
): Promise<Assessed<ReadonlyMap<RepoPath, ReadonlySet<string>>>> {
  const what = `the attributes ${names.join(', ')}`;
  if (!names.every(name => /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name))) {
    return notAssessed({
      what,
      why: 'these are no names of attributes',
      remedy: 'Give names such as `eol`.',
    });
  }
  const git = borrowed.but({
    variables: { GIT_INDEX_FILE: join(temporaryFolder(), 'index'), GIT_ATTR_NOSYSTEM: '1' },
    // A person's own attributes must not change what is reported of a commit.
    config: [`core.attributesFile=${devNull}`],
  });
  const index = await git.run(['update-index', '-z', '--index-info'], {
    input: sources.map(({ oid, path }) => `100644 ${oid}\t${path}\0`).join(''),
  });
  if (index.code !== 0) return failed(what, index);
  const result = await git.run(['check-attr', '--cached', '-z', '--stdin', ...names], {
    input: paths.map(path => `${path}\0`).join(''),
  });
  if (result.code !== 0) return failed(what, result);
  const out = new Map<RepoPath, Set<string>>();
  const records = fields(result.stdout);
  for (let i = 0; i + 2 < records.length; i += 3) {
    const value = records[i + 2];
    if (value !== 'set' && value !== 'true') continue;
    const path = decode(records[i] ?? '') ?? '';
    const set = out.get(path) ?? new Set();
    out.set(path, set.add(records[i + 1] ?? ''));
  }
  return assessed(out);
}

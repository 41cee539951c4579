import { tables } from '../tables.ts';
import type { Directory } from './directory.ts';

const ORDER = ['none', 'low', 'normal', 'high'];

/**
 * The type of a module call. Of a module that was read, it is that of the most significant thing inside:
 * `module:aws_s3_bucket`. Of any other its name must tell: `module:~s3_bucket`, which only name patterns fit.
 */
export function moduleType(source: string, called: Directory | undefined): string {
  if (called === undefined) return `module:~${nameOf(source)}`;
  return `module:${mostSignificant(called, new Set()) ?? 'nothing'}`;
}

/** The last telling part of a module's address: `terraform-aws-modules/s3-bucket/aws`, `git::https://host/kms.git//x?ref=1`. */
function nameOf(source: string): string {
  const [path = ''] = source.split('?');
  const parts = path
    .replace(/\.git(?=\/|$)/, '')
    .split('/')
    .filter(part => part !== '' && part !== '.' && part !== '..');
  // A registry address ends with its provider.
  const registry = parts.length >= 3 && !path.includes(':') && !/^[./]/.test(path);
  const name = (registry ? parts.at(-2) : parts.at(-1)) ?? '';
  return name
    .replace(/^terraform-([a-z]+-)?/, '')
    .replaceAll('-', '_')
    .toLowerCase();
}

function mostSignificant(directory: Directory, seen: Set<Directory>): string | undefined {
  if (seen.has(directory)) return undefined;
  seen.add(directory);
  const table = tables('terraform');
  const rank = (type: string): number => {
    const { kind, weight } = table.kind(type);
    // What runs and what keeps data tells more of a module than the identities and controls around it.
    return (
      ORDER.indexOf(weight) * 4 +
      (kind === 'store' ? 3 : kind === 'process' ? 3 : kind === 'external' ? 2 : 1)
    );
  };
  const types: string[] = [];
  for (const address of directory.declared.keys()) {
    const [first = '', second = ''] = address.split('.');
    if (first === 'data' || first === 'provider') continue;
    const inner = first === 'module' ? directory.modules.get(second) : undefined;
    if (first !== 'module') types.push(first);
    else if (inner !== undefined)
      types.push(...[mostSignificant(inner, seen)].filter(one => one !== undefined));
  }
  return types
    .filter(type => table.kind(type).weight !== 'none')
    .sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1))[0];
}

import { createHash } from 'node:crypto';
import type { Listed } from './types.ts';

/** One of so many parts, such as 3 of 8. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** GitHub starts at most so many jobs from one matrix. */
export const MOST_SHARDS = 256;

/** Reads `3/8`; undefined for anything else. */
export function readShard(text: string): Shard | undefined {
  const [, number = '', of = ''] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  return shard.of >= 1 && shard.of <= MOST_SHARDS && shard.number <= shard.of && shard.number >= 1
    ? shard
    : undefined;
}

/**
 * The repositories of one shard. Which one a repository belongs to hangs on its key alone: whatever is created, deleted or
 * renamed meanwhile, none is in two shards.
 */
export function inShard(repositories: readonly Listed[], shard: Shard): Listed[] {
  return repositories.filter(({ key }) => shardOf(key, shard.of) === shard.number);
}

function shardOf(key: string, of: number): number {
  return (createHash('sha256').update(key).digest().readUInt32BE(0) % of) + 1;
}

/** A job for fewer repositories than this costs more than it saves. */
const FEWEST = 25;

/** The matrix of a workflow, for `strategy: {matrix: ${{ fromJSON(...) }}}`: at most so many shards. */
export function matrixOf(
  repositories: readonly Listed[],
  most: number,
): { readonly include: readonly { readonly shard: string; readonly repositories: number }[] } {
  const of = Math.min(most, Math.max(1, Math.ceil(repositories.length / FEWEST)));
  const include = Array.from({ length: of }, (_, i) => {
    const shard = { number: i + 1, of };
    return { shard: `${shard.number}/${of}`, repositories: inShard(repositories, shard).length };
  });
  return { include };
}

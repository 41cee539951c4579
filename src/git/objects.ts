import type { Oid } from '../core/source.ts';
import { isOid } from './oid.ts';
import type { Git } from './process.ts';
import type { Blob } from './repository.ts';

/** How many bytes of blobs one process answers with at most; a single larger blob goes alone. */
const CHUNK_BYTES = 128 * 1024 * 1024;

export interface ObjectInfo {
  readonly oid: Oid;
  readonly type: string;
  readonly size: number;
}

/**
 * Type and size of the objects that expressions name, in their order; undefined for what this clone does not hold. One
 * process. The expressions are made of object ids by the callers.
 */
export async function inspect(git: Git, expressions: readonly string[]): Promise<(ObjectInfo | undefined)[]> {
  if (expressions.length === 0) return [];
  const result = await git.run(['cat-file', '--batch-check', '--buffer'], {
    input: expressions.map(each => `${each}\n`).join(''),
  });
  const lines = result.stdout.toString('latin1').split('\n');
  return expressions.map((_, i) => {
    const [oid = '', type = '', size = ''] = (lines[i] ?? '').split(' ');
    return isOid(oid) && /^\d+$/.test(size) ? { oid, type, size: Number(size) } : undefined;
  });
}

/** The bytes of blobs: sizes first, so that none over the limit is ever loaded. */
export async function readBlobs(git: Git, oids: Iterable<Oid>, limitBytes: number): Promise<Map<Oid, Blob>> {
  const out = new Map<Oid, Blob>();
  for (const oid of oids) out.set(oid, 'missing');
  const asked = [...out.keys()].filter(isOid);
  let chunk: Oid[] = [];
  let bytes = 0;
  const flush = async () => {
    if (chunk.length > 0) await load(git, chunk, bytes, out);
    chunk = [];
    bytes = 0;
  };
  for (const info of await inspect(git, asked)) {
    if (info === undefined || info.type !== 'blob') continue;
    if (info.size > limitBytes) {
      out.set(info.oid, 'too-large');
      continue;
    }
    if (bytes + info.size > CHUNK_BYTES) await flush();
    chunk.push(info.oid);
    bytes += info.size;
  }
  await flush();
  return out;
}

/** Reads `cat-file --batch`: "<oid> <type> <size>\n", the bytes, "\n", again and again. */
async function load(git: Git, oids: readonly Oid[], bytes: number, out: Map<Oid, Blob>): Promise<void> {
  const { stdout } = await git.run(['cat-file', '--batch', '--buffer'], {
    input: oids.map(oid => `${oid}\n`).join(''),
    maxBytes: bytes + oids.length * 128,
  });
  let at = 0;
  while (at < stdout.length) {
    const end = stdout.indexOf(0x0a, at);
    if (end < 0) return;
    const [oid = '', type = '', size = ''] = stdout.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (type === 'missing') continue;
    const length = Number(size);
    if (!(at + length <= stdout.length)) return;
    // A copy: a view would keep the bytes of every other blob alive.
    out.set(oid, new Uint8Array(stdout.subarray(at, at + length)));
    at += length + 1;
  }
}

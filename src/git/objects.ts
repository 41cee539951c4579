import type { Oid } from '../core/source.ts';
import { Batch } from './batch.ts';
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

/**
 * The bytes of blobs, none over the limit. All at once by one process, as nearly every call can; it is stopped where it
 * announces what must not be loaded, and then the sizes are asked for first.
 */
export async function readBlobs(git: Git, oids: Iterable<Oid>, limitBytes: number): Promise<Map<Oid, Blob>> {
  const out = new Map<Oid, Blob>();
  for (const oid of oids) out.set(oid, 'missing');
  const asked = [...out.keys()].filter(isOid);
  if (asked.length === 0) return out;
  const result = await load(git, asked, limitBytes, CHUNK_BYTES, out);
  if (result.failed === 'too-much-output') {
    const lacking = asked.filter(oid => out.get(oid) === 'missing');
    await loadBySize(git, lacking, limitBytes, out);
  }
  return out;
}

async function loadBySize(git: Git, oids: readonly Oid[], limitBytes: number, out: Map<Oid, Blob>) {
  let chunk: Oid[] = [];
  let bytes = 0;
  const flush = async () => {
    if (chunk.length > 0) await load(git, chunk, limitBytes, bytes + chunk.length * 128, out);
    chunk = [];
    bytes = 0;
  };
  for (const info of await inspect(git, oids)) {
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
}

function load(git: Git, oids: readonly Oid[], limitBytes: number, maxBytes: number, out: Map<Oid, Blob>) {
  const batch = new Batch(out, limitBytes);
  return git.run(['cat-file', '--batch', '--buffer'], {
    input: oids.map(oid => `${oid}\n`).join(''),
    maxBytes,
    take: chunk => batch.take(chunk),
  });
}

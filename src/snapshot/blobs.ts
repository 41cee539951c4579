import type { Oid } from '../core/source.ts';
import type { Blob, Repository } from '../git/repository.ts';

/** Bytes of blobs by id: from git, or from the working tree. */
export type ReadBlobs = (oids: Iterable<Oid>, limitBytes: number) => Promise<ReadonlyMap<Oid, Blob>>;

/** Reads blobs from memory where `contents` has them, else from git: what is asked for at one time, in one batch. */
export function blobReader(repository: Repository, contents: ReadonlyMap<Oid, Uint8Array>): ReadBlobs {
  const fromGit = batched((oids, limit) => repository.blobs(oids, limit));
  return async (oids, limit) => {
    const wanted = [...new Set(oids)];
    const stored = wanted.filter(oid => !contents.has(oid));
    const blobs = stored.length === 0 ? new Map<Oid, Blob>() : await fromGit(stored, limit);
    const found = new Map<Oid, Blob>();
    for (const oid of wanted) {
      const bytes = contents.get(oid) ?? blobs.get(oid) ?? 'missing';
      found.set(oid, typeof bytes !== 'string' && bytes.length > limit ? 'too-large' : bytes);
    }
    return found;
  };
}

/** Answers calls of the same turn together: each kind of architecture file asks for its own, on both sides at once. */
function batched(read: ReadBlobs): ReadBlobs {
  const open = new Map<number, { readonly oids: Set<Oid>; readonly answer: ReturnType<ReadBlobs> }>();
  return (oids, limit) => {
    let batch = open.get(limit);
    if (batch === undefined) {
      const all = new Set<Oid>();
      const answer = Promise.resolve().then(() => {
        open.delete(limit);
        return read(all, limit);
      });
      batch = { oids: all, answer };
      open.set(limit, batch);
    }
    for (const oid of oids) batch.oids.add(oid);
    return batch.answer;
  };
}

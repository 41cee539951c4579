import { createHash } from 'node:crypto';
import type { Oid } from '../core/source.ts';

export type ObjectFormat = 'sha1' | 'sha256';

const OID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Whether a text is a full object id in lower-case hex. */
export function isOid(text: string): boolean {
  return OID.test(text);
}

/** The id that git gives to a blob of these bytes. */
export function blobOid(bytes: Uint8Array, format: ObjectFormat): Oid {
  return createHash(format).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

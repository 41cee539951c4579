import { type OwnersLine, readOwners } from '../matching/owners.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { MAX_OWNERS_BYTES, ownersFile } from './policy-files.ts';

/** Who owns what at head, by the CODEOWNERS file that GitHub takes; nobody where it is missing or too large. */
export async function codeOwners({ whole, read }: Snapshot): Promise<readonly OwnersLine[]> {
  const entry = ownersFile(whole.head);
  if (entry?.kind !== 'file') return [];
  const blob = (await read([entry.oid], MAX_OWNERS_BYTES)).get(entry.oid);
  return blob === undefined || typeof blob === 'string' ? [] : readOwners(new TextDecoder().decode(blob));
}

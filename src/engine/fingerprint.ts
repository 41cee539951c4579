import { createHash } from 'node:crypto';

/** The first 16 hex characters of a SHA-256 over parts that cannot run into each other. */
export function digest(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('hex').slice(0, 16);
}

/** What stays the same about a finding when text moves: its rule, its subject and its key. */
export function fingerprint(rule: string, subject: string, key: string | undefined): string {
  return digest(rule, subject, key ?? '');
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Whether an object folder has packs that a filtered fetch brought: then any blob may be missing from it. */
export function hasPromisorPack(objects: string): boolean {
  try {
    return readdirSync(join(objects, 'pack')).some(name => name.endsWith('.promisor'));
  } catch {
    return false;
  }
}

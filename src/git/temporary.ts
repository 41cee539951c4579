import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();

/**
 * Makes a folder that only this user can read. It is gone when the process ends, also by SIGINT, SIGTERM or SIGHUP.
 */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'threatlint-')));
  if (folders.size === 0) watch();
  folders.add(folder);
  return folder;
}

/** Removes every folder made so far. */
export function removeTemporaryFolders(): void {
  for (const folder of folders) {
    folders.delete(folder);
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // Another process holds a file open (Windows): the system's own cleaning of the folder has to do.
    }
  }
}

let watching = false;

function watch(): void {
  if (watching) return;
  watching = true;
  process.on('exit', removeTemporaryFolders);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      removeTemporaryFolders();
      // A listener takes away the signal's own effect; a host that listens too has the say.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
}

import { randomUUID } from 'node:crypto';
import { lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../usage.ts';

/**
 * Replaces a file of the repository at once: the new text is written beside it and moved over it, so that nobody ever
 * reads half of it. `path` is relative to `root`. Throws a UsageError where the file or a folder above it is a link.
 */
export function replaceFile(root: string, path: string, text: string): void {
  refuseLinks(root, path);
  const file = join(root, path);
  const beside = join(dirname(file), `.threatlint-${randomUUID()}.tmp`);
  try {
    writeFileSync(beside, text, { flag: 'wx', mode: lstatSync(file).mode & 0o777 });
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new UsageError(
      `\`${path}\` cannot be written (${(error as NodeJS.ErrnoException).code})`,
      'Make the file and its folder writable.',
    );
  }
}

/** Throws a UsageError unless `path` is a plain file below `root`, reached through no link. */
export function refuseLinks(root: string, path: string): void {
  const steps = path.split('/');
  for (const [i] of steps.entries()) {
    const at = steps.slice(0, i + 1).join('/');
    const found = lstatSync(join(root, at), { throwIfNoEntry: false });
    if (found?.isSymbolicLink() === true) {
      throw new UsageError(`\`${at}\` is a link, which is not written through`, 'Put the file itself there.');
    }
    if (i === steps.length - 1 && found?.isFile() !== true) {
      throw new UsageError(`there is no file \`${path}\``, 'Check the path.');
    }
  }
}

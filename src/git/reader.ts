import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ObjectFormat } from './oid.ts';
import { Git } from './process.ts';
import { temporaryFolder } from './temporary.ts';

/**
 * Writes an empty bare repository, without a process. `settings` are lines of a git configuration file; the file may
 * hold credentials, so only this user can read it.
 */
export function makeBare(folder: string, format: ObjectFormat, settings: readonly string[] = []): void {
  mkdirSync(join(folder, 'objects', 'info'), { recursive: true, mode: 0o700 });
  mkdirSync(join(folder, 'refs'), { mode: 0o700 });
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/none\n');
  const config = [
    '[core]',
    'repositoryFormatVersion = 1',
    'bare = true',
    '[extensions]',
    `objectFormat = ${format}`,
  ];
  writeFileSync(join(folder, 'config'), `${[...config, ...settings].join('\n')}\n`, { mode: 0o600 });
}

/**
 * A bare repository of our own that holds nothing and borrows from other object folders. It knows no remote, so that a
 * missing object is missing instead of fetched on the quiet; and no cut of history, so that a walk across the cut is an
 * error instead of a wrong answer ("last changed in the newest commit").
 */
export function borrowingReader(
  objectFolders: readonly string[],
  format: ObjectFormat,
  env: Readonly<Record<string, string | undefined>>,
): Git {
  const folder = temporaryFolder();
  makeBare(folder, format);
  const lines = objectFolders.map(each => `${quote(each)}\n`);
  writeFileSync(join(folder, 'objects', 'info', 'alternates'), lines.join(''));
  return new Git({ directory: folder, gitDir: folder, env });
}

/** A path or a configuration value in double quotes, as git reads it back. */
export function quote(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  return `"${escaped}"`;
}

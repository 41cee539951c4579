import { git } from './git.ts';

/** One commit of a history that is made: files by path. */
export interface Commit {
  readonly seconds: number;
  readonly files: Iterable<readonly [path: string, text: string]>;
}

/** Makes a repository from commits by `git fast-import`, and checks out the last. */
export function importCommits(folder: string, commits: Iterable<Commit>): void {
  git(folder, ['init', '--quiet', '--initial-branch=main']);
  const parts: Buffer[] = [];
  const write = (text: string) => parts.push(Buffer.from(text));
  let number = 0;
  for (const { seconds, files } of commits) {
    number += 1;
    const message = `Commit ${number}`;
    write(`commit refs/heads/main\ncommitter Bench <bench@example.com> ${seconds} +0000\n`);
    write(`data ${message.length}\n${message}\n`);
    for (const [path, text] of files) {
      write(`M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
    }
  }
  git(folder, ['fast-import', '--quiet'], Buffer.concat(parts));
  git(folder, ['reset', '--quiet', '--hard']);
  settleIndex(folder);
  // As a clone has it: one pack with good deltas.
  git(folder, ['repack', '-a', '-d', '--quiet']);
}

/**
 * Files that are as new as the index are hashed by every `git status`, until it is written again later: as it is in a
 * checkout that someone works in.
 */
export function settleIndex(folder: string): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1100);
  git(folder, ['update-index', '-q', '--really-refresh']);
  git(folder, ['status', '--porcelain']);
}

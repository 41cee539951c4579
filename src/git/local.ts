import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { HARDENED } from './environment.ts';
import type { GitCommand, GitResult } from './process.ts';

/** Runs a command that stays on this machine. Never rejects. */
export function runDirectly(command: GitCommand): Promise<GitResult> {
  return new Promise(resolve => {
    try {
      start(command, resolve);
    } catch (error) {
      // Node refuses some texts (a NUL in the name of a folder) before there is a process.
      resolve({ code: -1, stdout: Buffer.alloc(0), stderr: String(error) });
    }
  });
}

function start(
  { args, place, env, input, take, maxBytes, timeout }: GitCommand,
  done: (result: GitResult) => void,
) {
  const config = [...HARDENED, ...(place.config ?? [])].flatMap(setting => ['-c', setting]);
  const child = spawn('git', [...config, ...args], {
    cwd: place.directory,
    env,
    windowsHide: true,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  let bytes = 0;
  let failed: GitResult['failed'];
  const stop = (why: GitResult['failed']) => {
    failed ??= why;
    child.kill();
  };
  const timer = setTimeout(stop, timeout, 'timeout');
  child.stdout?.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (failed !== undefined) return;
    if (bytes > maxBytes || take?.(chunk) === false) stop('too-much-output');
    else if (take === undefined) stdout.push(chunk);
  });
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  // Git may end before it has read everything: its exit code says whether that matters.
  child.stdin?.on('error', () => {}).end(input);
  child.on('error', (error: NodeJS.ErrnoException) => {
    stderr.push(Buffer.from(String(error)));
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
      failed ??= isFolder(place.directory) ? 'no-git' : 'no-directory';
    }
  });
  // Not `exit`, which can come before the last of the output has been read.
  child.on('close', code => {
    clearTimeout(timer);
    done({
      code: code ?? -1,
      stdout: Buffer.concat(stdout),
      stderr: Buffer.concat(stderr).toString('utf8'),
      ...(failed === undefined ? {} : { failed }),
    });
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

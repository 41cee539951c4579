import { simpleGit } from 'simple-git';
import { HARDENED } from './environment.ts';
import type { GitCommand, GitResult } from './process.ts';

/**
 * Runs a command that may use the network by simple-git, whose guards refuse arguments that name programs for the
 * remote's side. Never rejects.
 */
export async function runGuarded({
  args,
  place,
  env,
  input,
  maxBytes,
  timeout,
}: GitCommand): Promise<GitResult> {
  const stop = new AbortController();
  let failed: GitResult['failed'];
  let bytes = 0;
  let ended: { exitCode: number; stdOut: Buffer[]; stdErr: Buffer[] } | undefined;
  const timer = setTimeout(() => {
    failed = 'timeout';
    stop.abort();
  }, timeout);
  try {
    const git = simpleGit({
      baseDir: place.directory,
      abort: stop.signal,
      config: [...HARDENED, ...(place.config ?? [])],
      // `exit` can come before the last of the output has been read.
      completion: { onClose: true, onExit: false },
      allowEnvironment: Object.keys(env),
      unsafe: {
        allowUnsafeAskPass: true,
        allowUnsafeConfigPaths: true,
        allowUnsafeFilter: true,
        allowUnsafeFsMonitor: true,
        allowUnsafeHooksPath: true,
        allowUnsafeProtocolOverride: true,
        allowUnsafeSshCommand: true,
      },
      ...(input === undefined ? {} : { input: () => input }),
      // The one place that sees exit code and bytes: `raw` answers with text, and file names are bytes.
      errors: (_, result) => {
        ended = result;
        return new Error('ended');
      },
    })
      .env(env)
      .outputHandler((_command, stdout) => {
        stdout.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > maxBytes && failed === undefined) {
            failed = 'too-much-output';
            stop.abort();
          }
        });
      });
    await git.raw([...args]);
  } catch (error) {
    if (ended === undefined) {
      return {
        code: -1,
        stdout: Buffer.alloc(0),
        stderr: String(error),
        ...(/does not exist/.test(String(error)) ? { failed: 'no-directory' as const } : {}),
      };
    }
  } finally {
    clearTimeout(timer);
  }
  const code = ended?.exitCode ?? -1;
  const stderr = Buffer.concat(ended?.stdErr ?? []).toString('utf8');
  if (code < 0 && failed === undefined && /\bENOENT\b/.test(stderr)) failed = 'no-git';
  return {
    code,
    stdout: Buffer.concat(ended?.stdOut ?? []),
    stderr,
    ...(failed === undefined ? {} : { failed }),
  };
}

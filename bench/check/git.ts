import { spawnSync } from 'node:child_process';
import { devNull } from 'node:os';

/** The environment of everything that is measured: nothing of the machine's that costs or changes an answer. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    // A certificate bundle costs every Node 50 ms of its start; threatlint opens no connection.
    if (!/^(GIT_|GITHUB_|NODE_|npm_|FORCE_COLOR|NO_COLOR)/.test(name)) env[name] = value;
  }
  return { ...env, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };
}

/** Runs git in a folder and gives back what it wrote. Throws where it fails: a measurement of half a repository is none. */
export function git(folder: string, args: readonly string[], input?: string | Buffer): string {
  const identity = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', '-c', 'gc.auto=0'];
  const { status, stdout, stderr, error } = spawnSync('git', [...identity, ...args], {
    cwd: folder,
    env: plainEnvironment(),
    input,
    maxBuffer: 1024 ** 3,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`git ${args.join(' ')} failed: ${stderr.toString()}`);
  return stdout.toString().trim();
}

/** A day, at noon, in seconds. */
export function noon(day: string): number {
  return Date.parse(`${day}T12:00:00Z`) / 1000;
}

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Runtime } from './node.ts';
import { isolatedEnv } from './repository.ts';

/** One run of the built command line tool. */
export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly runtime?: Runtime;
  /** The program to run, from the top of the project. */
  readonly program?: string;
}

/** The environment of a person at a desk: neither a runner nor a wish for colours. */
export const deskEnv: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(isolatedEnv).filter(
    ([name]) => !/^(GITHUB_|NO_COLOR$|FORCE_COLOR$|NODE_EXTRA_CA_CERTS$)/.test(name),
  ),
);

/** Runs the built tool as a process, as a person would at a desk. */
export function runCli(args: readonly string[], options: CliOptions = {}): CliRun {
  const { runtime, program = 'dist/cli.js', cwd, env } = options;
  const run = spawnSync(runtime?.path ?? process.execPath, [resolve(program), ...args], {
    encoding: 'utf8',
    env: { ...deskEnv, ...env },
    maxBuffer: 64 * 1024 * 1024,
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (run.error !== undefined) throw run.error;
  return { code: run.status ?? -1, stdout: run.stdout, stderr: run.stderr };
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { plainEnvironment } from './git.ts';

/** One command: arguments for Node in a folder, and the exit codes by which it has done its work. */
export interface Command {
  readonly name: string;
  readonly args: readonly string[];
  readonly codes: readonly number[];
}

/** What was measured of a command. */
export interface Measured {
  readonly name: string;
  /** Milliseconds of each run, in the order of the runs: those of one round stand at one index. */
  readonly runs: readonly number[];
  /** The most memory of its Node process, in MiB. */
  readonly memory: number;
}

/** Runs commands in turn, round after round, so that a machine that slows down slows them all. The first round is not counted. */
export function measure(
  node: string,
  folder: string,
  commands: readonly Command[],
  rounds: number,
): Measured[] {
  const runs = commands.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, command] of commands.entries()) {
      const milliseconds = timed(node, folder, command);
      if (round > 0) runs[i]?.push(milliseconds);
    }
  }
  return commands.map((command, i) => ({
    name: command.name,
    runs: runs[i] ?? [],
    memory: memoryOf(node, folder, command),
  }));
}

function timed(node: string, folder: string, command: Command): number {
  const start = process.hrtime.bigint();
  run(node, folder, command.args, plainEnvironment(), command);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** A run of its own: what it takes to ask costs time. */
function memoryOf(node: string, folder: string, command: Command): number {
  const place = mkdtempSync(join(tmpdir(), 'threatlint-bench-memory-'));
  try {
    const env = { ...plainEnvironment(), BENCH_MEMORY: join(place, 'kib') };
    run(node, folder, ['--require', resolve('bench', 'check', 'memory.cjs'), ...command.args], env, command);
    return Number(readFileSync(env.BENCH_MEMORY, 'utf8')) / 1024;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function run(
  node: string,
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  command: Command,
): void {
  const { status, stderr, error } = spawnSync(node, args, {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1024 ** 3,
  });
  if (error !== undefined) throw error;
  // A program that fails fast must not look fast.
  if (status === null || !command.codes.includes(status)) {
    throw new Error(`${command.name} ended with ${status}:\n${stderr.toString().slice(0, 2000)}`);
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The median of the ratios of each round: what slows a round slows both. */
export function ratio(of: Measured, to: Measured): number {
  return median(of.runs.map((milliseconds, round) => milliseconds / (to.runs[round] ?? Number.NaN)));
}

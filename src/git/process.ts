import { environment, type GitPlace } from './environment.ts';
import { runDirectly } from './local.ts';

/** How a git process ended. `failed` names the ends that are not git's own. */
export interface GitResult {
  /** The exit code; negative where there was no process, or where it was stopped. */
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly failed?: 'no-git' | 'too-much-output' | 'timeout' | 'no-directory';
}

export interface GitCall {
  /** What git reads from standard input. Commands that read it must be given something. */
  readonly input?: string;
  /** The process is stopped when it writes more than this to standard output (default 128 MiB). */
  readonly maxBytes?: number;
  /** Milliseconds after which the process is stopped (default 120,000). */
  readonly timeout?: number;
  /** Takes standard output as it comes, which then is not kept. False stops the process. Local commands only. */
  readonly take?: (chunk: Buffer) => boolean;
}

/** One command in one place: what both ways to start a process are given. */
export interface GitCommand extends Required<Omit<GitCall, 'input' | 'take'>> {
  readonly args: readonly string[];
  readonly place: GitPlace;
  readonly env: Readonly<Record<string, string>>;
  readonly input: string | undefined;
  readonly take: ((chunk: Buffer) => boolean) | undefined;
}

const MAX_BYTES = 128 * 1024 * 1024;
const TIMEOUT = 120_000;

/** Runs git in one place, always with the same hardening. Nothing else starts processes. */
export class Git {
  readonly #place: GitPlace;
  readonly #env: Record<string, string>;

  constructor(place: GitPlace) {
    this.#place = place;
    this.#env = environment(place);
  }

  /** The same place with other particulars. */
  but(changes: Partial<GitPlace>): Git {
    return new Git({ ...this.#place, ...changes });
  }

  /** Runs one command. Arguments must be the program's own words, object ids, or paths after `--`. Never rejects. */
  async run(args: readonly string[], call: GitCall = {}): Promise<GitResult> {
    const command: GitCommand = {
      args,
      place: this.#place,
      env: this.#env,
      input: call.input,
      take: call.take,
      maxBytes: call.maxBytes ?? MAX_BYTES,
      timeout: call.timeout ?? TIMEOUT,
    };
    // A dozen short commands make up most of a run: there simple-git costs more than git itself, and it is only loaded
    // for a run that must reach a remote.
    if (this.#place.network !== true) return runDirectly(command);
    return (await import('./network.ts')).runGuarded(command);
  }
}

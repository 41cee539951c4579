import { devNull } from 'node:os';
import { simpleGit } from 'simple-git';

/** How a git process ended. `failed` names the ends that are not git's own. */
export interface GitResult {
  /** The exit code; negative where there was no process. */
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
}

export interface GitPlace {
  /** The working directory of the processes. */
  readonly directory: string;
  /** Where given, git looks nowhere else; its work tree is `workTree`. */
  readonly gitDir?: string;
  readonly workTree?: string;
  /** The environment to derive theirs from. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Further `key=value` configuration. */
  readonly config?: readonly string[];
  /** Further environment, after the derived one. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Whether the processes may use the network. Without it every transport is refused, and so is a lazy fetch. */
  readonly network?: boolean;
}

const MAX_BYTES = 128 * 1024 * 1024;
const TIMEOUT = 120_000;

/** What of the caller's `GIT_*` is let through: where configuration lies, never which repository or what to run. */
const KEPT = [
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_CEILING_DIRECTORIES',
  'GIT_DISCOVERY_ACROSS_FILESYSTEM',
  'GIT_TEST_ASSUME_DIFFERENT_OWNER',
];

/** Let through where the network may be used: how to reach the remote. */
const KEPT_FOR_NETWORK = [
  'GIT_ASKPASS',
  'GIT_HTTP_PROXY_AUTHMETHOD',
  'GIT_PROXY_SSL_CAINFO',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_SSH_VARIANT',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'GIT_SSL_CERT',
  'GIT_SSL_KEY',
  'GIT_SSL_NO_VERIFY',
];

/** Programs that git would start for a person at a terminal; simple-git refuses them, and nothing here needs them. */
const DROPPED = /^(GIT_.*|EDITOR|VISUAL|PAGER|PREFIX|SSH_ASKPASS|LANG|LANGUAGE|LC_.*)$/i;

/**
 * Configuration that keeps what a repository holds from being run or from changing an answer. Given on the command line
 * because nothing a repository configures outranks that.
 */
const HARDENED = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'core.quotePath=false',
  'core.untrackedCache=false',
  'gc.auto=0',
  'log.showSignature=false',
  'maintenance.auto=false',
  'protocol.ext.allow=never',
  'submodule.recurse=false',
];

function environment(place: GitPlace): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(place.env)) {
    if (value !== undefined && !DROPPED.test(name)) out[name] = value;
  }
  for (const name of place.network === true ? [...KEPT, ...KEPT_FOR_NETWORK] : KEPT) {
    const value = place.env[name];
    if (value !== undefined) out[name] = value;
  }
  // Messages are told apart by their English text.
  out['LC_ALL'] = 'C';
  out['GIT_TERMINAL_PROMPT'] = '0';
  out['GIT_OPTIONAL_LOCKS'] = '0';
  out['GIT_LITERAL_PATHSPECS'] = '1';
  out['GIT_NO_REPLACE_OBJECTS'] = '1';
  out['GIT_GRAFT_FILE'] = devNull;
  if (place.network === true) {
    out['GIT_ALLOW_PROTOCOL'] = 'file:git:http:https:ssh';
  } else {
    // Git before 2.45 does not know the first: the second makes its lazy fetch fail without asking anyone.
    out['GIT_NO_LAZY_FETCH'] = '1';
    out['GIT_ALLOW_PROTOCOL'] = 'none';
  }
  if (place.gitDir !== undefined) out['GIT_DIR'] = place.gitDir;
  if (place.workTree !== undefined) out['GIT_WORK_TREE'] = place.workTree;
  return { ...out, ...place.variables };
}

/** Runs git in one place, always with the same hardening. The only module that starts processes. */
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
    const { input } = call;
    const maxBytes = call.maxBytes ?? MAX_BYTES;
    const stop = new AbortController();
    let failed: GitResult['failed'];
    let bytes = 0;
    let ended: { exitCode: number; stdOut: Buffer[]; stdErr: Buffer[] } | undefined;
    const timer = setTimeout(() => {
      failed = 'timeout';
      stop.abort();
    }, call.timeout ?? TIMEOUT);
    try {
      const git = simpleGit({
        baseDir: this.#place.directory,
        abort: stop.signal,
        config: [...HARDENED, ...(this.#place.config ?? [])],
        // `exit` can come before the last of the output has been read.
        completion: { onClose: true, onExit: false },
        allowEnvironment: Object.keys(this.#env),
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
        .env(this.#env)
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
}

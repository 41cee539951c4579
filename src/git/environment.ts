import { devNull } from 'node:os';

/** Where git runs, and with what. */
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
export const HARDENED = [
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

/** The environment of git's processes in a place. */
export function environment(place: GitPlace): Record<string, string> {
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

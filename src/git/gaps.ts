import { type Assessed, type Gap, notAssessed } from '../core/assessed.ts';
import type { GitResult } from './process.ts';

/** The workflow lines that give a run everything it can ask of git, at the cost of commits and trees only. */
export const CHECKOUT_LINES = '`fetch-depth: 0` and `filter: blob:none`';

/** The remedy wherever a cut-off clone is the reason. */
export const FETCH_HISTORY = `Add ${CHECKOUT_LINES} under \`with:\` of the actions/checkout step; in a clone of your own, run \`git fetch --unshallow\`.`;

/** The gap for a git command that did not end well. */
export function gapOf(what: string, result: GitResult, remedy?: string): Gap {
  switch (result.failed) {
    case 'no-git':
      return {
        what,
        why: 'there is no `git` program on this machine',
        remedy: 'Install git 2.32 or later, and put it on the PATH.',
      };
    case 'no-directory':
      return { what, why: 'the folder does not exist', remedy: 'Name a folder inside a git repository.' };
    case 'too-much-output':
      return {
        what,
        why: 'git had more to say than threatlint reads at once',
        remedy: 'Look for generated trees or forged objects with `git fsck`, or narrow what is checked.',
      };
    case 'timeout':
      return {
        what,
        why: 'git took too long',
        remedy: 'Run again; if that does not help, run `git fsck` and `git gc`.',
      };
    default:
      return {
        what,
        why: `git says: ${reason(result)}`,
        remedy: remedy ?? 'Run `git fsck` in the repository.',
      };
  }
}

export function failed<T>(what: string, result: GitResult, remedy?: string): Assessed<T> {
  return notAssessed(gapOf(what, result, remedy));
}

/**
 * The line of git's messages that says why, fit for one line of a report: no control characters, no passwords of URLs,
 * and not long.
 */
export function reason(result: GitResult): string {
  const lines = result.stderr.split('\n').filter(line => line.trim() !== '');
  const line = lines.find(each => /^(fatal|error|remote error): /.test(each)) ?? lines[0];
  if (line === undefined) return `nothing, and ended with ${result.code}`;
  return (
    line
      .replace(/^(fatal|error): /, '')
      .replace(/\/\/[^/@\s]*@/g, '//')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is replaced.
      .replace(/[\x00-\x1f\x7f-\x9f]/g, ' ')
      .trim()
      .slice(0, 200)
  );
}

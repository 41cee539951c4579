import { type Day, isDay } from '../../core/dates.ts';
import { nearest } from '../../validation/nearest.ts';
import { UsageError } from '../usage.ts';

/** One of the words that an option takes; the first one where the option is absent. */
export function oneOf<T extends string>(
  option: string,
  text: string | undefined,
  words: readonly [T, ...T[]],
): T {
  if (text === undefined) return words[0];
  const word = words.find(name => name === text);
  if (word !== undefined) return word;
  const meant = nearest(text, words);
  throw new UsageError(
    `\`--${option}\` cannot be \`${text}\``,
    meant === undefined
      ? `Use one of ${words.map(name => `\`${name}\``).join(', ')}.`
      : `Did you mean \`${meant}\`?`,
  );
}

/** A day as YYYY-MM-DD. */
export function dayOf(option: string, text: string): Day {
  if (isDay(text)) return text;
  throw new UsageError(
    `\`--${option}\` must be a day as YYYY-MM-DD; found \`${text}\``,
    `Write, for example, \`--${option} 2026-11-23\`.`,
  );
}

/** A day, or a number of days back such as `90d`. */
export function sinceOf(text: string | undefined): Day | number {
  const days = /^(\d{1,5})d$/.exec(text ?? '90d')?.[1];
  if (days !== undefined) return Number(days);
  if (text !== undefined && isDay(text)) return text;
  throw new UsageError(
    `\`--since\` must be a number of days or a day; found \`${text}\``,
    'Write, for example, `--since 90d` or `--since 2026-08-01`.',
  );
}

/** A number of suggestions; 15 where the option is absent. */
export function limitOf(text: string | undefined): number {
  if (text === undefined) return 15;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new UsageError(
    `\`--limit\` must be a number from 1 to 9999; found \`${text}\``,
    'Write, for example, `--limit 30`, or `--all`.',
  );
}

/** Refuses what a command has no use for. */
export function noMore(operands: readonly string[], command: string): void {
  const [extra] = operands;
  if (extra !== undefined)
    throw new UsageError(`\`threatlint ${command}\` has no use for \`${extra}\``, 'Leave it out.');
}

/** A clone of another repository, and the repository's name. */
export interface Clone {
  /** `owner/repository`. */
  readonly name: string;
  readonly path: string;
}

/** Reads `owner/repository=path`. */
export function cloneOf(text: string): Clone {
  const [, name, path] = /^([A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+)=(.+)$/s.exec(text) ?? [];
  if (name !== undefined && path !== undefined) return { name, path };
  throw new UsageError(
    `\`${text}\` does not say which repository is where`,
    'Write `owner/repository=path`, such as `acme/platform=../platform`.',
  );
}

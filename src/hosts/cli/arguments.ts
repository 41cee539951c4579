import { parseArgs } from 'node:util';
import { type Day, isDay } from '../../core/dates.ts';
import { FORMATS, type Format } from '../../report/index.ts';
import { nearest } from '../../validation/nearest.ts';
import { UsageError } from '../usage.ts';

/** What the command line asks for. */
export type Command =
  | {
      readonly do: 'check';
      readonly directory: string;
      readonly base?: string;
      readonly today?: Day;
      readonly format: Format;
      readonly all: boolean;
    }
  | { readonly do: 'explain'; readonly rule: string }
  | { readonly do: 'rules'; readonly format: 'text' | 'json' }
  | { readonly do: 'help' }
  | { readonly do: 'version' };

const COMMANDS = ['check', 'explain', 'rules', 'help'] as const;

const OPTIONS = {
  base: { type: 'string' },
  today: { type: 'string' },
  format: { type: 'string', short: 'f' },
  all: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** Which options each command takes, besides `--help`. */
const TAKES: Readonly<Record<string, readonly string[]>> = {
  check: ['base', 'today', 'format', 'all'],
  explain: [],
  rules: ['format'],
  help: [],
};

/** Reads the arguments after the program's name. Throws a UsageError that names the argument and the remedy. */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help === true) return { do: 'help' };
  if (values.version === true) return { do: 'version' };
  const [first, ...rest] = positionals;
  const command = COMMANDS.find(name => name === first);
  const operands = command === undefined ? positionals : rest;
  if (command === undefined && first !== undefined && looksLikeCommand(first)) throw unknownCommand(first);
  const name = command ?? 'check';
  for (const option of Object.keys(values)) {
    if (!TAKES[name]?.includes(option)) {
      throw new UsageError(`\`--${option}\` has no meaning for \`threatlint ${name}\``, 'Leave it out.');
    }
  }
  switch (name) {
    case 'help':
      return { do: 'help' };
    case 'rules':
      none(operands, 'rules');
      return { do: 'rules', format: listFormat(values.format) };
    case 'explain': {
      const [rule, ...more] = operands;
      none(more, 'explain');
      if (rule === undefined) {
        throw new UsageError('`threatlint explain` needs a rule', 'Name one: `threatlint rules` lists them.');
      }
      return { do: 'explain', rule };
    }
    case 'check': {
      const [directory = '.', ...more] = operands;
      none(more, 'check');
      return {
        do: 'check',
        directory,
        format: formatOf(values.format),
        all: values.all === true,
        ...(values.base === undefined ? {} : { base: values.base }),
        ...(values.today === undefined ? {} : { today: dayOf(values.today) }),
      };
    }
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    throw explained(args, error);
  }
}

/** Says in our words what Node's parser refused. */
function explained(args: readonly string[], error: unknown): UsageError {
  const code = (error as { code?: string }).code;
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const flag = /'(-{1,2}[^' ]+)/.exec(message)?.[1] ?? args.find(arg => arg.startsWith('-')) ?? '';
    const meant = nearest(flag.replace(/^-+/, ''), Object.keys(OPTIONS));
    return new UsageError(
      `there is no option \`${flag}\``,
      meant === undefined ? 'See `threatlint --help`.' : `Did you mean \`--${meant}\`?`,
    );
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    const flag = /--[a-z]+/.exec(message)?.[0] ?? 'an option';
    const takesNone = message.includes('does not take an argument');
    return new UsageError(
      takesNone ? `\`${flag}\` takes no value` : `\`${flag}\` needs a value`,
      takesNone ? `Write \`${flag}\` alone.` : `Write \`${flag}=...\`.`,
    );
  }
  return new UsageError(message.split('\n')[0] ?? message, 'See `threatlint --help`.');
}

function looksLikeCommand(word: string): boolean {
  return /^[a-z-]+$/.test(word) && nearest(word, [...COMMANDS]) !== undefined;
}

function unknownCommand(word: string): UsageError {
  return new UsageError(
    `there is no command \`${word}\``,
    `Did you mean \`${nearest(word, [...COMMANDS])}\`? To check a folder of that name, write \`threatlint check ./${word}\`.`,
  );
}

function none(operands: readonly string[], command: string): void {
  const [extra] = operands;
  if (extra !== undefined)
    throw new UsageError(`\`threatlint ${command}\` has no use for \`${extra}\``, 'Leave it out.');
}

function formatOf(text: string | undefined): Format {
  if (text === undefined) return 'text';
  const format = FORMATS.find(name => name === text);
  if (format !== undefined) return format;
  const meant = nearest(text, [...FORMATS]);
  throw new UsageError(
    `there is no format \`${text}\``,
    meant === undefined ? `Use one of ${FORMATS.map(name => `\`${name}\``).join(', ')}.` : `Did you mean \`${meant}\`?`,
  );
}

function listFormat(text: string | undefined): 'text' | 'json' {
  if (text === undefined || text === 'text' || text === 'json') return text ?? 'text';
  throw new UsageError(`\`threatlint rules\` has no format \`${text}\``, 'Use `text` or `json`.');
}

function dayOf(text: string): Day {
  if (isDay(text)) return text;
  throw new UsageError(
    `\`--today\` must be a day as YYYY-MM-DD; found \`${text}\``,
    'Write, for example, `--today 2026-11-23`.',
  );
}

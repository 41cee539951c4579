import { parseArgs } from 'node:util';
import type { Day } from '../../core/dates.ts';
import { FORMATS, SUGGEST_FORMATS } from '../../report/formats.ts';
import { nearest } from '../../validation/nearest.ts';
import { UsageError } from '../usage.ts';
import type { Command } from './command.ts';
import { ORG_OPTIONS, readOrg } from './org-arguments.ts';
import { REVIEW_ROLES, readReview } from './review-arguments.ts';
import { cloneOf, dayOf, limitOf, noMore, oneOf, sinceOf } from './values.ts';

const OPTIONS = {
  base: { type: 'string' },
  policy: { type: 'string' },
  today: { type: 'string' },
  since: { type: 'string' },
  format: { type: 'string', short: 'f' },
  all: { type: 'boolean' },
  limit: { type: 'string' },
  prune: { type: 'boolean' },
  grow: { type: 'boolean' },
  fix: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  check: { type: 'boolean' },
  update: { type: 'boolean' },
  yes: { type: 'boolean' },
  why: { type: 'string' },
  engineering: { type: 'string' },
  security: { type: 'string' },
  product: { type: 'string' },
  operations: { type: 'string' },
  privacy: { type: 'string' },
  note: { type: 'string' },
  list: { type: 'string' },
  shards: { type: 'string' },
  shard: { type: 'string' },
  save: { type: 'string' },
  state: { type: 'string' },
  api: { type: 'string' },
  issues: { type: 'string' },
  'issue-limit': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parse>['values'];

/** What a command takes, and how its arguments are read. */
interface Reader {
  readonly options: readonly (keyof typeof OPTIONS)[];
  readonly operands: number;
  read(values: Values, operands: readonly string[]): Command;
}

const THREE = ['text', 'json', 'markdown'] as const;
const TWO = ['text', 'json'] as const;

const COMMANDS: Readonly<Record<string, Reader>> = {
  check: {
    options: ['base', 'policy', 'today', 'format', 'all', 'fix', 'dry-run'],
    operands: 1,
    read: (values, [directory = '.']) => {
      const { fix = false, 'dry-run': dryRun = false } = values;
      if (dryRun && !fix) throw new UsageError('`--dry-run` has no meaning without `--fix`', 'Add `--fix`.');
      return {
        do: 'check',
        directory,
        format: oneOf('format', values.format, FORMATS),
        all: values.all === true,
        fix,
        dryRun,
        ...(values.base === undefined ? {} : { base: values.base }),
        ...(values.policy === undefined ? {} : { policy: values.policy }),
        ...readToday(values),
      };
    },
  },
  review: {
    options: ['format', 'today', 'yes', 'why', 'note', ...REVIEW_ROLES],
    operands: 1,
    read: (values, [model]) => {
      if (model === undefined) {
        throw new UsageError('`threatlint review` needs a model', 'Name one by its id or its file.');
      }
      return readReview(values, model, readToday(values));
    },
  },
  fmt: {
    options: ['check'],
    operands: Number.POSITIVE_INFINITY,
    read: ({ check = false }, paths) => ({ do: 'fmt', paths, check }),
  },
  diff: {
    options: ['format'],
    operands: 2,
    read: (values, [base, head]) => ({
      do: 'diff',
      format: oneOf('format', values.format, THREE),
      ...(base === undefined ? {} : { base }),
      ...(head === undefined ? {} : { head }),
    }),
  },
  coverage: {
    options: ['format'],
    operands: 1,
    read: (values, [model]) => ({
      do: 'coverage',
      format: oneOf('format', values.format, THREE),
      ...(model === undefined ? {} : { model }),
    }),
  },
  inventory: {
    options: ['format'],
    operands: 1,
    read: (values, [directory = '.']) => ({
      do: 'inventory',
      directory,
      format: oneOf('format', values.format, THREE),
    }),
  },
  replay: {
    options: ['since', 'today', 'format'],
    operands: 0,
    read: values => ({
      do: 'replay',
      since: sinceOf(values.since),
      format: oneOf('format', values.format, TWO),
      ...readToday(values),
    }),
  },
  suggest: {
    options: ['format', 'all', 'limit'],
    operands: 1,
    read: (values, [model]) => ({
      do: 'suggest',
      format: oneOf('format', values.format, SUGGEST_FORMATS),
      ...(values.all === true ? {} : { limit: limitOf(values.limit) }),
      ...(model === undefined ? {} : { model }),
    }),
  },
  org: {
    options: ORG_OPTIONS,
    operands: Number.POSITIVE_INFINITY,
    read: (values, operands) => readOrg(values, operands, readToday(values)),
  },
  init: {
    options: ['today'],
    operands: 1,
    read: (values, [directory = '.']) => ({ do: 'init', directory, ...readToday(values) }),
  },
  upstream: {
    options: ['update', 'today'],
    operands: Number.POSITIVE_INFINITY,
    read: (values, operands) => {
      if (operands.length === 0) {
        throw new UsageError(
          '`threatlint upstream` needs a clone',
          'Name one: `threatlint upstream owner/repository=path`.',
        );
      }
      return {
        do: 'upstream',
        clones: operands.map(cloneOf),
        update: values.update === true,
        ...readToday(values),
      };
    },
  },
  baseline: {
    options: ['today', 'prune', 'grow'],
    operands: 1,
    read: (values, [directory = '.']) => {
      if (values.prune === true && values.grow === true)
        throw new UsageError('`--prune` and `--grow` exclude each other', 'Give one of them.');
      return {
        do: 'baseline',
        directory,
        prune: values.prune === true,
        grow: values.grow === true,
        ...readToday(values),
      };
    },
  },
  explain: {
    options: [],
    operands: 1,
    read: (_, [rule]) => {
      if (rule !== undefined) return { do: 'explain', rule };
      throw new UsageError('`threatlint explain` needs a rule', 'Name one: `threatlint rules` lists them.');
    },
  },
  rules: {
    options: ['format'],
    operands: 0,
    read: values => ({ do: 'rules', format: oneOf('format', values.format, TWO) }),
  },
  help: { options: [], operands: 0, read: () => ({ do: 'help' }) },
};

function readToday({ today }: Values): { today?: Day } {
  return today === undefined ? {} : { today: dayOf('today', today) };
}

/** Reads the arguments after the program's name. Throws a UsageError that names the argument and the remedy. */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help === true) return { do: 'help' };
  if (values.version === true) return { do: 'version' };
  const [first, ...rest] = positionals;
  const named = first !== undefined && Object.hasOwn(COMMANDS, first);
  const name = named ? first : 'check';
  const reader = COMMANDS[name];
  if (reader === undefined || (!named && first !== undefined && misspelt(first) !== undefined))
    throw unknownCommand(first ?? '');
  for (const option of Object.keys(values)) {
    if (!(reader.options as readonly string[]).includes(option)) {
      throw new UsageError(`\`--${option}\` has no meaning for \`threatlint ${name}\``, 'Leave it out.');
    }
  }
  const operands = named ? rest : positionals;
  noMore(operands.slice(reader.operands), name);
  return reader.read(values, operands);
}

function parse(args: readonly string[]) {
  try {
    const parsed = parseArgs({
      args: [...args],
      options: OPTIONS,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    const names = parsed.tokens.flatMap(token => (token.kind === 'option' ? [token.name] : []));
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice === undefined) return parsed;
    throw new UsageError(`\`--${twice}\` is given twice`, 'Give it once.');
  } catch (error) {
    if (error instanceof UsageError) throw error;
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
    const flag = /--[a-z-]+/.exec(message)?.[0] ?? 'an option';
    const takesNone = message.includes('does not take an argument');
    return new UsageError(
      takesNone ? `\`${flag}\` takes no value` : `\`${flag}\` needs a value`,
      takesNone ? `Write \`${flag}\` alone.` : `Write \`${flag}=...\`.`,
    );
  }
  return new UsageError(message.split('\n')[0] ?? message, 'See `threatlint --help`.');
}

function misspelt(word: string): string | undefined {
  return /^[a-z-]+$/.test(word) ? nearest(word, Object.keys(COMMANDS)) : undefined;
}

function unknownCommand(word: string): UsageError {
  return new UsageError(
    `there is no command \`${word}\``,
    `Did you mean \`${misspelt(word)}\`? To check a folder of that name, write \`threatlint check ./${word}\`.`,
  );
}

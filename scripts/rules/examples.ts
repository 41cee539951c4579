import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type Day, isDay } from '../../src/core/dates.ts';
import type { RuleId } from '../../src/core/finding.ts';
import type { RepoPath } from '../../src/core/source.ts';

/** The day on which every example is checked. */
export const TODAY: Day = '2026-11-23';

/** When the commits of a pull request were made; an example that is one tree is dated like a head. */
const BASE_DAY: Day = '2026-10-01';
const HEAD_DAY: Day = '2026-11-20';

/** Where the model of an example that is one file stands in its repository. */
export const SINGLE_FILE: RepoPath = 'threat-model/example';

export type Tree = ReadonlyMap<RepoPath, Uint8Array>;

/** One state of an example's repository, and the day on which it was committed. */
export interface ExampleCommit {
  readonly date: Day;
  readonly tree: Tree;
}

/** One example of a rule: the repository to check, and what the rule must say of it. */
export interface Example {
  readonly rule: RuleId;
  /** `fail-renamed-element`: the name of its file or folder without the ending. */
  readonly name: string;
  readonly fails: boolean;
  /** From the oldest; the last is what is checked. */
  readonly commits: readonly [ExampleCommit, ...ExampleCommit[]];
  /** True where the last commit is compared with the one before it. */
  readonly pullRequest: boolean;
  /** The file with the expected findings, a line each; only a failing example has one. */
  readonly expected: string;
}

/** The examples of one rule, sorted by name. Throws where something in the folder is none. */
export function readExamples(root: string, rule: RuleId): Example[] {
  const folder = join(root, 'rules', rule, 'examples');
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap(entry => {
    const path = join(folder, entry.name);
    const extension = entry.isDirectory() ? '' : extname(entry.name);
    if (extension === '.txt') return [];
    const name = entry.name.slice(0, entry.name.length - extension.length);
    const kind = /^(fail|pass)-[a-z0-9-]+$/.exec(name)?.[1];
    if (kind === undefined) throw new Error(`${path}: an example is called fail-<words> or pass-<words>`);
    return [
      {
        rule,
        name,
        fails: kind === 'fail',
        ...(entry.isDirectory() ? readStates(path) : single(path, extension)),
        expected: entry.isDirectory() ? join(path, 'expected.txt') : join(folder, `${name}.txt`),
      },
    ];
  });
}

/** The expected findings as lines; none where there is no such file. */
export function readExpected({ expected }: Example): string[] {
  return existsSync(expected) ? readFileSync(expected, 'utf8').trimEnd().split('\n') : [];
}

type States = Pick<Example, 'commits' | 'pullRequest'>;

function single(path: string, extension: string): States {
  const tree = new Map([[`${SINGLE_FILE}${extension}`, bytes(path)]]);
  return { commits: [{ date: HEAD_DAY, tree }], pullRequest: false };
}

/** A folder holds `base` and `head`, or a folder per commit named by its day, or one tree. */
function readStates(path: string): States {
  const names = readdirSync(path)
    .filter(name => name !== 'expected.txt')
    .sort();
  if (names.join() === 'base,head') {
    const base = { date: BASE_DAY, tree: readTree(join(path, 'base')) };
    return { commits: [base, { date: HEAD_DAY, tree: readTree(join(path, 'head')) }], pullRequest: true };
  }
  const days = names.every(isDay) ? names : [];
  const [first, ...more] = days.map(date => ({ date, tree: readTree(join(path, date)) }));
  if (first !== undefined) return { commits: [first, ...more], pullRequest: false };
  const tree = new Map([...readTree(path)].filter(([file]) => file !== 'expected.txt'));
  return { commits: [{ date: HEAD_DAY, tree }], pullRequest: false };
}

function readTree(folder: string, under = ''): Tree {
  const tree = new Map<RepoPath, Uint8Array>();
  if (!existsSync(folder)) return tree;
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      for (const [file, content] of readTree(path, `${under}${entry.name}/`)) tree.set(file, content);
    else tree.set(`${under}${entry.name}`, bytes(path));
  }
  return tree;
}

function bytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}

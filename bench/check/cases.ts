import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { noon } from './git.ts';
import type { Command } from './measure.ts';
import { others } from './others.ts';
import {
  cacheFolder,
  exampleRepository,
  historyRepository,
  modelsRepository,
  TODAY,
} from './repositories.ts';

export const CASES = ['example', 'models', 'history'] as const;
export type CaseName = (typeof CASES)[number];

/** A goal: how long the command may take, by the time of another. */
export interface Goal {
  readonly of: string;
  readonly to: string;
  /** The most that the ratio may be, by Node's major version. */
  readonly most: (major: number) => number;
}

/** Something to measure: commands in one repository, and what is wanted of them. */
export interface Case {
  readonly title: string;
  readonly folder: string;
  readonly rounds: number;
  readonly commands: readonly Command[];
  readonly goals: readonly Goal[];
  /** What could not be measured. */
  readonly missing: readonly string[];
}

export const FLOOR = 'floor';
export const BASE = 'check --base HEAD~1';
export const SCAN = 'check';

/** How far back the log goes: the limit for a model of high criticality, its grace, and a day. */
const LOG_DAYS = 107;

export async function prepare(name: CaseName, cli: string): Promise<Case> {
  const check = (base: boolean): Command => ({
    name: base ? BASE : SCAN,
    args: [cli, 'check', '--today', TODAY, ...(base ? ['--base', 'HEAD~1'] : [])],
    codes: [0, 1],
  });
  const since = String(noon(TODAY) - LOG_DAYS * 86_400);
  const floor = (reader: readonly string[]): Command => ({
    name: FLOOR,
    args: [resolve('bench', 'check', 'floor.mjs'), since, ...reader],
    codes: [0],
  });
  const nothing: Command = { name: 'node -e 0', args: ['-e', '0'], codes: [0] };
  const own = (reader: readonly string[]) => [nothing, floor(reader), check(false), check(true)];
  const both = (most: Goal['most']): Goal[] => [BASE, SCAN].map(of => ({ of, to: FLOOR, most }));
  switch (name) {
    case 'example': {
      const most = (major: number) => (major >= 24 ? 2 : 2.5);
      const title = '(a) the example: 2 models, 16 files of Terraform';
      return {
        title,
        folder: exampleRepository(),
        rounds: 15,
        commands: own([]),
        goals: both(most),
        missing: [],
      };
    }
    case 'models': {
      const found = others();
      const linters = [
        { name: 'ajv-cli', args: found?.ajv, most: 1 },
        { name: 'spectral', args: found?.spectral, most: 0.1 },
      ];
      return {
        title: '(b) 1,000 models of 10 KB',
        folder: modelsRepository(),
        rounds: 5,
        commands: [
          ...own([await bundledReader()]),
          ...linters.flatMap(({ name: other, args }) =>
            args === undefined ? [] : [{ name: other, args, codes: [0] }],
          ),
        ],
        goals: linters.map(({ name: other, most }) => ({ of: SCAN, to: other, most: () => most })),
        missing: linters.filter(({ args }) => args === undefined).map(({ name: other }) => other),
      };
    }
    case 'history':
      return {
        title: '(c) 50,000 commits, 200 models of 10 KB',
        folder: historyRepository(),
        rounds: 7,
        commands: own([await bundledReader()]),
        goals: both(() => 1.3),
        missing: [],
      };
  }
}

/** The reader of documents alone, as it is in the bundle. */
async function bundledReader(): Promise<string> {
  const outfile = join(cacheFolder(), 'reader.mjs');
  await build({
    entryPoints: [resolve('src', 'documents', 'read.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'warning',
  });
  return pathToFileURL(outfile).href;
}

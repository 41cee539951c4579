import { lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { check } from '../../check.ts';
import { BASELINE_PATH, grown, idleEntries, newBaseline, pruned, toKeep } from '../../commands/baseline.ts';
import type { Finding } from '../../core/finding.ts';
import type { Report } from '../../core/report.ts';
import type { EditResult } from '../../documents/edit.ts';
import { visible } from '../../report/escape.ts';
import { required } from '../required.ts';
import { today } from '../today.ts';
import { UsageError } from '../usage.ts';
import type { Command } from './command.ts';
import { openTarget } from './target.ts';
import { historyOf } from './working-tree.ts';
import { replaceFile } from './write.ts';

/** Writes the baseline, or removes what excuses nothing from it. Code 1: it would grow, and nobody said that it may. */
export async function runBaseline(
  command: Command & { do: 'baseline' },
): Promise<{ output: string; code: number }> {
  const { repository, folder } = await openTarget(command.directory);
  const day = command.today ?? today();
  const report = required(
    await check({
      repository,
      folder,
      head: 'working-tree',
      occasion: 'scan',
      today: day,
      withHistory: historyOf(repository),
    }),
  );
  const root = join(repository.root, folder);
  const file = join(root, BASELINE_PATH);
  const old = existing(file);
  const done = command.prune
    ? await prune(root, old, report)
    : await keep(root, old, report, command.grow, day);
  const gaps = report.notAssessed.map(({ what, why, remedy }) => `not assessed: ${what}: ${why}. ${remedy}`);
  return {
    output: `${[...done.lines, ...gaps].map(visible).join('\n')}\n`,
    code: done.refused ? 1 : gaps.length > 0 ? 3 : 0,
  };
}

interface Done {
  readonly lines: readonly string[];
  readonly refused?: boolean;
}

async function prune(root: string, old: string | undefined, report: Report): Promise<Done> {
  if (old === undefined)
    throw new UsageError(`there is no \`${BASELINE_PATH}\``, 'There is nothing to remove.');
  const idle = idleEntries(report);
  if (idle.size === 0) return { lines: [`${BASELINE_PATH}: every entry is needed`] };
  replaceFile(root, BASELINE_PATH, written(await pruned(old, idle)));
  return { lines: [`${BASELINE_PATH}: ${counted(idle.size)} removed`] };
}

async function keep(
  root: string,
  old: string | undefined,
  report: Report,
  grow: boolean,
  day: string,
): Promise<Done> {
  const fresh = toKeep(report);
  const file = join(root, BASELINE_PATH);
  if (old === undefined) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, written(newBaseline(fresh, day)), { flag: 'wx' });
    return { lines: [`${BASELINE_PATH}: ${counted(fresh.length)} written`] };
  }
  const removed = await prune(root, old, report);
  if (fresh.length === 0) return removed;
  if (grow) {
    replaceFile(root, BASELINE_PATH, written(grown(readFileSync(file, 'utf8'), fresh, day)));
    return { lines: [...removed.lines, `${BASELINE_PATH}: ${counted(fresh.length)} added`] };
  }
  return {
    refused: true,
    lines: [
      ...removed.lines,
      `not added: a baseline only shrinks, and ${counted(fresh.length)} would be new. Close them, or run it with \`--grow\`:`,
      ...fresh.map(named),
    ],
  };
}

function named({ rule, message }: Finding): string {
  return `  ${rule}: ${message}`;
}

/** The text of the baseline that is there. Throws a UsageError where something else stands in its place. */
function existing(file: string): string | undefined {
  for (const path of [dirname(file), file]) {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (path === file ? !found.isFile() : !found.isDirectory())
      throw new UsageError(`\`${path}\` is a link or no file of its own`, 'Remove it first.');
  }
  return readFileSync(file, 'utf8');
}

function written(result: EditResult): string {
  if (result.ok) return result.text;
  throw new UsageError(`${BASELINE_PATH}: ${result.why}`, result.remedy);
}

function counted(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyFixes, type FixedFile } from '../../commands/fix.ts';
import type { Report } from '../../core/report.ts';
import type { RepoPath } from '../../core/source.ts';
import { visible } from '../../report/escape.ts';
import { patch } from '../../report/patch.ts';
import { count } from '../../report/verdict.ts';
import { replaceFile } from './write.ts';

/** A fix may make another one possible; more rounds than this would be two rules at odds. */
const ROUNDS = 5;

/**
 * Applies what rules offer to the files on disk and judges them anew, until nothing is left to apply. With `dryRun`
 * nothing is written, and what would be is shown as a difference. Gives the last report and what was done.
 */
export async function fixAll(
  judge: () => Promise<Report>,
  root: string,
  dryRun: boolean,
): Promise<{ report: Report; told: string }> {
  let report = await judge();
  const told: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const folder = join(root, report.folder);
    const { files } = await applyFixes(report.findings, path => read(folder, path));
    if (files.length === 0) break;
    for (const file of files) {
      if (!dryRun) replaceFile(folder, file.path, file.after);
      told.push(dryRun ? patch(file.path, file.before, file.after) : summary(file));
    }
    if (dryRun) break;
    report = await judge();
  }
  return { report, told: told.length === 0 ? 'nothing to fix\n' : told.join('') };
}

function summary({ path, titles }: FixedFile): string {
  const lines = [`fixed ${path}: ${count(titles.length, 'change')}`, ...titles.map(title => `  ${title}`)];
  return `${lines.map(visible).join('\n')}\n`;
}

/** The text of a plain file, reached through no link; nothing else is edited. */
function read(root: string, path: RepoPath): string | undefined {
  const steps = path.split('/');
  const links = steps.some((_, i) => {
    const at = join(root, ...steps.slice(0, i + 1));
    return lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() ?? true;
  });
  if (links || !lstatSync(join(root, path)).isFile()) return undefined;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(join(root, path)));
}

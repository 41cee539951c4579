import { lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { firstFiles } from '../../commands/init.ts';
import { listInventory } from '../../commands/inventory.ts';
import type { Day } from '../../core/dates.ts';
import texts from '../../generated/library.json';
import { visible } from '../../report/escape.ts';
import { builtIn } from '../../suggest/library.ts';
import { required } from '../required.ts';
import { today } from '../today.ts';
import { openTarget } from './target.ts';

/** Writes the files that a repository starts from. What exists already is left alone, whatever it is. */
export async function runInit(command: {
  directory: string;
  today?: Day;
}): Promise<{ output: string; code: number }> {
  const { repository, folder } = await openTarget(command.directory);
  const list = required(await listInventory({ repository, folder, head: 'working-tree' }));
  const lines: string[] = [];
  for (const { path, text } of firstFiles(list, builtIn(texts).resources, command.today ?? today())) {
    const file = join(repository.root, folder, path);
    if (lstatSync(file, { throwIfNoEntry: false }) !== undefined)
      lines.push(`kept    ${path}: it is there already`);
    else if (leadsElsewhere(join(repository.root, folder), path))
      lines.push(`skipped ${path}: its folder is a link`);
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { flag: 'wx' });
      lines.push(`wrote   ${path}`);
    }
  }
  for (const gap of list.gaps) lines.push(`not assessed: ${gap.what}: ${gap.why}. ${gap.remedy}`);
  lines.push(
    '',
    'Next: correct the models with the people who build the system, then run `threatlint check`.',
  );
  return { output: `${lines.map(visible).join('\n')}\n`, code: list.gaps.length > 0 ? 3 : 0 };
}

/** A folder of the repository may be a link to a place outside it. */
function leadsElsewhere(root: string, path: string): boolean {
  const parent = lstatSync(join(root, dirname(path)), { throwIfNoEntry: false });
  return parent?.isSymbolicLink() === true;
}

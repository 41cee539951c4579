import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { formatFile } from '../../commands/format.ts';
import { visible } from '../../report/escape.ts';
import { MODEL_FOLDER } from '../../snapshot/folder.ts';
import { UsageError } from '../usage.ts';
import { openTarget } from './target.ts';
import { refuseLinks, replaceFile } from './write.ts';

/** A file to format: `path` begins with the threat-model folder, and `root` holds that. */
interface Target {
  readonly root: string;
  readonly path: string;
  readonly shown: string;
}

/**
 * Runs `threatlint fmt`. Exit code 0; 1 where `--check` finds a file that would change; 2 where one cannot be formatted:
 * the others are, all the same.
 */
export async function runFmt(command: {
  paths: readonly string[];
  check: boolean;
}): Promise<{ output: string; code: number }> {
  const targets = command.paths.length === 0 ? await allFiles() : command.paths.flatMap(named);
  const lines: string[] = [];
  let refused = 0;
  let changed = 0;
  for (const { root, path, shown } of targets) {
    refuseLinks(root, path);
    const bytes = readFileSync(join(root, path));
    const result = formatFile(path, bytes);
    if (result.is === 'skipped') continue;
    if (result.is === 'refused') {
      refused++;
      lines.push(`refused  ${shown}: ${result.why}. ${result.remedy}`);
    } else if (result.text !== new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)) {
      changed++;
      if (!command.check) replaceFile(root, path, result.text);
      lines.push(command.check ? `unordered ${shown}` : `wrote    ${shown}`);
    }
  }
  if (command.check && changed > 0) lines.push('Run `threatlint fmt` to put keys into their order.');
  const output = lines.map(line => `${visible(line)}\n`).join('');
  return { output, code: refused > 0 ? 2 : command.check && changed > 0 ? 1 : 0 };
}

async function allFiles(): Promise<Target[]> {
  const { repository, folder } = await openTarget('.');
  const root = join(repository.root, folder);
  if (lstatSync(join(root, MODEL_FOLDER), { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError(`there is no folder \`${MODEL_FOLDER}\``, '`threatlint init` makes one.');
  }
  return documents(root, MODEL_FOLDER);
}

/** The documents of a folder, in order of their paths; links are not followed. */
function documents(root: string, folder: string): Target[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return documents(root, path);
      return entry.isFile() && /\.(ya?ml|json)$/.test(entry.name) ? [{ root, path, shown: path }] : [];
    });
}

/** A file or folder that was named. */
function named(given: string): Target[] {
  const found = lstatSync(given, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(`there is no file \`${given}\``, 'Check the path.');
  // The folder's own links lie above what is written; the file itself must not be one.
  const file = join(realpathSync(dirname(resolve(given))), basename(resolve(given)));
  const steps = file.split(sep);
  const at = steps.lastIndexOf(MODEL_FOLDER);
  if (at === -1) {
    throw new UsageError(
      `\`${given}\` does not lie in a folder \`${MODEL_FOLDER}\``,
      'Name a model, a control file or a decision.',
    );
  }
  const root = steps.slice(0, at).join(sep);
  const path = steps.slice(at).join('/');
  return found.isDirectory() ? documents(root, path) : [{ root, path, shown: given }];
}

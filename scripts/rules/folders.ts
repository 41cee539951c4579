import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleId } from '../../src/core/finding.ts';

/** Folders beside the groups that hold tables, not rules. */
const TABLES: ReadonlySet<string> = new Set(['architecture', 'library', 'taxonomies']);

/** The groups of rules in the order of the questions that they answer. */
export const GROUPS: ReadonlyMap<string, string> = new Map([
  ['document', 'Can it be read at all?'],
  ['model', 'What are we building?'],
  ['threats', 'What can go wrong?'],
  ['response', 'What are we going to do about it?'],
  ['validation', 'Did we do a good job?'],
]);

/** The names of the folders in a folder, sorted. */
export function subfolders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();
}

/** The ids of the rules by their folders, `group/name`, sorted. `root` is the folder that holds `rules/`. */
export function ruleFolders(root: string): RuleId[] {
  const rules = join(root, 'rules');
  return subfolders(rules)
    .filter(group => !TABLES.has(group))
    .flatMap(group => subfolders(join(rules, group)).map(name => `${group}/${name}`));
}

import type { RuleId } from '../../src/core/finding.ts';
import { GROUPS } from './folders.ts';

const IMPORT = /^import \{ (\w+) \} from '\.\/([\w/-]+)\/rule\.ts';$/;
const ENTRY = /^ {2}(\w+),$/;

/** Adds a rule to the text of `rules/index.ts`: an import, and an entry in its alphabetical place inside its group. */
export function register(text: string, id: RuleId): { text: string; identifier: string } {
  const lines = text.split('\n');
  const ids = new Map<string, RuleId>();
  for (const line of lines) {
    const [, known, path] = IMPORT.exec(line) ?? [];
    if (known !== undefined && path !== undefined) ids.set(known, path);
  }
  const identifier = identifierOf(id, ids);
  insert(lines, `import { ${identifier} } from './${id}/rule.ts';`, line => {
    const path = IMPORT.exec(line)?.[2];
    return path === undefined ? undefined : path > id;
  });
  insert(lines, `  ${identifier},`, line => {
    const path = ids.get(ENTRY.exec(line)?.[1] ?? '');
    return path === undefined ? undefined : inGroups(path, id) > 0;
  });
  return { text: lines.join('\n'), identifier };
}

/** Puts a line before the first of its kind that follows it, or after the last. `follows` is undefined for other lines. */
function insert(lines: string[], added: string, follows: (line: string) => boolean | undefined): void {
  const next = lines.findIndex(line => follows(line) === true);
  const place = next === -1 ? lines.findLastIndex(line => follows(line) === false) + 1 : next;
  if (place === 0) throw new Error('rules/index.ts has no list of rules in the form that is expected');
  lines.splice(place, 0, added);
}

/** The order of the registry: by group in the order of the questions, then by name. */
function inGroups(a: RuleId, b: RuleId): number {
  const order = [...GROUPS.keys()];
  const group = (id: RuleId) => order.indexOf(id.split('/')[0] ?? '');
  return group(a) - group(b) || (a < b ? -1 : 1);
}

/** `stale-model` becomes `staleModel`; with its group in front where another group has a rule of that name. */
function identifierOf(id: RuleId, taken: ReadonlyMap<string, RuleId>): string {
  const [group = '', name = ''] = id.split('/');
  const short = camelCase(name);
  return taken.has(short) ? camelCase(`${group}-${name}`) : short;
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

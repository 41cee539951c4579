import { extname } from 'node:path';
import { type Example, readExpected, type Tree } from './examples.ts';
import { lineDiff } from './line-diff.ts';

const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['.json', 'json'],
  ['.md', 'markdown'],
  ['.tf', 'hcl'],
  ['.yaml', 'yaml'],
]);

/** An example as it is printed in its rule's page: its files, or what a pull request does to them, and the findings. */
export function exampleBlocks(example: Example): string {
  const expected = readExpected(example);
  const findings = expected.length === 0 ? [] : ['What is reported:', fenced('text', expected.join('\n'))];
  return [...files(example), ...findings].join('\n\n');
}

function files({ commits, pullRequest }: Example): string[] {
  const [first, ...later] = commits;
  const [only, another] = first.tree;
  if (only !== undefined && another === undefined && later.length === 0) return [whole(...only)];
  if (pullRequest && later[0] !== undefined) return changes(first.tree, later[0].tree, true);
  const shown = changes(new Map(), first.tree, false);
  if (later.length === 0) return shown;
  let before = first;
  for (const commit of later) {
    shown.push(`Committed on ${commit.date}:`, ...changes(before.tree, commit.tree, false));
    before = commit;
  }
  return [`Committed on ${first.date}:`, ...shown];
}

/** Each file that differs, and where asked for those that do not: readers of a pull request must know the model. */
function changes(before: Tree, after: Tree, withUnchanged: boolean): string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.flatMap(path => {
    const [old, now] = [before.get(path), after.get(path)];
    if (now === undefined) return [`\`${path}\` is removed.`];
    const name = `\`${path}\``;
    if (old === undefined) return [before.size === 0 ? `${name}:` : `${name} is new:`, whole(path, now)];
    if (text(old) !== text(now)) return [`${name} changes:`, fenced('diff', lineDiff(text(old), text(now)))];
    return withUnchanged ? [`${name} stays as it is:`, whole(path, now)] : [];
  });
}

function whole(path: string, content: Uint8Array): string {
  return fenced(LANGUAGES.get(extname(path)) ?? '', text(content));
}

function fenced(language: string, content: string): string {
  return `\`\`\`${language}\n${content.trimEnd()}\n\`\`\``;
}

function text(content: Uint8Array): string {
  return Buffer.from(content).toString('utf8');
}

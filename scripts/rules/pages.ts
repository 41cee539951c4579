import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyRule } from '../../src/core/rule.ts';
import { exampleBlocks } from './example-blocks.ts';
import { readExamples } from './examples.ts';
import { GROUPS } from './folders.ts';

/** A page as it is on disk and as it should be. */
export interface Page {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const JUDGES: Readonly<Record<AnyRule['judges'], string>> = {
  state: 'what a commit says',
  change: 'what a pull request changes',
  time: 'what the calendar does',
};

/** The pages of all rules and their index, with everything that is generated put between its markers. */
export function renderPages(root: string, rules: readonly AnyRule[]): Page[] {
  const pages = rules.map(rule => rulePage(root, rule));
  const index = page(root, 'rules/README.md', new Map([['rules', () => table(rules)]]));
  return [...pages, index];
}

function rulePage(root: string, rule: AnyRule): Page {
  const examples = new Map(readExamples(root, rule.id).map(example => [example.name, example]));
  return page(
    root,
    `rules/${rule.id}/README.md`,
    new Map([
      ['facts', () => facts(rule)],
      ['summary', () => `${rule.summary}.`],
      [
        'example',
        (name: string) => {
          const example = examples.get(name);
          if (example === undefined)
            throw new Error(`rules/${rule.id}/README.md names the example \`${name}\`, which does not exist`);
          return exampleBlocks(example);
        },
      ],
    ]),
  );
}

/** Text between `<!-- word: argument -->` and `<!-- /word -->`, by word. */
type Blocks = ReadonlyMap<string, (argument: string) => string>;

function page(root: string, path: string, blocks: Blocks): Page {
  const before = readFileSync(join(root, path), 'utf8');
  const after = before.replace(
    /^(<!-- ([a-z]+)(?:: ([\w-]+))? -->)\n[\s\S]*?^(<!-- \/\2 -->)$/gm,
    (_, open: string, word: string, argument: string | undefined, close: string) => {
      const block = blocks.get(word);
      if (block === undefined) throw new Error(`${path}: nothing is generated between ${open} and ${close}`);
      return `${open}\n${block(argument ?? '')}\n${close}`;
    },
  );
  return { path, before, after };
}

function facts({ severity, confidence, judges, edition, preset }: AnyRule): string {
  return `Severity: ${severity}. Confidence: ${confidence}. Judges ${JUDGES[judges]}. Since edition ${edition}, preset \`${preset}\`.`;
}

function table(rules: readonly AnyRule[]): string {
  const groups = [...GROUPS].flatMap(([group, question]) => {
    const rows = rules
      .filter(rule => rule.id.startsWith(`${group}/`))
      .map(({ id, severity, summary }) => `| [${id}](${id}/README.md) | ${severity} | ${summary} |`)
      .sort();
    const head = ['| rule | severity | what it finds |', '|---|---|---|'];
    return rows.length === 0 ? [] : [`### ${group}: ${question}`, [...head, ...rows].join('\n')];
  });
  return groups.join('\n\n');
}

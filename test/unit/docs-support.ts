import { readdirSync, readFileSync } from 'node:fs';
import type { Doc, ReadFile } from '../../src/core/document.ts';
import { readFile } from '../../src/documents/read.ts';

/** The pages for users and contributors that are written by hand. */
export const PAGES: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...readdirSync('docs')
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
];

export function page(path: string): string {
  return readFileSync(path, 'utf8');
}

/** A fenced block of a page. */
export interface Block {
  readonly page: string;
  /** The line that its text begins on. */
  readonly line: number;
  /** What stands after the opening fence: `yaml model`. */
  readonly info: string;
  readonly text: string;
}

/** The fenced blocks of a page, indented ones with their indentation taken away. */
export function blocksOf(path: string): Block[] {
  const blocks: Block[] = [];
  let open: { line: number; indent: string; info: string; text: string[] } | undefined;
  for (const [i, line] of page(path).split('\n').entries()) {
    const fence = /^( *)```(.*)$/.exec(line);
    if (open === undefined && fence !== null) {
      open = { line: i + 2, indent: fence[1] ?? '', info: (fence[2] ?? '').trim(), text: [] };
    } else if (open !== undefined && fence !== null) {
      blocks.push({ page: path, line: open.line, info: open.info, text: `${open.text.join('\n')}\n` });
      open = undefined;
    } else open?.text.push(line.slice(open.indent.length));
  }
  return blocks;
}

/** All blocks with this info string, named by their places for the titles of tests. */
export function blocks(info: string): (Block & { readonly place: string })[] {
  return PAGES.flatMap(blocksOf)
    .filter(block => block.info === info)
    .map(block => ({ ...block, place: `${block.page}:${block.line}` }));
}

export function read(path: string, text: string): ReadFile {
  return readFile({ path, oid: 'a'.repeat(40), bytes: Buffer.from(text) });
}

/** The only document of a text that must be readable. */
export function document(path: string, text: string): Doc {
  const { docs, problems } = read(path, text);
  const [doc] = docs;
  if (doc === undefined || problems.length > 0)
    throw new Error(problems.map(({ message }) => message).join('\n'));
  return doc;
}

/** A page without its fenced blocks. */
export function prose(path: string): string {
  return page(path).replace(/^( *)```[\s\S]*?^\1```$/gm, '');
}

/** The part of a page below a heading, up to the next heading of any level, without fenced blocks. */
export function section(path: string, title: string): string {
  const lines = prose(path).split('\n');
  const start = lines.findIndex(line => /^#+ /.test(line) && line.replace(/^#+ /, '') === title);
  if (start < 0) throw new Error(`${path} has no section "${title}"`);
  const length = lines.slice(start + 1).findIndex(line => /^#+ /.test(line));
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join('\n');
}

/** The rows of the tables in a text, as cells; heads and rulers are left out. */
export function rows(text: string): string[][] {
  const cells = (line: string) =>
    line
      .slice(1, line.lastIndexOf('|'))
      .split('|')
      .map(cell => cell.trim());
  const lines = text.split('\n');
  return lines
    .filter(
      (line, i) => line.startsWith('| ') && !lines[i + 1]?.startsWith('| ---') && !line.startsWith('| ---'),
    )
    .map(cells);
}

/** The words in backticks. */
export function code(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(match => match[1] ?? '');
}

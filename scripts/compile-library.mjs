// Joins the files under rules/library/ into one object of texts: a JSON text per file, by the domain that its name says.
// `threatlint suggest` alone loads them. The key `resources` of technologies.yaml is part of it.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../rules/library/', import.meta.url));

/** The library as JSON text: `{domain: text of the file's JSON}`. Throws where a file is no YAML. */
export function compileLibrary(root = ROOT) {
  const files = readdirSync(root)
    .filter(name => name.endsWith('.yaml'))
    .sort();
  const texts = files.map(file => [
    basename(file, '.yaml'),
    JSON.stringify(parse(readFileSync(join(root, file), 'utf8'), { maxAliasCount: 0, uniqueKeys: true })),
  ]);
  return `${JSON.stringify(Object.fromEntries(texts))}\n`;
}

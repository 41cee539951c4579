// Joins the tables under rules/architecture/ into one object: a key per source folder, and `common` for the files
// beside the folders. Maps of the same name are merged (a repeated key is an error), lists are concatenated in file order.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../rules/architecture/', import.meta.url));

/** The compiled tables as compact JSON text. Throws with the file's name where one cannot be read or contradicts another. */
export function compileArchitecture(root = ROOT) {
  const sources = {};
  const entries = readdirSync(root, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.isDirectory()) {
      const files = readdirSync(join(root, entry.name)).filter(isYaml).sort();
      sources[entry.name] = files.reduce((all, file) => merge(all, join(root, entry.name, file)), {});
    } else if (isYaml(entry.name)) {
      sources.common = merge(sources.common ?? {}, join(root, entry.name));
    }
  }
  return `${JSON.stringify(sources)}\n`;
}

function isYaml(name) {
  return name.endsWith('.yaml');
}

function merge(into, file) {
  const parts = parse(readFileSync(file, 'utf8'), { maxAliasCount: 0, uniqueKeys: true }) ?? {};
  for (const [name, part] of Object.entries(parts)) {
    const held = into[name];
    if (held === undefined) into[name] = part;
    else if (Array.isArray(held) && Array.isArray(part)) held.push(...part);
    else if (isMap(held) && isMap(part)) joinMaps(held, part, `${file}: ${name}`);
    else throw new Error(`${file}: ${name} is given elsewhere already, in another form`);
  }
  return into;
}

function joinMaps(held, part, where) {
  for (const [key, value] of Object.entries(part)) {
    if (Object.hasOwn(held, key)) throw new Error(`${where}.${key} is given twice`);
    held[key] = value;
  }
}

function isMap(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

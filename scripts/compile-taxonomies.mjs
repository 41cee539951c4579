// Joins the tables under rules/taxonomies/ into one object of texts: a JSON text per file, parsed only when a model has a
// reference of that taxonomy. An entry is its name, or `[name, kind, gone, ...now]` where there is more to say.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../rules/taxonomies/', import.meta.url));

export function compileTaxonomies(root = ROOT) {
  const files = readdirSync(root)
    .filter(name => name.endsWith('.json'))
    .sort();
  const texts = files.map(file => {
    const { entries } = JSON.parse(readFileSync(join(root, file), 'utf8'));
    const compact = Object.entries(entries).map(([id, { name, kind = '', gone = '', now = [] }]) => [
      id,
      kind || gone ? [name, kind, gone, ...now] : name,
    ]);
    return [basename(file, '.json'), JSON.stringify(Object.fromEntries(compact))];
  });
  return `${JSON.stringify(Object.fromEntries(texts))}\n`;
}

/** The tactics that each technique serves, and the matrix of each tactic: what only reports need, apart from the rest. */
export function compileTactics(root = ROOT) {
  const techniques = {};
  const tactics = {};
  for (const name of ['attack', 'atlas']) {
    const { entries } = JSON.parse(readFileSync(join(root, `${name}.json`), 'utf8'));
    for (const [id, entry] of Object.entries(entries)) {
      if (entry.tactics) techniques[id] = entry.tactics;
      if (entry.domain) tactics[id] = entry.domain;
      else if (/^AML\.TA/.test(id) && !entry.gone) tactics[id] = name;
    }
  }
  return `${JSON.stringify({ techniques, tactics })}\n`;
}

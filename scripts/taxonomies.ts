// Writes rules/taxonomies/*.json from the tables of public taxonomies in the folder given (JSON files `attack-enterprise`,
// `capec`, `cwe`, ... of `{version, released, source, licence, entries}`). Run again for each new release of them; what it
// writes is the product's own data and is what is built. Facts only are taken over: ids, names, status and successors.
//
//   node scripts/run.mjs scripts/taxonomies.ts FOLDER
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OUT = 'rules/taxonomies';

/** The tables that make up each file. Ids differ between the tables of one file. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  attack: [
    'attack-enterprise',
    'attack-mobile',
    'attack-ics',
    'attack-pre-retired',
    'attack-tactics',
    'attack-mitigations',
  ],
  atlas: ['atlas', 'atlas-tactics', 'atlas-mitigations'],
  capec: ['capec'],
  cwe: ['cwe'],
  d3fend: ['d3fend'],
  'nist-800-53': ['nist-800-53r5'],
  owasp: ['owasp'],
};

/** CAPEC's STIX form leaves its categories out: those of two of its views (1000, mechanisms of attack; 3000, domains of attack), as of version 3.9. */
const CAPEC_CATEGORIES: readonly SourceEntry[] = [
  [118, 'Collect and Analyze Information'],
  [152, 'Inject Unexpected Items'],
  [156, 'Engage in Deceptive Interactions'],
  [172, 'Manipulate Timing and State'],
  [210, 'Abuse Existing Functionality'],
  [223, 'Employ Probabilistic Techniques'],
  [225, 'Subvert Access Control'],
  [255, 'Manipulate Data Structures'],
  [262, 'Manipulate System Resources'],
  [403, 'Social Engineering'],
  [437, 'Supply Chain'],
  [512, 'Communications'],
  [513, 'Software'],
  [514, 'Physical Security'],
  [515, 'Hardware'],
].map(([number, name]) => ({ id: `CAPEC-${number}`, name: String(name), kind: 'category' }));

/** D3FEND has tactics too, of another kind. */
const TACTIC = /^TA\d{4}$/;
const TECHNIQUE = /^(?:AML\.)?T\d{4}/;

interface SourceEntry {
  id: string;
  name: string;
  kind?: string;
  mapping?: string;
  deprecated?: boolean;
  revoked?: boolean;
  withdrawn?: boolean;
  revoked_by?: string;
  revoked_by_final?: string;
  replaced_by?: string[];
  tactics?: string[];
  domain?: string;
}
interface SourceTable {
  name: string;
  version: string;
  released: string;
  source: string;
  licence: string;
  entries: SourceEntry[];
}

/** An entry as it is kept. `gone`: it must not be used any more; `now`: what took its place, as far as is published. */
interface Entry {
  name: string;
  kind?: string;
  gone?: 'deprecated' | 'revoked' | 'withdrawn';
  now?: string[];
  /** ATT&CK and ATLAS: the tactics that a technique serves. */
  tactics?: string[];
  /** ATT&CK alone: the matrix of a tactic. */
  domain?: string;
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error('usage: node scripts/run.mjs scripts/taxonomies.ts FOLDER');
  process.exit(2);
}
mkdirSync(OUT, { recursive: true });
for (const [name, parts] of Object.entries(FILES)) {
  const tables = parts.map(
    part => JSON.parse(readFileSync(join(folder, `${part}.json`), 'utf8')) as SourceTable,
  );
  const path = join(OUT, `${name}.json`);
  writeFileSync(path, text(tables, path));
  console.log(`wrote ${path}`);
}

/** The file of one taxonomy: an entry a line, so that a new release reads well as a diff. */
function text(tables: readonly SourceTable[], path: string): string {
  const entries = new Map<string, Entry>();
  for (const { entries: some } of tables) {
    for (const entry of path.endsWith('/capec.json') ? [...some, ...CAPEC_CATEGORIES] : some) {
      if (entries.has(entry.id)) throw new Error(`${path}: ${entry.id} is given twice`);
      entries.set(entry.id, kept(entry));
    }
  }
  for (const [id, { now = [], tactics = [] }] of entries) {
    const unknown = tactics.find(tactic => !entries.has(tactic));
    if (unknown !== undefined) throw new Error(`${path}: ${id} serves ${unknown}, which is not in the table`);
    const lost = now.find(successor => !entries.has(successor));
    if (lost !== undefined)
      throw new Error(`${path}: ${id} is replaced by ${lost}, which is not in the table`);
  }
  const sources = tables.map(({ name, version, released, source }) => ({
    name,
    version,
    released,
    source: published(source),
  }));
  const licence = [...new Set(tables.map(table => table.licence))].join(' ');
  const lines = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, entry]) => `    ${JSON.stringify(id)}: ${JSON.stringify(entry)}`);
  return [
    '{',
    `  "tables": ${JSON.stringify(sources)},`,
    `  "licence": ${JSON.stringify(licence)},`,
    '  "entries": {',
    lines.join(',\n'),
    '  }',
    '}',
    '',
  ].join('\n');
}

/** The public places that a table was made from, without the working files in between. */
function published(source: string): string {
  return source.replace(/inputs\/\S+ \(([^()]*)\)/g, '$1');
}

function kept(entry: SourceEntry): Entry {
  const { name, kind, deprecated, revoked, withdrawn, revoked_by, revoked_by_final, replaced_by } = entry;
  const { tactics, domain } = entry;
  const gone = revoked ? 'revoked' : deprecated ? 'deprecated' : withdrawn ? 'withdrawn' : undefined;
  const successor = revoked_by_final ?? revoked_by;
  const now = successor === undefined ? replaced_by : [successor];
  return {
    name,
    ...(kind === 'category' || kind === 'view' ? { kind } : {}),
    ...(gone === undefined ? {} : { gone }),
    ...(gone === undefined || now === undefined ? {} : { now }),
    ...(gone === undefined && TECHNIQUE.test(entry.id) && tactics?.length ? { tactics } : {}),
    ...(gone === undefined && TACTIC.test(entry.id) && domain !== undefined ? { domain } : {}),
  };
}

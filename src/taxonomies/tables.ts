import texts from '../generated/taxonomies.json';

/** The tables of `rules/taxonomies/`: a file each. */
export type TableName = 'attack' | 'atlas' | 'capec' | 'cwe' | 'd3fend' | 'nist-800-53' | 'owasp';

/** One identifier of a public taxonomy. */
export interface Entry {
  readonly name: string;
  /** CWE alone: an entry that groups weaknesses and is none itself. */
  readonly kind?: 'category' | 'view';
  /** What its publisher says of an entry that is not to be used any more. */
  readonly gone?: 'deprecated' | 'revoked' | 'withdrawn';
  /** What took its place, as far as is published. */
  readonly now: readonly string[];
}

type Compact = string | readonly [string, string, string, ...string[]];
export type Table = ReadonlyMap<string, Entry>;

const NONE: readonly string[] = [];
const parsed = new Map<TableName, Table>();

/** A table by id. It is parsed when it is first asked for: most runs need none, or one or two. */
export function tableOf(name: TableName): Table {
  let table = parsed.get(name);
  if (table === undefined) {
    const compact = JSON.parse(texts[name]) as Readonly<Record<string, Compact>>;
    table = new Map(Object.entries(compact).map(([id, entry]) => [id, expand(entry)]));
    parsed.set(name, table);
  }
  return table;
}

function expand(entry: Compact): Entry {
  if (typeof entry === 'string') return { name: entry, now: NONE };
  const [name, kind, gone, ...now] = entry;
  return {
    name,
    ...(kind !== '' && { kind: kind as 'category' | 'view' }),
    ...(gone !== '' && { gone: gone as 'deprecated' | 'revoked' | 'withdrawn' }),
    now,
  };
}

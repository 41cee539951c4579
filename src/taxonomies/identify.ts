import { nearest } from '../validation/nearest.ts';
import { KINDS, type Kind, WITHOUT_EDITION } from './kinds.ts';
import { type Entry, tableOf } from './tables.ts';

/** What a reference to a public taxonomy turns out to be. */
export type Identified =
  | { readonly is: 'known'; readonly kind: Kind; readonly id: string; readonly entry: Entry }
  /** Well formed and not in the table. `newer`: numbered after everything that the table holds. */
  | { readonly is: 'unknown'; readonly kind: Kind; readonly id: string; readonly newer: boolean }
  /** Meant as one of `kind`, and not written as one. */
  | { readonly is: 'malformed'; readonly kind: Kind; readonly meant?: string }
  /** An item of an OWASP list that means something else in each edition; newest first. */
  | { readonly is: 'ambiguous'; readonly editions: readonly string[] }
  /** Of no kind that is known here: another catalogue, an address, an id of the team's own. */
  | { readonly is: 'other' };

const OTHER: Identified = { is: 'other' };
/** Several rules ask for the same references, and threats share them. */
const identified = new Map<string, Identified>();

/** Says what a reference is, by its form first and then by the table of its kind. */
export function identify(text: string): Identified {
  let found = identified.get(text);
  if (found === undefined) {
    found = look(text);
    identified.set(text, found);
  }
  return found;
}

function look(text: string): Identified {
  const kind = KINDS.find(({ form }) => form.test(text));
  if (kind !== undefined) return wellFormed(kind, text);
  const [, list = '', item] = WITHOUT_EDITION.exec(text) ?? [];
  if (item !== undefined) return withoutEdition(list, Number(item));
  for (const meant of KINDS) {
    const match = meant.like.exec(text);
    if (match !== null) return malformed(meant, meant.repaired(match.slice(1)));
  }
  return OTHER;
}

function wellFormed(kind: Kind, text: string): Identified {
  const entries = tableOf(kind.table);
  const entry = entries.get(text);
  if (entry !== undefined) return { is: 'known', kind, id: text, entry };
  const other = spellings(text).find(id => entries.has(id));
  const same = other === undefined ? undefined : entries.get(other);
  if (other === undefined || same === undefined)
    return { is: 'unknown', kind, id: text, newer: isNewer(kind, text) };
  // NIST itself writes AC-2(1) and AC-02(01); the lists of OWASP have one spelling each.
  return kind.table === 'owasp'
    ? { is: 'malformed', kind, meant: other }
    : { is: 'known', kind, id: other, entry: same };
}

/** The same identifier with and without zeros before its numbers. */
function spellings(id: string): string[] {
  const bare = id.replace(/(?<=\D)0+(?=\d)/g, '');
  return [bare, bare.replace(/^([A-Z]+)(\d)(?=:)/, '$10$2')].filter(spelling => spelling !== id);
}

function withoutEdition(list: string, item: number): Identified {
  const ids = [...tableOf('owasp').keys()];
  const pattern = new RegExp(`^${list}0?${item}:`);
  return { is: 'ambiguous', editions: ids.filter(id => pattern.test(id)).sort(byEdition) };
}

function byEdition(a: string, b: string): number {
  return edition(b) - edition(a);
}

function edition(id: string): number {
  return Number(id.split(':')[1] ?? 0);
}

function malformed(kind: Kind, repaired: string): Identified {
  const entries = tableOf(kind.table);
  const meant = [repaired, ...spellings(repaired)].find(id => entries.has(id));
  if (meant !== undefined) return { is: 'malformed', kind, meant };
  const near = nearest(
    repaired,
    [...entries].filter(([id, { gone }]) => gone === undefined && kind.form.test(id)).map(([id]) => id),
  );
  return { is: 'malformed', kind, ...(near !== undefined && { meant: near }) };
}

/**
 * Whether an identifier comes after all that the table holds of its series: publishers number upwards. D3FEND has names
 * instead of numbers, so that any of them may be new.
 */
function isNewer(kind: Kind, id: string): boolean {
  if (kind.table === 'd3fend') return true;
  const { series, number } = numbered(id);
  let last = -1;
  for (const known of tableOf(kind.table).keys()) {
    const other = numbered(known);
    if (other.series === series) last = Math.max(last, other.number);
  }
  const parent = /^(.+)[.(]\d+\)?$/.exec(id)?.[1];
  // A part of something newer is newer too; the first part of something that had none may be.
  if (last === -1 && parent !== undefined) return tableOf(kind.table).has(parent) || isNewer(kind, parent);
  return number > last;
}

/** The series that an identifier is numbered in: editions of a list, parts of their parent, ICS apart from enterprise. */
function numbered(id: string): { series: string; number: number } {
  const [item = id, year] = id.split(':');
  if (year !== undefined) return { series: item.replace(/\d+$/, ''), number: Number(year) };
  const part = /^(.+)[.(](\d+)\)?$/.exec(id);
  if (part?.[1] !== undefined) return { series: part[1], number: Number(part[2]) };
  const [, series = id, digits = ''] = /^(.*?)(\d+)$/.exec(id) ?? [];
  return {
    series: digits.length === 4 && /^[TM]$/.test(series) ? `${series}${digits[0]}` : series,
    number: Number(digits),
  };
}

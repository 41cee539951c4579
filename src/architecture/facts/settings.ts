import type { Fact } from '../../core/architecture.ts';
import { anyChange, type Setting, type Tables } from '../tables.ts';
import { type Dict, dicts, get, members, type Term } from '../term.ts';
import { isHandedRule } from './network.ts';
import { asValue, confidenceOf, weaker } from './values.ts';

/** Depth past which configuration is no longer searched: generated documents, not settings. */
const DEEPEST = 12;

/** Types that stand for no resource, so that their names alone say what they set. */
const PLAIN_VALUES = 'values';

/** The settings that the tables give a meaning, wherever in the body they stand; a fact for each member of a list. */
export function settingFacts(type: string, body: Dict, tables: Tables): Fact[] {
  const facts: Fact[] = [];
  // What a threat model does not draw (an alarm) decides nothing by the mere names of its attributes.
  const kind = tables.kind(type);
  const dull = kind.weight === 'none' && !kind.guessed && type !== PLAIN_VALUES;
  const isModule = type.startsWith('module:');
  // `told`: the path with the names of list items, where a name is all that tells them apart.
  const visit = (term: Term, path: readonly string[], told: readonly string[]): void => {
    if (path.length > DEEPEST) return;
    for (const one of dicts(term)) {
      if (isModule && isHandedRule(one)) continue;
      const item = path.length === 0 ? undefined : itemName(term, one);
      const within = item === undefined ? told : [...told, item];
      for (const entry of one.entries) {
        const here = [...path, entry.key];
        const shown = [...within, entry.key];
        const row = tables.setting(type, here);
        const counts = row !== undefined && !(dull && row.guessed && row.is !== 'classification');
        if (counts && !isRule(type, here, tables))
          facts.push(...valuesOf(entry.value, (row.guessed ? shown : here).join('.'), row, tables));
        visit(entry.value, here, shown);
      }
    }
  };
  visit(body, [], []);
  return facts;
}

/** The name that an item of a list gives itself. */
function itemName(list: Term, item: Dict): string | undefined {
  if (list.kind === 'dict') return undefined;
  const name = get(item, 'name');
  return name?.kind === 'literal' && typeof name.value === 'string' ? name.value : undefined;
}

/** The value without what never matters in it: two settings that differ in an image's tag are one. */
function withoutNoise(term: Term, tables: Tables, depth = 0): Term {
  if (depth > DEEPEST) return term;
  const inner = (one: Term): Term => withoutNoise(one, tables, depth + 1);
  if (term.kind === 'list') return { ...term, items: term.items.map(inner) };
  if (term.kind !== 'dict') return term;
  const kept = term.entries.filter(entry => !tables.noise([entry.key]) || entry.key === 'name');
  return { ...term, entries: kept.map(entry => ({ ...entry, value: inner(entry.value) })) };
}

/** True for the attributes of a network rule: they are read together, as what the rule lets in or out. */
function isRule(type: string, path: readonly string[], tables: Tables): boolean {
  const name = path.join('.');
  return tables.network(type).some(shape => {
    if (shape.block === name) return true;
    const parts = [...shape.peers, ...shape.ports, shape.protocol ?? '', shape.direction, shape.action ?? ''];
    return parts.some(
      part => part !== '' && name === (shape.block === undefined ? part : `${shape.block}.${part}`),
    );
  });
}

function valuesOf(term: Term, path: string, row: Setting, tables: Tables): Fact[] {
  if (term.kind === 'literal' && term.value === null) return [];
  const all = members(term).filter(one => row.is !== 'region' || !anyChange(row) || mayBePlace(one));
  if (all.length === 0 && row.is === 'region') return [];
  return (all.length === 0 ? [term] : all).map(one => settingFact(path, one, row, tables));
}

/** No region's name is a number, a switch, an address or a path: `source.location` of a build is none. */
function mayBePlace(term: Term): boolean {
  if (term.kind === 'dict') return false;
  return term.kind !== 'literal' || (typeof term.value === 'string' && !/[/:@.]/.test(term.value));
}

function settingFact(path: string, term: Term, row: Setting, tables: Tables): Fact {
  // A block is present or not; what it says is compared value by value, by the rows of its attributes.
  const whole = anyChange(row);
  const value = term.kind === 'dict' && !whole ? { known: 'present' } : asValue(withoutNoise(term, tables));
  const sure = term.kind === 'dict' ? 'certain' : confidenceOf(term);
  const common = { at: term.at, confidence: row.guessed ? weaker(sure, 'likely') : sure };
  switch (row.is) {
    case 'control':
      return { is: 'control', name: path, value, ...common };
    case 'region':
      // Only where every value counts is it the name of a place: `LRS` or `true` says how many there are.
      return whole ? { is: 'placed', region: value, ...common } : { is: 'setting', path, value, ...common };
    case 'tenancy':
      return whole ? { is: 'placed', tenancy: value, ...common } : { is: 'setting', path, value, ...common };
    default:
      return { is: 'setting', path, value, ...common };
  }
}

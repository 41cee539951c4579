import type { Fact } from '../../core/architecture.ts';
import type { Setting, Tables } from '../tables.ts';
import { type Dict, dicts, members, type Term } from '../term.ts';
import { asValue, confidenceOf, weaker } from './values.ts';

/** Depth past which configuration is no longer searched: generated documents, not settings. */
const DEEPEST = 12;

/** The settings that the tables give a meaning, wherever in the body they stand; a fact for each member of a list. */
export function settingFacts(type: string, body: Dict, tables: Tables): Fact[] {
  const facts: Fact[] = [];
  const visit = (term: Term, path: readonly string[]): void => {
    if (path.length > DEEPEST) return;
    for (const one of dicts(term)) {
      for (const entry of one.entries) {
        const here = [...path, entry.key];
        const row = tables.setting(type, here);
        if (row !== undefined && !isRule(type, here, tables))
          facts.push(...valuesOf(entry.value, here.join('.'), row));
        visit(entry.value, here);
      }
    }
  };
  visit(body, []);
  return facts;
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

function valuesOf(term: Term, path: string, row: Setting): Fact[] {
  if (term.kind === 'literal' && term.value === null) return [];
  const all = members(term);
  return (all.length === 0 ? [term] : all).map(one => settingFact(path, one, row));
}

function settingFact(path: string, term: Term, row: Setting): Fact {
  // A block is present or not; what it says is compared value by value, by the rows of its attributes.
  const whole = row.risky.some(risk => typeof risk === 'object' && 'any' in risk);
  const value = term.kind === 'dict' && !whole ? { known: 'present' } : asValue(term);
  const sure = term.kind === 'dict' ? 'certain' : confidenceOf(term);
  const common = { at: term.at, confidence: row.guessed ? weaker(sure, 'likely') : sure };
  switch (row.is) {
    case 'control':
      return { is: 'control', name: path, value, ...common };
    case 'region':
      return { is: 'placed', region: value, ...common };
    case 'tenancy':
      return { is: 'placed', tenancy: value, ...common };
    default:
      return { is: 'setting', path, value, ...common };
  }
}

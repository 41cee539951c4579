import type { Fact } from '../../core/architecture.ts';
import type { Variable } from '../facts/flows.ts';
import { tables } from '../tables.ts';
import { forms, literal, members, type Term } from '../term.ts';
import { controlFact } from './fact.ts';
import { plainText } from './terms.ts';

interface Row {
  readonly match: string;
  readonly control: string;
}

let rows: readonly { readonly re: RegExp; readonly control: string }[] | undefined;

/** `Key=Value;` of connection strings, `?key=value&` of URLs, `--flag=value` of arguments. */
const PAIR = /(?:^|[;?&\s,]|--)([a-z][\w .-]{1,60}?)\s*=\s*("?)([^;&\s,"]{1,60})\2(?=$|[;&\s,])/gi;
const LONGEST = 4000;

/**
 * The security switches that variables and arguments set: by the variable's own name, or by a key inside a connection
 * string or an argument. The tables name them and say which values weaken.
 */
export function variableControls(variables: readonly Variable[]): Fact[] {
  return variables.flatMap(({ name, value }) =>
    members(value)
      .flatMap(forms)
      .flatMap(term => [...named(name, term), ...inside(term)]),
  );
}

/** The control that a name stands for, if it is one. */
export function controlNamed(name: string): string | undefined {
  rows ??= (tables('kubernetes').extra('switches') as readonly Row[]).map(row => ({
    re: new RegExp(row.match, 'i'),
    control: row.control,
  }));
  const flat = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[\s.-]+/g, '_');
  return rows.find(row => row.re.test(flat))?.control;
}

function named(name: string, term: Term): Fact[] {
  const control = controlNamed(name);
  return control === undefined || plainText(term) === '' ? [] : [controlFact(control, flag(term))];
}

function inside(term: Term): Fact[] {
  const text = plainText(term);
  if (text.length > LONGEST || text.length < 5) return [];
  if (/^--[\w.-]+$/.test(text)) return named(text.slice(2), literal('true', term.at));
  return [...text.matchAll(PAIR)].flatMap(match => {
    const value = match[3] ?? '';
    return named(
      (match[1] ?? '').trim(),
      value.includes('*')
        ? { kind: 'expression', operator: value, operands: [], at: term.at }
        : literal(value, term.at),
    );
  });
}

function flag(term: Term): Term {
  const text = plainText(term).trim();
  return term.kind === 'literal' && /^(1|0|on|off|y|n)$/i.test(text)
    ? literal(/^(1|on|y)$/i.test(text) ? 'true' : 'false', term.at)
    : term;
}

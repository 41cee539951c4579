import type { ComponentKey, Fact } from '../../core/architecture.ts';
import type { Tables } from '../tables.ts';
import { type Dict, dicts, forms, get, members, string, type Term } from '../term.ts';
import { hostsIn, isInternal, isPlatform, party } from './hosts.ts';
import { isPolicy } from './policy.ts';
import { asValue, confidenceOf } from './values.ts';

type Flow = Extract<Fact, { is: 'talks-to' }>;

/** Keys under which a workload's environment is given, in every source. */
const ENVIRONMENT =
  /^(variables|parameters|stringData)$|(^|_)(env|environment|env_?vars?|environment_?variables?|app_settings)$/i;
/** Words in the name of a variable that say that its value is another party's address or resource. */
const ADDRESSEE =
  /(^|_)(url|uri|urls|endpoint|endpoints|host|hostname|addr|address|server|broker|brokers|dsn|queue|topic|bucket|table|stream|arn|webhook|issuer|function|database|cluster|registry|redirect)(_|$)/i;
/** Words that say that an address is not another party's: the workload's own, or a file. */
const NOT_ADDRESSEE =
  /(^|_)(name_prefix|log|logs|level|region|environment|stage|timeout|enabled|port|version|count|size|path|bind|listen|debug|type|kind|policy|format)(_|$)/i;
/** The key of something that is looked up, not declared. */
const LOOKED_UP = /#data\./;
const DEEPEST = 12;

/** An environment variable as declared. */
export interface Variable {
  readonly name: string;
  readonly value: Term;
}

/**
 * What a component talks to or uses: the components that its body refers to, and the addresses in its environment
 * variables and URLs. One fact a party, however many attributes name it.
 */
export function flowFacts(self: ComponentKey, body: Dict, tables: Tables): Flow[] {
  const found = new Map<string, Flow>();
  const add = (fact: Flow): void => {
    const key = JSON.stringify(fact.to);
    if (!found.has(key)) found.set(key, fact);
  };
  const visit = (term: Term, path: readonly string[]): void => {
    if (path.length > DEEPEST) return;
    switch (term.kind) {
      case 'reference':
        if (term.to !== self)
          add({
            is: 'talks-to',
            to: { ref: term.to },
            how: path.join('.'),
            at: term.at,
            confidence: 'likely',
          });
        return;
      case 'literal':
        for (const fact of hostFacts(term, path)) add(fact);
        return;
      case 'list':
        for (const item of term.items) visit(item, path);
        return;
      case 'alt':
        for (const item of term.of) visit(item, path);
        return;
      case 'dict':
        // A policy is read as grants: a resource named in one is not a flow of its own.
        if (isPolicy(term)) return;
        for (const entry of term.entries) {
          const here = [...path, variableName(term, entry.key) ?? entry.key];
          if (tables.noise([...path, entry.key])) continue;
          if (ENVIRONMENT.test(entry.key))
            for (const fact of variablesIn(entry.value).flatMap(variableFacts)) add(fact);
          visit(entry.value, here);
        }
        return;
      default:
        for (const host of hostsIn(literalText(term), false)) add(hostFact(host, term, path.join('.')));
        for (const part of term.kind === 'text' ? term.parts : term.operands) visitUnsure(part, path);
    }
  };
  // Behind an operator a reference still is one; literals there are operands, not addresses.
  const visitUnsure = (term: Term, path: readonly string[]): void => {
    if (term.kind !== 'literal') visit(term, path);
  };
  visit(body, []);
  return [...found.values()];
}

/** Of the value in a pair `{name, value}`, the name. */
function variableName(pair: Dict, key: string): string | undefined {
  return key === 'value' ? string(get(pair, 'name')) : undefined;
}

/** The variables of an environment: a map of names to values, or a list of `{name, value}`. */
export function variablesIn(environment: Term): Variable[] {
  return members(environment).flatMap(one => {
    if (one.kind === 'literal') return pair(one);
    if (one.kind !== 'dict') return [];
    const name = string(get(one, 'name') ?? get(one, 'Name'));
    const value = ['value', 'valueFrom', 'value_from', 'Value', 'ValueFrom', 'value_source']
      .map(key => get(one, key))
      .find(v => v !== undefined);
    if (name !== undefined && value !== undefined) return [{ name, value }];
    return one.entries
      .filter(entry => entry.value.kind !== 'dict')
      .map(entry => ({ name: entry.key, value: entry.value }));
  });
}

/** `NAME=value`, as Compose allows. */
function pair(term: Extract<Term, { kind: 'literal' }>): Variable[] {
  const text = String(term.value);
  const equals = text.indexOf('=');
  return equals < 1
    ? []
    : [{ name: text.slice(0, equals), value: { ...term, value: text.slice(equals + 1) } }];
}

/** True where the name of a variable says that its value is an address or the name of another resource. */
export function namesAddressee(name: string): boolean {
  const snake = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2');
  return ADDRESSEE.test(snake) && !NOT_ADDRESSEE.test(snake);
}

function variableFacts(variable: Variable): Flow[] {
  if (!namesAddressee(variable.name)) return [];
  return members(variable.value)
    .flatMap(forms)
    .flatMap(one => {
      // References and hosts are found where they stand; a value of neither kind is told by the variable's name, and so is
      // one that is looked up at run time.
      if (one.kind === 'dict' || one.kind === 'list' || hostsIn(literalText(one), false).length > 0)
        return [];
      if (one.kind === 'reference') {
        if (!LOOKED_UP.test(one.to)) return [];
        return [
          {
            is: 'talks-to',
            to: { unknown: `value of <${one.to}>`, refs: [one.to] },
            how: variable.name,
            at: one.at,
            confidence: 'likely',
          },
        ];
      }
      if (one.kind === 'literal') {
        const text = String(one.value ?? '');
        if (hostsIn(text, true).length > 0 || !/[a-z]/i.test(text) || /^(true|false)$/i.test(text)) return [];
        return [
          { is: 'talks-to', to: { known: text }, how: variable.name, at: one.at, confidence: 'likely' },
        ];
      }
      return [
        { is: 'talks-to', to: asValue(one), how: variable.name, at: one.at, confidence: confidenceOf(one) },
      ];
    });
}

function hostFacts(term: Extract<Term, { kind: 'literal' }>, path: readonly string[]): Flow[] {
  if (typeof term.value !== 'string' || term.value.length > 4000) return [];
  return hostsIn(term.value, namesAddressee(path.at(-1) ?? '')).map(host =>
    hostFact(host, term, path.join('.')),
  );
}

/** The literal parts of a text; what is put in at run time as a mark that no host contains. */
function literalText(term: Term): string {
  return term.kind === 'text'
    ? term.parts.map(part => (part.kind === 'literal' ? String(part.value) : '{}')).join('')
    : '';
}

function hostFact(host: string, term: Term, how: string): Flow {
  const to = isInternal(host) || isPlatform(host) ? host : party(host);
  return { is: 'talks-to', to: { known: to }, how, at: term.at, confidence: 'likely' };
}

/** True for an address of someone else: a public host that is not a cloud platform's. */
export function isThirdParty(to: string): boolean {
  return to.includes('.') && hostsIn(to, true).length > 0 && !isInternal(to) && !isPlatform(to);
}

/** The bodies of every policy document in a term, whatever attribute holds it. */
export function policiesIn(term: Term, depth = 0): Dict[] {
  if (depth > DEEPEST) return [];
  return dicts(term).flatMap(one =>
    isPolicy(one) ? [one] : one.entries.flatMap(entry => policiesIn(entry.value, depth + 1)),
  );
}

import type { Component, Fact } from '../../core/architecture.ts';
import { componentKey, type Declaration } from '../declaration.ts';
import { asValue, valueText } from '../facts/values.ts';
import { tables } from '../tables.ts';
import { dict } from '../term.ts';
import type { Directory, Given } from './directory.ts';
import { evaluate } from './evaluate.ts';
import { spanOf } from './hcl/query.ts';
import { mention, principalGrant, principalsIn, spokenOf } from './principals.ts';
import type { Reading } from './scope.ts';

const SOURCE = 'terraform';
/** What any principal contains: a local whose text has none of it need not be evaluated. */
const HINT =
  /(serviceAccount|group|user|domain|principal|principalSet):|@[\w-]+\.|roles\/|arn:aws|\b\d{12}\b|[0-9a-f]{4}-[0-9a-f]{12}/;

/**
 * Principals that are named in values (arguments of modules, locals, defaults of variables, files of values) and that no
 * resource says anything of: somebody is given something, though what cannot be followed to the resource that takes it.
 */
export function withMentions(
  components: readonly Component[],
  declarations: readonly Declaration[],
  cluster: readonly Directory[],
  reading: Reading,
): Component[] {
  const said = new Set<string>();
  const facts = new Map<string, Fact[]>();
  const known = new Map(components.map(one => [one.key, one]));
  for (const { key, type, body } of declarations) {
    if (isHanded(type) || type.startsWith('data.')) continue;
    const spoken = spokenOf(known.get(key)?.facts ?? []);
    if (spoken.size > 0) for (const one of mentionsOf(body, spoken)) said.add(one);
  }
  // A call first, then the values that it is given: each principal is told where it gets furthest.
  for (const { key, type, unit, body } of [...declarations].sort((a, b) => rank(a.type) - rank(b.type))) {
    if (!isHanded(type)) continue;
    for (const one of principalsIn(body)) {
      const text = valueText(asValue(one.term));
      const place = mention(one.term, text);
      const variable = one.path[0] ?? '';
      const directory = cluster.find(({ path }) => path === unit);
      const several = type === 'values' && (directory?.assigned.get(variable)?.length ?? 0) > 1;
      if ((said.has(place) && !several) || isIdentitySetting(type, one.path)) continue;
      facts.set(key, [
        ...(facts.get(key) ?? []),
        principalGrant(one.term, type === 'values' ? 'var' : `<${key}>`, one.path),
      ]);
      said.add(place);
    }
  }
  const told = components.map(one => {
    const more = facts.get(one.key);
    return more === undefined ? one : { ...one, facts: [...one.facts, ...more] };
  });
  return [...told, ...cluster.flatMap(directory => ofNames(directory, said, reading))];
}

function* mentionsOf(body: Declaration['body'], spoken: ReadonlySet<string>): Iterable<string> {
  for (const { term } of principalsIn(body)) {
    const text = valueText(asValue(term));
    if (spoken.has(text)) yield mention(term, text);
  }
}

/** True for what hands values on and is no resource. */
function isHanded(type: string): boolean {
  return type === 'values' || type.startsWith('module:');
}

function rank(type: string): number {
  return type === 'values' ? 1 : 0;
}

/** The names table may have a row for it already. */
function isIdentitySetting(type: string, path: readonly string[]): boolean {
  return tables(SOURCE).setting(type, path)?.is === 'identity';
}

/** The locals and the defaults of variables that name principals of which nothing else speaks, each as a component. */
function ofNames(directory: Directory, said: ReadonlySet<string>, reading: Reading): Component[] {
  const named: [string, Given][] = [...directory.locals].map(([name, value]) => [`local.${name}`, value]);
  for (const [name, { default: fallback }] of directory.variables)
    if (fallback !== undefined) named.push([`var.${name}`, fallback]);
  return named.flatMap(([address, value]) => {
    const { source } = value;
    const { start, end } = value.value;
    if (!HINT.test(source.text.slice(start, end))) return [];
    const term = evaluate(value.value, { directory, source, bound: new Map() }, reading);
    const at = spanOf(source, value.value);
    const name = address.slice(address.indexOf('.') + 1);
    const key = componentKey(SOURCE, directory.path, address);
    const facts = principalsIn(dict([{ key: name, at, value: term }], at))
      .filter(one => one.term.at.source === source && one.term.at.start >= start && one.term.at.end <= end)
      .filter(one => !said.has(mention(one.term, valueText(asValue(one.term)))))
      .map(one => principalGrant(one.term, `<${key}>`, one.path.slice(1)));
    if (facts.length === 0) return [];
    return [
      {
        key,
        source: SOURCE,
        unit: directory.path,
        address,
        type: 'values',
        kind: 'none' as const,
        at,
        facts,
        refs: [],
        shape: facts.map(fact => valueText(fact.who)),
      },
    ];
  });
}

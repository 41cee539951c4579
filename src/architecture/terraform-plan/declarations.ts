import { type Doc, isObject, type Json, type JsonObject } from '../../core/document.ts';
import type { Source, Span } from '../../core/source.ts';
import { componentKey, type Declaration } from '../declaration.ts';
import { tables } from '../tables.ts';
import {
  canonical,
  type Dict,
  dict,
  type Entry,
  get,
  list,
  literal,
  opaque,
  references,
  type Term,
} from '../term.ts';
import { documentOf } from '../terraform/documents.ts';
import { configured, type Planned, plannedResources } from './modules.ts';

/** Facts are read by the tables of the configuration language: the types are the same. */
const SOURCE = 'terraform';

/** The resources of a plan, the instances of one declaration as one that says what any of them does. */
export function declarationsOf(doc: Doc, source: Source): Declaration[] {
  const root = doc.value;
  if (!isObject(root)) return [];
  const planned = plannedResources(member(root['planned_values'], 'root_module'));
  const expressions = configured(member(root['configuration'], 'root_module'));
  const known = new Set(planned.map(one => one.address));
  const place = (container: object, key?: string | number): Span => ({ ...doc.span(container, key), source });
  const instances = new Map<string, { readonly first: Planned; readonly bodies: Dict[] }>();
  for (const one of planned) {
    const body = bodyOf(one, expressions.get(one.address), known, source, place);
    const held = instances.get(one.address);
    if (held === undefined) instances.set(one.address, { first: one, bodies: [body] });
    else held.bodies.push(body);
  }
  return [...instances].map(([address, { first, bodies }]) => {
    const type = String(first.resource['type'] ?? '');
    const body = union(bodies, place(first.resource));
    const owner = ownerOf(type, body);
    return {
      key: componentKey(SOURCE, source.path, address),
      source: SOURCE,
      unit: source.path,
      address,
      type: first.resource['mode'] === 'data' ? `data.${type}` : type,
      at: place(first.resource, 'address'),
      body,
      ...(owner === undefined ? {} : { owner }),
    };
  });
}

function member(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) ? value[key] : undefined;
}

type Place = (container: object, key?: string | number) => Span;

/** Planned values; where they will only be known after the deployment, what they refer to. */
function bodyOf(
  one: Planned,
  expressions: JsonObject | undefined,
  known: ReadonlySet<string>,
  source: Source,
  place: Place,
): Dict {
  const { resource, module } = one;
  const at = place(resource);
  const values = isObject(resource['values']) ? resource['values'] : {};
  const hidden = isObject(resource['sensitive_values']) ? resource['sensitive_values'] : {};
  const entries: Entry[] = Object.entries(values).flatMap(([key, value]) => {
    if (isNothing(value)) return [];
    const here = place(values, key);
    const term = hidden[key] === true ? opaque('sensitive', here) : documentOf(termOf(value, here, place));
    return [{ key, at: here, value: term }];
  });
  const given = new Set(entries.map(entry => entry.key));
  for (const [key, expression] of Object.entries(expressions ?? {})) {
    if (given.has(key)) continue;
    const found = referencesIn(expression, module, known, source.path, at);
    if (found.length > 0)
      entries.push({ key, at, value: found.length === 1 && found[0] ? found[0] : list(found, at) });
  }
  return dict(entries, at);
}

/** What a plan writes for attributes that nobody gave. */
function isNothing(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function termOf(value: Json, at: Span, place: Place): Term {
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    return list(
      items.map((item, index) => termOf(item, place(items, index), place)),
      at,
    );
  }
  if (!isObject(value)) return literal(value as string | number | boolean | null, at);
  const entries = Object.entries(value).filter(([, one]) => !isNothing(one));
  return dict(
    entries.map(([key, one]) => ({
      key,
      at: place(value, key),
      value: termOf(one, place(value, key), place),
    })),
    at,
  );
}

/** The resources that an expression refers to, in its own module. */
function referencesIn(
  expression: Json,
  module: string,
  known: ReadonlySet<string>,
  unit: string,
  at: Span,
): Term[] {
  const names =
    isObject(expression) && Array.isArray(expression['references'])
      ? (expression['references'] as readonly Json[])
      : [];
  const found = new Set<string>();
  for (const name of names) {
    if (typeof name !== 'string') continue;
    const parts = name.split('.');
    const address =
      module +
      parts
        .slice(0, parts[0] === 'data' ? 3 : 2)
        .join('.')
        .replace(/\[.*$/, '');
    if (known.has(address)) found.add(address);
  }
  return [...found].map(to => ({ kind: 'reference', to: componentKey(SOURCE, unit, to), attribute: '', at }));
}

/** Every entry of every body once. */
function union(bodies: readonly Dict[], at: Span): Dict {
  const entries = new Map<string, Entry>();
  for (const entry of bodies.flatMap(body => body.entries)) {
    const text = `${entry.key} ${canonical(entry.value)}`;
    if (!entries.has(text)) entries.set(text, entry);
  }
  return dict([...entries.values()], at);
}

function ownerOf(type: string, body: Dict): string | undefined {
  const rows = tables(SOURCE).extra('owners');
  if (typeof rows !== 'object' || rows === null || !Object.hasOwn(rows, type)) return undefined;
  const names: unknown = (rows as Record<string, unknown>)[type];
  for (const name of Array.isArray(names) ? names : [names]) {
    const value = get(body, String(name));
    const [only, ...others] = value === undefined ? [] : references(value);
    if (only !== undefined && others.length === 0) return only;
  }
  return undefined;
}

import { isObject, type Json } from '../../core/document.ts';
import type { Span } from '../../core/source.ts';
import { componentKey } from '../declaration.ts';
import { alternatives, dict, forms, list, literal, opaque, scalar, type Term } from '../term.ts';
import { isNoValue, named, pseudo, resourceBehind, resourceReference, SOURCE } from './names.ts';
import { substitute } from './substitute.ts';
import type { Template } from './template.ts';
import { bounded, joined, ownArn } from './text.ts';
import { mapped, parameterValue } from './values.ts';

type Resolve = (value: Json, at: Span, template: Template) => Term;

/** A value of a template with its functions resolved as far as the template itself tells. */
export function termOf(value: Json, at: Span, template: Template): Term {
  if (Array.isArray(value)) return listOf(value as readonly Json[], at, template);
  if (!isObject(value)) return literal(value as string | number | boolean | null, at);
  const keys = Object.keys(value);
  const [name] = keys;
  const resolve = keys.length === 1 && name !== undefined ? FUNCTIONS.get(name) : undefined;
  if (resolve !== undefined && name !== undefined) {
    return resolve(value[name] as Json, template.span(value, name), template);
  }
  return dict(
    keys.map(key => ({
      key,
      at: template.span(value, key, 'key'),
      value: termOf(value[key] as Json, template.span(value, key), template),
    })),
    at,
  );
}

/** Items that stand for no value are left out; a list in the place of an item is its items. */
function listOf(values: readonly Json[], at: Span, template: Template): Term {
  const items = values.map((item, index) => termOf(item, template.span(values, index), template));
  return list(
    items.filter(item => !(item.kind === 'literal' && item.value === null)),
    at,
  );
}

/** `Ref`: a resource, a parameter's value, or what AWS fills in. */
export function reference(name: string, at: Span, template: Template): Term {
  if (isNoValue(name)) return literal(null, at);
  const id = resourceBehind(name, template);
  if (id !== undefined) return resourceReference(id, '', template, at);
  return parameterValue(name, template, at) ?? pseudo(name, at) ?? named('undeclared', name, at);
}

const ref: Resolve = (value, at, template) =>
  typeof value === 'string' ? reference(value, at, template) : opaque('Ref', at);

const getAtt: Resolve = (value, at, template) => {
  const [name, ...rest] = Array.isArray(value) ? (value as readonly Json[]) : String(value).split('.');
  const id = typeof name === 'string' ? resourceBehind(name, template) : undefined;
  const attribute = rest.map(part => (typeof part === 'string' ? part : '*')).join('.');
  return id === undefined
    ? named('undeclared', String(name), at)
    : resourceReference(id, attribute, template, at);
};

const sub: Resolve = (value, at, template) => {
  const [pattern, variables] = Array.isArray(value) ? (value as readonly Json[]) : [value];
  if (typeof pattern !== 'string') return opaque('Fn::Sub', at);
  const own = new Map<string, Term>();
  if (isObject(variables)) {
    for (const [name, one] of Object.entries(variables))
      own.set(name, termOf(one, template.span(variables, name), template));
  }
  const text = substitute(pattern, own, template, at);
  return ownArn(text, typesOf(template));
};

const join: Resolve = (value, at, template) => {
  const [delimiter, values] = Array.isArray(value) ? (value as readonly Json[]) : [];
  if (typeof delimiter !== 'string' || values === undefined) return opaque('Fn::Join', at);
  const parts = termOf(values, at, template);
  if (parts.kind !== 'list') return bounded(opaque('Fn::Join', at, [literal(delimiter, at), parts]), at);
  const between = parts.items.flatMap((item, index) =>
    index === 0 ? [item] : [literal(delimiter, at), item],
  );
  return ownArn(joined(between, at), typesOf(template));
};

/** Both branches: which of them is deployed is not the template's to say. */
const either: Resolve = (value, at, template) => {
  if (!Array.isArray(value)) return opaque('Fn::If', at);
  const branches = (value as readonly Json[])
    .slice(1)
    .map((one, index) => termOf(one, template.span(value, index + 1), template));
  const given = branches.filter(one => !(one.kind === 'literal' && one.value === null));
  return given.length === 0 ? literal(null, at) : bounded(alternatives(given, at), at);
};

const findInMap: Resolve = (value, at, template) => {
  const [map, first, second, options] = Array.isArray(value) ? (value as readonly Json[]) : [];
  const [name, row, column] = [map, first, second].map(one =>
    one === undefined ? undefined : wordOf(one, at, template),
  );
  const found =
    name === undefined || column === undefined ? undefined : mapped(name, row, column, template, at);
  const otherwise = isObject(options) ? options['DefaultValue'] : undefined;
  const given = [
    ...(found === undefined ? [] : [found]),
    ...(otherwise === undefined ? [] : [termOf(otherwise, at, template)]),
  ];
  const values = given
    .flatMap(forms)
    .filter(one => one.kind !== 'literal' || (one.value !== '' && one.value !== null));
  if (values.length === 0)
    return given.length > 0 ? literal('', at) : named('mapping', `${name ?? '*'}.${column ?? '*'}`, at);
  return alternatives(values, at);
};

/** A key of a mapping, where it is written out: one that a parameter gives is chosen at deployment, whatever its default. */
function wordOf(value: Json, at: Span, template: Template): string | undefined {
  if (isObject(value)) return undefined;
  const found = scalar(termOf(value, at, template));
  return found === undefined || found === null ? undefined : String(found);
}

const importValue: Resolve = (value, at, template) => {
  const name = termOf(value, at, template);
  if (name.kind === 'literal') return named('export', String(name.value), at);
  return joined([literal('import ', at), name], at);
};

const select: Resolve = (value, at, template) => {
  const [index, from] = Array.isArray(value) ? (value as readonly Json[]) : [];
  if (from === undefined) return opaque('Fn::Select', at);
  const all = termOf(from, at, template);
  const chosen = all.kind === 'list' ? all.items[Number(index)] : undefined;
  return chosen ?? bounded(opaque(`select-${String(index)}`, at, [all]), at);
};

/** The pieces of a text that is written out; any other text is as well told by itself as by its pieces. */
const split: Resolve = (value, at, template) => {
  const [delimiter, from] = Array.isArray(value) ? (value as readonly Json[]) : [];
  if (typeof delimiter !== 'string' || delimiter === '' || from === undefined) return opaque('Fn::Split', at);
  const text = termOf(from, at, template);
  if (text.kind !== 'literal') return text;
  const pieces = String(text.value ?? '').split(delimiter);
  return list(
    pieces.map(piece => literal(piece, at)),
    at,
  );
};

/** What a function encloses, where the function changes its form only. */
const inner: Resolve = (value, at, template) => termOf(value, at, template);

/** Functions of which only their name and what they work on is known. */
function unresolved(name: string): Resolve {
  return (value, at, template) => bounded(opaque(name, at, [termOf(value, at, template)]), at);
}

function typesOf(template: Template): (key: string) => string | undefined {
  const prefix = componentKey(SOURCE, template.path, '');
  return key => (key.startsWith(prefix) ? template.types.get(key.slice(prefix.length)) : undefined);
}

const FUNCTIONS: ReadonlyMap<string, Resolve> = new Map<string, Resolve>([
  ['Ref', ref],
  ['Fn::GetAtt', getAtt],
  ['Fn::Sub', sub],
  ['Fn::Join', join],
  ['Fn::If', either],
  ['Fn::FindInMap', findInMap],
  ['Fn::ImportValue', importValue],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::Base64', inner],
  ['Fn::ToJsonString', inner],
  ...[
    'Fn::Cidr',
    'Fn::GetAZs',
    'Fn::Length',
    'Fn::Transform',
    'Fn::And',
    'Fn::Or',
    'Fn::Not',
    'Fn::Equals',
  ].map((name): [string, Resolve] => [name, unresolved(name)]),
]);

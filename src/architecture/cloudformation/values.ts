import { isObject, type Json, type JsonObject } from '../../core/document.ts';
import type { Span } from '../../core/source.ts';
import { alternatives, list, literal, type Term } from '../term.ts';
import { named } from './names.ts';
import type { Template } from './template.ts';

/** Past this many rows a mapping is a table of data; what it gives is then known by its name only. */
const MOST_ROWS = 24;
/** What tells a value from a label: an account, an address, an ARN. `dev` and `prod` say nothing of the architecture. */
const TELLING = /^\d{12}$|^arn:|[./:*]/;

/** The value of a parameter: its default, else its name. */
export function parameterValue(name: string, template: Template, at: Span): Term | undefined {
  const parameter = template.parameters.get(name);
  if (parameter === undefined) return template.loops.has(name) ? loopValue(name, template, at) : undefined;
  const value = parameter['Default'];
  const type = String(parameter['Type'] ?? 'String');
  // A default of such a type is the name of a stored parameter, not a value.
  if (value === undefined || value === '' || type.startsWith('AWS::SSM::Parameter::Value'))
    return named('parameter', name, at);
  const place = template.span(parameter, 'Default');
  if (typeof value === 'string' && /^(CommaDelimitedList|List<)/.test(type)) {
    return list(
      value.split(',').map(one => literal(one.trim(), place)),
      place,
    );
  }
  return plain(value, place, template);
}

/** What a loop's variable stands for: any of the values that are written out. */
function loopValue(name: string, template: Template, at: Span): Term {
  const values = template.loops.get(name);
  const items = Array.isArray(values)
    ? (values as readonly Json[]).filter(one => typeof one === 'string')
    : [];
  return items.length === 0
    ? named('parameter', name, at)
    : alternatives(
        items.map(one => literal(one, at)),
        at,
      );
}

/** The same inside a longer text, where a default that is a mere label stays the parameter's name. */
export function parameterInText(name: string, template: Template, at: Span): Term | undefined {
  const value = parameterValue(name, template, at);
  if (value?.kind === 'literal' && !TELLING.test(String(value.value))) return named('parameter', name, at);
  return value;
}

/** What a row of a mapping holds; for a first key that is not known, what any of them does. */
export function mapped(
  map: string,
  first: string | undefined,
  second: string,
  template: Template,
  at: Span,
): Term | undefined {
  const key = JSON.stringify([map, first, second]);
  if (!template.found.has(key)) template.found.set(key, lookup(map, first, second, template, at));
  return template.found.get(key);
}

function lookup(
  map: string,
  first: string | undefined,
  second: string,
  template: Template,
  at: Span,
): Term | undefined {
  const mapping = template.mappings.get(map);
  if (mapping === undefined) return undefined;
  const rows = first === undefined ? Object.values(mapping) : [mapping[first]];
  if (rows.length > MOST_ROWS) return undefined;
  const found = rows.filter(isObject).flatMap((row: JsonObject) => {
    const value = row[second];
    return value === undefined ? [] : [plain(value, template.span(row, second), template)];
  });
  return found.length === 0 ? undefined : alternatives(found, at);
}

/** A value without functions in it: parameters' defaults and mappings allow none. */
function plain(value: Json, at: Span, template: Template): Term {
  if (Array.isArray(value)) {
    return list(
      (value as readonly Json[]).map((item, index) => plain(item, template.span(value, index), template)),
      at,
    );
  }
  return literal(typeof value === 'object' ? null : (value as string | number | boolean), at);
}

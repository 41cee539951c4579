import type { JsonObject } from '../core/document.ts';
import type { Flaw, Place } from './flaw.ts';
import { nounOf } from './place.ts';
import type { Schema } from './schema.ts';
import { meantField } from './synonyms.ts';

/**
 * What is wrong with the fields that a map has: unknown ones, missing ones, and ones that exclude each other. A field
 * under a wrong name is one flaw, not an unknown field and a missing one.
 */
export function* fieldFlaws(schema: Schema, at: Place, map: JsonObject): Generator<Flaw> {
  const { required = [], 'x-one-of': choices = [] } = schema;
  const chosen = choices.filter(choice => Object.hasOwn(map, choice));
  // What must be there, each with its alternatives: one name for a required field, several for a choice.
  const needs = [...required.map(field => [field]), ...(choices.length > 0 ? [choices] : [])];
  const lacking = needs.filter(names => !names.some(name => Object.hasOwn(map, name)));
  const unknown = unknownFields(schema, at, map, lacking.flat());
  const lacks = lacking.filter(names => !unknown.some(({ meant }) => meant && names.includes(meant)));

  const [misnamed, anotherUnknown] = unknown;
  const [need, anotherNeed] = lacks;
  if (misnamed && need && !anotherUnknown && !anotherNeed) {
    const { meant: _guess, ...flaw } = misnamed;
    yield { ...flaw, lacks: need };
  } else {
    yield* unknown;
    for (const names of lacks) yield missing(schema, at, names);
  }
  if (chosen.length > 1) yield { kind: 'exclusive', choices, present: chosen, at };
  yield* excluded(schema, at, map);
}

function missing(schema: Schema, at: Place, names: readonly string[]): Flaw {
  const [field, alternative] = names;
  if (field === undefined || alternative !== undefined) {
    return { kind: 'exclusive', choices: names, present: [], at };
  }
  const property = schema.properties?.[field];
  const about = typeof property === 'object' ? property.description : undefined;
  return { kind: 'missing-field', field, at, ...(about !== undefined && { about }) };
}

type UnknownField = Extract<Flaw, { kind: 'unknown-field' }>;

/** The unknown fields, each with the field that was probably meant; one that is missing is the likelier. */
function unknownFields(
  schema: Schema,
  at: Place,
  map: JsonObject,
  lacking: readonly string[],
): UnknownField[] {
  const { properties = {}, patternProperties = {}, additionalProperties } = schema;
  if (additionalProperties !== false) return [];
  const known = Object.keys(properties).filter(field => !field.startsWith('$'));
  const patterns = Object.keys(patternProperties).map(pattern => new RegExp(pattern, 'u'));
  const free = new Set([...lacking, ...known.filter(field => !Object.hasOwn(map, field))]);
  const noun = nounOf(at);
  return Object.keys(map).flatMap(field => {
    if (Object.hasOwn(properties, field) || patterns.some(pattern => pattern.test(field))) return [];
    const meant = meantField(noun, field, map[field], free);
    if (meant !== undefined) free.delete(meant);
    const open = patterns.length > 0;
    return [{ kind: 'unknown-field', field, at, known, open, ...(meant !== undefined && { meant }) }];
  });
}

/** Fields that another one rules out; the first pair is enough to say. */
function* excluded(schema: Schema, at: Place, map: JsonObject): Generator<Flaw> {
  for (const [field, dependent] of Object.entries(schema.dependentSchemas ?? {})) {
    const { properties = {}, 'x-says': says } = dependent;
    const other = Object.keys(properties).find(
      name => properties[name] === false && Object.hasOwn(map, name),
    );
    if (other === undefined || !Object.hasOwn(map, field)) continue;
    const present = [field, other];
    yield { kind: 'exclusive', choices: present, present, at, ...(says !== undefined && { says }) };
    return;
  }
}

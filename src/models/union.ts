import { type Doc, isObject, type Json, type JsonObject, type Mistake } from '../core/document.ts';
import type { Id } from '../core/model.ts';
import type { NonEmpty } from '../core/nonempty.ts';
import { quote } from '../validation/quote.ts';
import { requiredFields } from '../validation/validate.ts';

/** Fields that a model has once, whichever of its files has them. */
const ONCE = ['name', 'description', 'owner', 'criticality', 'version'];

/** What is wrong with a model of several files that no single file shows: nothing has its name, two files differ. */
export function unionProblems(id: Id, docs: NonEmpty<Doc>): Mistake[] {
  const roots = docs.flatMap(doc => (isObject(doc.value) ? [{ doc, root: doc.value }] : []));
  return [...missing(id, docs[0], roots), ...ONCE.flatMap(field => differing(id, field, roots))];
}

interface Root {
  readonly doc: Doc;
  readonly root: JsonObject;
}

function missing(id: Id, { source, root: { start } }: Doc, roots: readonly Root[]): Mistake[] {
  if (roots.length === 0) return [];
  return requiredFields('threatModel')
    .filter(field => !roots.some(({ root }) => Object.hasOwn(root, field)))
    .map(field => ({
      kind: 'missing-field',
      subjectPath: field,
      at: { source, start, end: start },
      message: `no file of model ${quote(id)} has \`${field}\``,
      remedy: `Add \`${field}\` to one of the model's files.`,
    }));
}

function differing(id: Id, field: string, roots: readonly Root[]): Mistake[] {
  const [first, ...others] = roots.filter(({ root }) => Object.hasOwn(root, field));
  if (first === undefined) return [];
  return others
    .filter(({ root }) => root[field] !== first.root[field])
    .map(({ doc, root }) => ({
      kind: 'conflicting-field',
      subjectPath: field,
      at: doc.span(root, field),
      message: `\`${field}\` of model ${quote(id)} is ${shown(root[field])} here and ${shown(first.root[field])} in ${quote(first.doc.source.path)}`,
      remedy: `Keep \`${field}\` in one of the two files.`,
    }));
}

function shown(value: Json | undefined): string {
  return quote(typeof value === 'string' ? value : JSON.stringify(value));
}

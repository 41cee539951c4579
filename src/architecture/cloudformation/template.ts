import type { Gap } from '../../core/assessed.ts';
import {
  type Doc,
  isObject,
  type Json,
  type JsonObject,
  type Key,
  type ReadFile,
} from '../../core/document.ts';
import type { RepoPath, Source, Span } from '../../core/source.ts';
import { CLOUDFORMATION_TAGS, type ReadOptions, readFile } from '../../documents/read.ts';
import type { Term } from '../term.ts';

/** A template as read: its parts as plain values, the types of what it declares, and where everything stands. */
export interface Template {
  readonly path: RepoPath;
  readonly resources: JsonObject;
  /** Types by logical id, those of loops under the name that the loop gives them. */
  readonly types: ReadonlyMap<string, string>;
  readonly parameters: ReadonlyMap<string, JsonObject>;
  readonly mappings: ReadonlyMap<string, JsonObject>;
  readonly globals: JsonObject;
  /** The values of a loop's variable, by its name. */
  readonly loops: ReadonlyMap<string, Json>;
  /** Lookups in mappings that were resolved before: templates ask for the same row hundreds of times. */
  readonly found: Map<string, Term | undefined>;
  span(container: object, key?: Key, part?: 'key' | 'value'): Span;
}

/** What a file turned out to be. */
export type Opened =
  | { readonly is: 'template'; readonly template: Template }
  | { readonly is: 'other' }
  | { readonly is: 'unread'; readonly gap: Gap };

const RESOURCES = /(^|[{,\s])["']?Resources["']?\s*:/;
const TYPES = /\b(AWS|Custom|Alexa)::[A-Za-z0-9]/;
const TYPE = /^[A-Za-z0-9]{1,64}(::[A-Za-z0-9@_-]{1,64}){1,3}$/;
const LOOP = /^Fn::ForEach::/;
/** CloudFormation takes templates of up to 1 MB; a file above it is not one. */
const MOST_BYTES = 2 * 1024 * 1024;
const OPTIONS: ReadOptions = {
  tags: CLOUDFORMATION_TAGS,
  unknownTags: 'ignore',
  aliases: true,
  merge: true,
  maxBytes: MOST_BYTES,
};
const JSON_TEXT = /^\uFEFF?\s*\{/;

/** Reads a file as a template, or says that it is none. Cheap for the many files that are not. */
export function openTemplate(source: Source): Opened {
  const { path, text } = source;
  if (!TYPES.test(text) || !RESOURCES.test(text)) return { is: 'other' };
  const { docs, problems } = parsed(source);
  const [doc] = docs;
  if (doc === undefined) {
    const why = problems[0]?.message.replace(/\.$/, '') ?? 'it has no content';
    const remedy = 'Make it a template that CloudFormation itself reads, or exclude it from the scope.';
    return { is: 'unread', gap: { what: `the template ${path}`, why, remedy, path } };
  }
  const template = templateOf(doc, source);
  return template === undefined ? { is: 'other' } : { is: 'template', template };
}

/** As JSON where it looks like it, which is faster; as YAML, which allows what CloudFormation allows, else. */
function parsed({ path, oid, text }: Source): ReadFile {
  const bytes = new TextEncoder().encode(text);
  const stem = path.replace(/\.json$/i, '');
  if (JSON_TEXT.test(text)) {
    const read = readFile({ path: `${stem}.json`, oid, bytes }, OPTIONS);
    if (read.docs.length > 0) return read;
  }
  return readFile({ path: stem, oid, bytes }, OPTIONS);
}

function templateOf(doc: Doc, source: Source): Template | undefined {
  const root = doc.value;
  if (!isObject(root)) return undefined;
  const resources = root['Resources'];
  if (!isObject(resources)) return undefined;
  const types = new Map<string, string>();
  const loops = new Map<string, Json>();
  collect(resources, types, loops);
  if (types.size === 0) return undefined;
  return {
    path: source.path,
    resources,
    types,
    parameters: objects(root['Parameters']),
    mappings: objects(root['Mappings']),
    globals: isObject(root['Globals']) ? root['Globals'] : {},
    loops,
    found: new Map(),
    span: (container, key, part) => {
      const { start, end } = doc.span(container, key, part);
      return { source, start, end };
    },
  };
}

/** Types by logical id; goes into loops, whose third member holds what they declare. */
function collect(resources: JsonObject, types: Map<string, string>, loops: Map<string, Json>): void {
  for (const [id, resource] of Object.entries(resources)) {
    const type = typeOf(resource);
    if (type !== undefined) types.set(id, type);
    else if (LOOP.test(id) && Array.isArray(resource)) {
      const [variable, collection, body] = resource as readonly Json[];
      if (typeof variable === 'string' && collection !== undefined) loops.set(variable, collection);
      if (isObject(body)) collect(body, types, loops);
    }
  }
}

/** The type of a resource; absent where the value is none. */
export function typeOf(resource: Json | undefined): string | undefined {
  if (!isObject(resource)) return undefined;
  const type = resource['Type'];
  return typeof type === 'string' && TYPE.test(type) ? type : undefined;
}

/** Every resource with the map that holds it, those inside loops included. */
export function resourcesOf(
  resources: JsonObject,
): { id: string; resource: JsonObject; holder: JsonObject }[] {
  return Object.entries(resources).flatMap(([id, resource]) => {
    if (typeOf(resource) !== undefined) return [{ id, resource: resource as JsonObject, holder: resources }];
    const body = LOOP.test(id) && Array.isArray(resource) ? (resource as readonly Json[])[2] : undefined;
    return isObject(body) ? resourcesOf(body) : [];
  });
}

function objects(value: Json | undefined): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  if (!isObject(value)) return found;
  for (const [key, one] of Object.entries(value)) if (isObject(one)) found.set(key, one);
  return found;
}

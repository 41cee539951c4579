import { isObject, type Json } from '../core/document.ts';
import schemas from '../generated/schemas.json';

/** The parts of JSON Schema that the schemas use, and our annotations. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: SchemaOrBoolean;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaOrBoolean>>;
  readonly patternProperties?: Readonly<Record<string, SchemaOrBoolean>>;
  readonly additionalProperties?: SchemaOrBoolean;
  readonly propertyNames?: SchemaOrBoolean;
  readonly minProperties?: number;
  readonly dependentSchemas?: Readonly<Record<string, Schema>>;
  readonly if?: SchemaOrBoolean;
  readonly then?: SchemaOrBoolean;
  readonly else?: SchemaOrBoolean;
  readonly not?: SchemaOrBoolean;
  readonly description?: string;
  /** What the value must be, in words that follow "must be". */
  readonly 'x-says'?: string;
  /** Exactly one of these fields must be there; `if`, `then` and `else` beside it say the same to other tools. */
  readonly 'x-one-of'?: readonly string[];
}
export type SchemaOrBoolean = Schema | boolean;

/** A schema and the file whose `#` its references start from. */
export interface Scoped {
  readonly schema: Schema;
  readonly file: string;
}

export type Kind =
  | 'threatModel'
  | 'controlFile'
  | 'decision'
  | 'baseline'
  | 'policy'
  | 'threatLibrary'
  | 'ownRule'
  | 'upstreamLock';

const FILES: Readonly<Record<Kind, string>> = {
  threatModel: 'threat-model.json',
  controlFile: 'control-file.json',
  decision: 'decision.json',
  ownRule: 'own-rule.json',
  upstreamLock: 'upstream-lock.json',
  threatLibrary: 'threat-library.json',
  baseline: 'baseline.json',
  policy: 'policy.json',
};
const BY_FILE = schemas as unknown as Readonly<Record<string, Schema>>;

/** The schema of one kind of file. */
export function schemaOf(kind: Kind): Scoped {
  const file = FILES[kind];
  return { schema: BY_FILE[file] ?? {}, file };
}

/** What `$ref` points to. */
export function follow(ref: string, from: string): Scoped {
  const [name = '', pointer = ''] = ref.split('#');
  const file = name === '' ? from : (name.split('/').at(-1) ?? from);
  let node: Json | undefined = BY_FILE[file] as Json | undefined;
  for (const step of pointer.split('/').slice(1)) node = isObject(node) ? node[step] : undefined;
  return { schema: (isObject(node) ? node : {}) as Schema, file };
}

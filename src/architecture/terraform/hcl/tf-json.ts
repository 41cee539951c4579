import type { Source } from '../../../core/source.ts';
import type { Attribute, Block, Body, Expression, HclFile, Label, ObjectItem } from './ast.ts';
import { JsonReader } from './json.ts';
import { keyName } from './query.ts';
import { Failure } from './reader.ts';

/** What JSON does not say and Terraform's own schema does: which members are blocks, and how many labels they have. */
interface Shape {
  readonly labels: number;
  readonly blocks?: Readonly<Record<string, Shape>>;
  /** Attributes whose strings are references without `${ }`. */
  readonly direct?: readonly string[];
}

const PLAIN: Shape = { labels: 0 };
const CONDITIONS = { precondition: PLAIN, postcondition: PLAIN };
const RESOURCE: Shape = {
  labels: 2,
  direct: ['depends_on', 'provider'],
  blocks: {
    lifecycle: { labels: 0, blocks: CONDITIONS, direct: ['ignore_changes', 'replace_triggered_by'] },
    provisioner: { labels: 1, blocks: { connection: PLAIN } },
    connection: PLAIN,
    dynamic: { labels: 1, blocks: { content: PLAIN } },
  },
};

const FILE: Shape = {
  labels: 0,
  blocks: {
    resource: RESOURCE,
    data: RESOURCE,
    ephemeral: RESOURCE,
    module: { labels: 1, direct: ['depends_on', 'providers'] },
    variable: { labels: 1, blocks: { validation: PLAIN }, direct: ['type'] },
    output: { labels: 1, blocks: CONDITIONS, direct: ['depends_on'] },
    provider: { labels: 1 },
    locals: PLAIN,
    terraform: {
      labels: 0,
      blocks: {
        required_providers: PLAIN,
        backend: { labels: 1 },
        cloud: { labels: 0, blocks: { workspaces: PLAIN } },
        provider_meta: { labels: 1 },
      },
    },
    moved: { labels: 0, direct: ['from', 'to'] },
    import: { labels: 0, direct: ['to', 'provider'] },
    removed: { labels: 0, blocks: { lifecycle: PLAIN }, direct: ['from'] },
    check: { labels: 1, blocks: { data: RESOURCE, assert: PLAIN } },
  },
};

/**
 * Reads a file in HCL's JSON syntax (`.tf.json`, `.tfvars.json`) into the same tree. Never throws.
 *
 * Blocks of resource types are attributes here, because only the provider's schema tells them apart from maps:
 * `nested` in query.ts finds either. A mistake in the JSON itself gives one problem and an empty body; one in the
 * template of a string costs that string only.
 */
export function readTfJson(source: Source): HclFile {
  const reader = new JsonReader(source.text);
  try {
    const root = reader.document();
    const isValues = source.path.endsWith('.tfvars.json');
    const body = bodyOf(root, isValues ? PLAIN : FILE, reader);
    return { body, problems: reader.problems };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    const { message, at } = failure;
    const body: Body = { attributes: [], blocks: [], start: 0, end: source.text.length };
    return { body, problems: [{ message, start: at, end: Math.min(at + 1, source.text.length) }] };
  }
}

function bodyOf(value: Expression, shape: Shape, reader: JsonReader): Body {
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  for (const { item, name } of membersOf(value)) {
    const inner = shape.blocks?.[name];
    if (inner !== undefined)
      addBlocks(blocks, { type: name, first: item, shape: inner, reader }, item.value, []);
    else if (name !== '//') {
      const attributeValue = shape.direct?.includes(name) === true ? reader.direct(item.value) : item.value;
      attributes.push({ name, nameSpan: item.key, value: attributeValue, start: item.start, end: item.end });
    }
  }
  return { attributes, blocks, start: value.start, end: value.end };
}

interface Pending {
  readonly type: string;
  readonly first: ObjectItem;
  readonly shape: Shape;
  readonly reader: JsonReader;
}

/** Goes down one object per label; a list stands for several blocks at any level. */
function addBlocks(blocks: Block[], block: Pending, value: Expression, labels: readonly Label[]): void {
  if (value.kind === 'list') {
    for (const item of value.items) addBlocks(blocks, block, item, labels);
  } else if (labels.length < block.shape.labels) {
    for (const { item, name } of membersOf(value)) {
      if (name === '//') continue;
      const label: Label = { value: name, start: item.key.start, end: item.key.end };
      addBlocks(blocks, block, item.value, [...labels, label]);
    }
  } else if (value.kind === 'object') {
    const { type, first, shape, reader } = block;
    const headerSpan = labels.at(-1) ?? first.key;
    const { start, end } = headerSpan;
    const body = bodyOf(value, shape, reader);
    blocks.push({ type, labels, body, headerSpan: { start, end }, start, end: value.end });
  }
}

/** The members with a fixed name; of a list of objects, those of all. */
function membersOf(value: Expression): { item: ObjectItem; name: string }[] {
  if (value.kind === 'list') return value.items.flatMap(membersOf);
  if (value.kind !== 'object') return [];
  return value.items.flatMap(item => {
    const name = keyName(item.key);
    return name === undefined ? [] : [{ item, name }];
  });
}

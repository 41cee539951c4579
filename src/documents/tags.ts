/** What one local tag stands for: an object with the single entry `key`, whose value is the tagged node. */
export interface TagRule {
  readonly key: string;
  /** A scalar is cut at its first dot into a list of two, as `!GetAtt` wants it. */
  readonly splitAtDot?: true;
}

/** Local tags as they are written (`!Ref`), and what they stand for. */
export type TagTable = ReadonlyMap<string, TagRule>;

const FUNCTIONS = [
  'And',
  'Base64',
  'Cidr',
  'Contains',
  'EachMemberEquals',
  'EachMemberIn',
  'Equals',
  'FindInMap',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'RefAll',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
  'ValueOf',
  'ValueOfAll',
];

/** The short forms of CloudFormation's intrinsic functions; the long form of `!Sub` is `{'Fn::Sub': …}`. */
export const CLOUDFORMATION_TAGS: TagTable = new Map<string, TagRule>([
  ['!Ref', { key: 'Ref' }],
  ['!Condition', { key: 'Condition' }],
  ['!GetAtt', { key: 'Fn::GetAtt', splitAtDot: true }],
  ...FUNCTIONS.map((name): [string, TagRule] => [`!${name}`, { key: `Fn::${name}` }]),
]);

const CORE = 'tag:yaml.org,2002:';

/**
 * The tag of a node in the form that the reader compares: `!Ref` for local tags, `!!str` for those of YAML's own
 * schema however they were written, `!<uri>` for the rest. `handles` are those of the document's `%TAG` directives.
 */
export function normalTag(raw: string, handles: ReadonlyMap<string, string>): string {
  let full = raw;
  if (raw.startsWith('!<')) full = raw.slice(2, -1);
  else {
    const handle = raw.slice(0, raw.indexOf('!', 1) + 1) || '!';
    const prefix = handles.get(handle) ?? (handle === '!!' ? CORE : handle);
    full = prefix + raw.slice(handle.length);
  }
  if (full.startsWith(CORE)) return `!!${full.slice(CORE.length)}`;
  return full.startsWith('!') ? full : `!<${full}>`;
}

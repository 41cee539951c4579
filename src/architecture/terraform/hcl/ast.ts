/**
 * The syntax tree of an HCL2 file (`.tf`, `.tfvars`, and `.tf.json` in the same shape).
 * Nodes hold plain offsets instead of a `Span`, so that a tree does not keep one source reference per node;
 * `spanOf` in query.ts joins the two.
 */

/** UTF-16 offsets in the text of the source: `start` inclusive, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What stands between the braces of a block, or a whole file. Both lists are in source order, duplicates included. */
export interface Body extends Range {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

/** `type "label" label { body }`; the range covers header and braces. */
export interface Block extends Range {
  readonly type: string;
  readonly labels: readonly Label[];
  readonly body: Body;
  /** From the type to the last label: what a finding points at. */
  readonly headerSpan: Range;
}

/** A block label, quoted or not; `value` is the decoded text without quotes. */
export interface Label extends Range {
  readonly value: string;
}

/** `name = value`; the range covers both. */
export interface Attribute extends Range {
  readonly name: string;
  readonly nameSpan: Range;
  readonly value: Expression;
}

export type Expression =
  | Literal
  | Template
  | List
  | ObjectExpression
  | Traversal
  | Access
  | Call
  | Conditional
  | Binary
  | Unary
  | For
  | Parenthesised
  | Unknown;

/**
 * A string without interpolation (quoted or heredoc, decoded), a number, a boolean or null.
 * A whole number that a double cannot hold exactly is `Unknown` instead.
 */
export interface Literal extends Range {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** A string with at least one interpolation or directive. */
export interface Template extends Range {
  readonly kind: 'template';
  readonly parts: readonly TemplatePart[];
  readonly heredoc: boolean;
}

export type TemplatePart = TemplateText | Interpolation | TemplateIf | TemplateFor;

/** Decoded text: escapes resolved, heredoc indentation and `~` trimming applied. */
export interface TemplateText extends Range {
  readonly kind: 'text';
  readonly text: string;
}

/** `${ value }`. */
export interface Interpolation extends Range {
  readonly kind: 'interpolation';
  readonly value: Expression;
}

/** `%{ if condition }yes%{ else }no%{ endif }`. */
export interface TemplateIf extends Range {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly yes: readonly TemplatePart[];
  readonly no: readonly TemplatePart[];
}

/** `%{ for variables in collection }parts%{ endfor }`; one or two variables. */
export interface TemplateFor extends Range {
  readonly kind: 'for';
  readonly variables: readonly string[];
  readonly collection: Expression;
  readonly parts: readonly TemplatePart[];
}

/** `[a, b]`. */
export interface List extends Range {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

/** `{ a = 1, "b" : 2, (c) = 3 }`. */
export interface ObjectExpression extends Range {
  readonly kind: 'object';
  readonly items: readonly ObjectItem[];
}

/** A bare or quoted name as key is a string `Literal`; `(expression)` stays `Parenthesised`. */
export interface ObjectItem extends Range {
  readonly key: Expression;
  readonly value: Expression;
}

/** `var.a["b"][0].c[*].d`: a name and what is selected from it. A bare name has an empty path. */
export interface Traversal extends Range {
  readonly kind: 'traversal';
  readonly root: string;
  readonly path: readonly Segment[];
}

/** A selection from anything other than a name: `f(x)[0].id`, `(a).b`. */
export interface Access extends Range {
  readonly kind: 'access';
  readonly base: Expression;
  readonly path: readonly Segment[];
}

export type Segment = AttributeSegment | IndexSegment | SplatSegment;

/** `.name`. */
export interface AttributeSegment extends Range {
  readonly kind: 'attribute';
  readonly name: string;
}

/** `[key]`, or the legacy `.0`. */
export interface IndexSegment extends Range {
  readonly kind: 'index';
  readonly key: Expression;
}

/** `[*]`; `legacy` for `.*`, behind which an index applies to the resulting list, not to each element. */
export interface SplatSegment extends Range {
  readonly kind: 'splat';
  readonly legacy: boolean;
}

/** `name(args...)`; `name` may carry a namespace: `provider::aws::arn_parse`. */
export interface Call extends Range {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
  /** The last argument is followed by `...`. */
  readonly expand: boolean;
}

/** `condition ? yes : no`. */
export interface Conditional extends Range {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly yes: Expression;
  readonly no: Expression;
}

export type BinaryOperator =
  | '||'
  | '&&'
  | '=='
  | '!='
  | '<'
  | '>'
  | '<='
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

export interface Binary extends Range {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Unary extends Range {
  readonly kind: 'unary';
  readonly operator: '-' | '!';
  readonly operand: Expression;
}

/** `[for v in collection : value if condition]` (no `key`) or `{for k, v in collection : key => value...}`. */
export interface For extends Range {
  readonly kind: 'for';
  readonly variables: readonly string[];
  readonly collection: Expression;
  readonly key: Expression | undefined;
  readonly value: Expression;
  /** The value is followed by `...`: equal keys are collected in a list. */
  readonly group: boolean;
  readonly condition: Expression | undefined;
}

export interface Parenthesised extends Range {
  readonly kind: 'parenthesised';
  readonly inner: Expression;
}

/** What could not be read; `text` is the source without comments and with runs of white space as one space. */
export interface Unknown extends Range {
  readonly kind: 'unknown';
  readonly text: string;
}

/** A mistake in the file: everything around it is still in the tree. */
export interface HclProblem extends Range {
  readonly message: string;
}

/** The tree of one file and the mistakes found on the way; no problem means that the tree is complete. */
export interface HclFile {
  readonly body: Body;
  readonly problems: readonly HclProblem[];
}

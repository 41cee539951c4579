import type { Source, Span } from '../../../core/source.ts';
import type { Attribute, Block, Body, Expression, ObjectExpression, Range } from './ast.ts';

/** The place of a node, for findings. */
export function spanOf(source: Source, range: Range): Span {
  return { source, start: range.start, end: range.end };
}

/** The attribute of that name; the last one wins when a (faulty) file has several. */
export function attribute(body: Body, name: string): Attribute | undefined {
  return body.attributes.findLast(candidate => candidate.name === name);
}

/** The blocks of that type, in source order. */
export function blocks(body: Body, type: string): readonly Block[] {
  return body.blocks.filter(block => block.type === type);
}

/**
 * The bodies given under a name, however they are written: as blocks `name { }`, as `name = { }` or as
 * `name = [{ }, { }]`. Terraform allows the attribute form for many blocks, and `.tf.json` knows no other.
 * `dynamic "name"` blocks are not among them.
 */
export function nested(body: Body, name: string): readonly Body[] {
  const bodies = body.blocks.filter(block => block.type === name).map(block => block.body);
  for (const candidate of body.attributes) {
    if (candidate.name !== name) continue;
    const items = candidate.value.kind === 'list' ? candidate.value.items : [candidate.value];
    for (const item of items) if (item.kind === 'object') bodies.push(bodyOf(item));
  }
  return bodies;
}

/** An object expression seen as a body: items with a computed key are left out. */
export function bodyOf(object: ObjectExpression): Body {
  const attributes: Attribute[] = [];
  for (const item of object.items) {
    const name = keyName(item.key);
    if (name === undefined) continue;
    attributes.push({ name, nameSpan: item.key, value: item.value, start: item.start, end: item.end });
  }
  return { attributes, blocks: [], start: object.start, end: object.end };
}

/** The name that an object key or an index stands for, if it is fixed: HCL turns numbers and booleans into text. */
export function keyName(key: Expression): string | undefined {
  if (key.kind === 'parenthesised') return keyName(key.inner);
  return key.kind === 'literal' && key.value !== null ? String(key.value) : undefined;
}

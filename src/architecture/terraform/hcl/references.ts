import type { Expression, TemplatePart, Traversal } from './ast.ts';

/** The loop variables in force at a place. */
interface Scope {
  readonly names: readonly string[];
  readonly outer: Scope | undefined;
}

interface Visit {
  readonly node: Expression | TemplatePart;
  readonly scope: Scope | undefined;
}

/**
 * Every traversal inside an expression, in source order: in templates, arguments, and indexes of other traversals
 * too. Variables of for expressions and `%{ for }` are left out; `each`, `count`, `self` and `path` are not.
 * Nothing is found in what could not be read.
 */
export function references(expression: Expression): Traversal[] {
  const found: Traversal[] = [];
  const pending: Visit[] = [{ node: expression, scope: undefined }];
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    const { node, scope } = visit;
    if (node.kind === 'traversal' && !bound(node.root, scope)) found.push(node);
    const children = childrenOf(node, scope);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) pending.push(child);
    }
  }
  return found;
}

function bound(name: string, scope: Scope | undefined): boolean {
  for (let at = scope; at !== undefined; at = at.outer) if (at.names.includes(name)) return true;
  return false;
}

function childrenOf(node: Expression | TemplatePart, scope: Scope | undefined): Visit[] {
  const here = (nodes: readonly (Expression | TemplatePart)[]): Visit[] =>
    nodes.map(child => ({ node: child, scope }));
  switch (node.kind) {
    case 'literal':
    case 'unknown':
    case 'text':
      return [];
    case 'template':
      return here(node.parts);
    case 'list':
      return here(node.items);
    case 'object':
      return here(node.items.flatMap(item => [item.key, item.value]));
    case 'traversal':
    case 'access': {
      const keys = node.path.flatMap(segment => (segment.kind === 'index' ? [segment.key] : []));
      return here(node.kind === 'access' ? [node.base, ...keys] : keys);
    }
    case 'call':
      return here(node.args);
    case 'conditional':
      return here([node.condition, node.yes, node.no]);
    case 'binary':
      return here([node.left, node.right]);
    case 'unary':
      return here([node.operand]);
    case 'parenthesised':
      return here([node.inner]);
    case 'interpolation':
      return here([node.value]);
    case 'if':
      return here([node.condition, ...node.yes, ...node.no]);
    case 'for': {
      const inner: Scope = { names: node.variables, outer: scope };
      const body =
        'parts' in node
          ? node.parts
          : [node.key, node.value, node.condition].filter(part => part !== undefined);
      return [...here([node.collection]), ...body.map(child => ({ node: child, scope: inner }))];
    }
  }
}

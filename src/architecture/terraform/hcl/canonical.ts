import type { BinaryOperator, Expression, Segment, TemplatePart } from './ast.ts';
import { PRECEDENCE } from './expression.ts';

/**
 * The text of an expression in one fixed form: equal for expressions that differ only in white space, comments,
 * trailing commas, redundant parentheses, `"${x}"` instead of `x`, a heredoc instead of a quoted string, the order of
 * fixed object keys, or an old spelling (`a.0`, `a.*.b`). Meant for comparison and for people; not HCL to be read again.
 */
export function canonical(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string'
        ? `"${escaped(expression.value)}"`
        : String(expression.value);
    case 'template': {
      const [first] = expression.parts;
      if (expression.parts.length === 1 && first?.kind === 'interpolation') return canonical(first.value);
      return `"${partsText(expression.parts)}"`;
    }
    case 'list':
      return `[${expression.items.map(canonical).join(', ')}]`;
    case 'object':
      return objectText(expression.items);
    case 'traversal':
      return expression.root + pathText(expression.path);
    case 'access':
      return operand(expression.base) + pathText(expression.path);
    case 'call':
      return `${expression.name}(${expression.args.map(canonical).join(', ')}${expression.expand ? '...' : ''})`;
    case 'conditional':
      return `${operand(expression.condition)} ? ${operand(expression.yes)} : ${operand(expression.no)}`;
    case 'binary':
      return chainText(expression);
    case 'unary':
      return expression.operator + operand(expression.operand);
    case 'for':
      return forText(expression);
    case 'parenthesised':
      return canonical(expression.inner);
    case 'unknown':
      return expression.text;
  }
}

function escaped(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[$%](?=\{)/g, '$&$&');
}

function partsText(parts: readonly TemplatePart[]): string {
  return parts.map(partText).join('');
}

function partText(part: TemplatePart): string {
  switch (part.kind) {
    case 'text':
      return escaped(part.text);
    case 'interpolation':
      return `\${${canonical(part.value)}}`;
    case 'if': {
      const no = part.no.length === 0 ? '' : `%{ else }${partsText(part.no)}`;
      return `%{ if ${canonical(part.condition)} }${partsText(part.yes)}${no}%{ endif }`;
    }
    case 'for': {
      const head = `${part.variables.join(', ')} in ${canonical(part.collection)}`;
      return `%{ for ${head} }${partsText(part.parts)}%{ endfor }`;
    }
  }
}

/** Sorts the items by key if every key is fixed and occurs once: only then is their order without meaning. */
function objectText(items: Extract<Expression, { kind: 'object' }>['items']): string {
  const entries = items.map(item => {
    const key = bare(item.key);
    const fixed = key.kind === 'literal';
    return {
      fixed,
      key: fixed ? `"${escaped(String(key.value))}"` : `(${canonical(key)})`,
      value: canonical(item.value),
    };
  });
  if (
    entries.every(entry => entry.fixed) &&
    new Set(entries.map(entry => entry.key)).size === entries.length
  ) {
    entries.sort((a, b) => (a.key < b.key ? -1 : 1));
  }
  return `{${entries.map(entry => `${entry.key} = ${entry.value}`).join(', ')}}`;
}

function pathText(path: readonly Segment[]): string {
  const lastIndex = path.findLastIndex(segment => segment.kind === 'index');
  return path
    .map((segment, position) => {
      if (segment.kind === 'attribute') return `.${segment.name}`;
      if (segment.kind === 'index') return `[${canonical(segment.key)}]`;
      // Only an index further on tells the two splats apart.
      return segment.legacy && position < lastIndex ? '.*' : '[*]';
    })
    .join('');
}

function forText(loop: Extract<Expression, { kind: 'for' }>): string {
  const head = `for ${loop.variables.join(', ')} in ${canonical(loop.collection)} : `;
  const value = canonical(loop.value) + (loop.group ? '...' : '');
  const tail = loop.condition === undefined ? '' : ` if ${canonical(loop.condition)}`;
  return loop.key === undefined
    ? `[${head}${value}${tail}]`
    : `{${head}${canonical(loop.key)} => ${value}${tail}}`;
}

/** `a && b && c` without parentheses; a loop, because a chain is as deep as it is long. */
function chainText(chain: Extract<Expression, { kind: 'binary' }>): string {
  const tail: string[] = [];
  const level = PRECEDENCE[chain.operator];
  let left: Expression = chain;
  while (left.kind === 'binary' && PRECEDENCE[left.operator] === level) {
    tail.push(` ${left.operator satisfies BinaryOperator} ${operand(left.right)}`);
    left = bare(left.left);
  }
  return operand(left) + tail.reverse().join('');
}

/** An expression as part of another one, in parentheses unless it is a single term. */
function operand(expression: Expression): string {
  const inner = bare(expression);
  const compound = inner.kind === 'binary' || inner.kind === 'conditional' || inner.kind === 'unary';
  return compound ? `(${canonical(inner)})` : canonical(inner);
}

/** An expression without the parentheses and the `"${…}"` around it. */
export function bare(expression: Expression): Expression {
  let inner = expression;
  for (;;) {
    if (inner.kind === 'parenthesised') inner = inner.inner;
    else if (
      inner.kind === 'template' &&
      inner.parts.length === 1 &&
      inner.parts[0]?.kind === 'interpolation'
    ) {
      inner = inner.parts[0].value;
    } else return inner;
  }
}

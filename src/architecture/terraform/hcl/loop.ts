import type { Expression, For } from './ast.ts';
import { expression } from './expression.ts';
import type { Reader } from './reader.ts';

/** `for k, v in collection : …`: the caller has read the opening bracket at `start`. */
export function forExpression(r: Reader, start: number, object: boolean): For {
  r.pos += 3;
  const variables = loopVariables(r);
  const collection = expression(r);
  r.expect(':', 'behind the collection of a for expression');
  let value = expression(r);
  let key: Expression | undefined;
  let group = false;
  if (object) {
    if (!r.text.startsWith('=>', r.pos)) r.fail('expected "=>" in a for expression within braces');
    r.pos += 2;
    key = value;
    value = expression(r);
    if (r.text.startsWith('...', r.pos)) {
      r.pos += 3;
      group = true;
      r.blank();
    }
  }
  let condition: Expression | undefined;
  if (r.atWord('if')) {
    r.pos += 2;
    condition = expression(r);
  }
  r.expect(object ? '}' : ']', 'behind a for expression');
  return { kind: 'for', variables, collection, key, value, group, condition, start, end: r.pos };
}

/** Reads `v in` or `k, v in`, as in for expressions and in `%{ for }`. */
export function loopVariables(r: Reader): string[] {
  const variables: string[] = [];
  for (;;) {
    r.blank();
    const name = r.name();
    if (name === '') r.fail('expected a variable name behind "for"');
    variables.push(name);
    r.blank();
    if (r.code() !== 44 || variables.length === 2) break;
    r.pos++;
  }
  if (!r.atWord('in')) r.fail('expected "in" behind the variables of a for expression');
  r.pos += 2;
  return variables;
}

import type { Expression } from './ast.ts';
import { bare } from './canonical.ts';
import { keyName } from './query.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * The value of an expression that consists of literals only (strings, numbers, booleans, null, and lists and objects
 * of them); undefined for any other. Of an object's equal keys the last one counts.
 */
export function literal(expression: Expression): Json | undefined {
  const inner = bare(expression);
  switch (inner.kind) {
    case 'literal':
      return inner.value;
    case 'unary': {
      const value = literal(inner.operand);
      return inner.operator === '-' && typeof value === 'number' ? -value : undefined;
    }
    case 'list': {
      const values: Json[] = [];
      for (const item of inner.items) {
        const value = literal(item);
        if (value === undefined) return undefined;
        values.push(value);
      }
      return values;
    }
    case 'object': {
      const entries: [string, Json][] = [];
      for (const item of inner.items) {
        const name = keyName(item.key);
        const value = literal(item.value);
        if (name === undefined || value === undefined) return undefined;
        entries.push([name, value]);
      }
      // Defines `__proto__` as a name like any other.
      return Object.fromEntries(entries);
    }
    default:
      return undefined;
  }
}

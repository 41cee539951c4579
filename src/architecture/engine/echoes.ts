import type { Component } from '../../core/architecture.ts';
import { valueText } from '../facts/values.ts';
import type { Difference } from './difference.ts';

/** What one component says differently. */
export interface Found {
  readonly about: Component;
  readonly differences: readonly Difference[];
}

/** The type of what only holds values for others: a file of variables, a local. */
const VALUES = 'values';

/** Without the principals in plain values that a resource newly grants something to (or no longer does): it tells more. */
export function withoutEchoes(found: readonly Found[]): Found[] {
  const told = new Set(
    found.filter(one => one.about.type !== VALUES).flatMap(one => one.differences.flatMap(grantee)),
  );
  return found.map(one => {
    if (one.about.type !== VALUES) return one;
    const own = one.differences.filter(difference => !grantee(difference).some(who => told.has(who)));
    return { ...one, differences: own };
  });
}

function grantee({ before, after }: Difference): string[] {
  const fact = after ?? before;
  return fact?.is === 'grants' ? [`${after === undefined ? '-' : '+'} ${valueText(fact.who)}`] : [];
}

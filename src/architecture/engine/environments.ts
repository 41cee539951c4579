import type { Change } from '../../core/architecture.ts';

const KEY = /<([a-z]+):[^<>#]{0,300}#/g;

/**
 * The same change of the same address in several units (roots for dev, stage and prod; a chart and its rendered copy)
 * as one change that lists the others in `also`.
 */
export function mergeEnvironments(changes: readonly Change[]): Change[] {
  const first = new Map<string, Change>();
  for (const change of changes) {
    const key = [
      change.about.address,
      change.about.type,
      change.classes.join(),
      change.removed,
      change.canonical.replace(KEY, '<$1#'),
    ].join('\n');
    const held = first.get(key);
    if (held === undefined) first.set(key, change);
    else if (held.about.key !== change.about.key) first.set(key, { ...held, also: [...held.also, change] });
  }
  return [...first.values()];
}

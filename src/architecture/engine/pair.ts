import type { Component, ComponentKey, Move } from '../../core/architecture.ts';
import { compareText } from '../../core/order.ts';
import { typeName } from './type-name.ts';

/** Share of equal lines from which a removal and an addition of one type are one thing renamed. */
const ALIKE = 0.7;
/** The same, where the local name or the unit's other parts agree. */
const ALIKE_SAME_NAME = 0.4;
/** Past this many candidates of one type only equal names are tried: the comparison is quadratic. */
const MOST = 400;

/**
 * Which component of `before` is which of `after`, for those whose key changed: the author's `moved` blocks first,
 * then one to one by similarity within a type. Old key to new key.
 */
export function pair(
  before: ReadonlyMap<ComponentKey, Component>,
  after: ReadonlyMap<ComponentKey, Component>,
  moves: readonly Move[],
): Map<ComponentKey, ComponentKey> {
  const renames = new Map<ComponentKey, ComponentKey>();
  const taken = new Set<ComponentKey>();
  const take = (from: ComponentKey, to: ComponentKey): void => {
    renames.set(from, to);
    taken.add(to);
  };
  for (const { from, to } of moves) {
    if (before.has(from) && after.has(to) && !before.has(to) && !after.has(from) && !taken.has(to))
      take(from, to);
  }
  const gone = [...before.values()].filter(one => !after.has(one.key) && !renames.has(one.key));
  const come = [...after.values()].filter(one => !before.has(one.key) && !taken.has(one.key));
  for (const [type, olds] of groups(gone)) {
    const news = come.filter(one => pairingType(one) === type && !taken.has(one.key));
    for (const [from, to] of best(olds, news)) take(from, to);
  }
  // What is left may be a type under another name: providers rename theirs. Everything else must agree.
  for (const from of gone.filter(one => !renames.has(one.key))) {
    const to = come.find(one => !taken.has(one.key) && isRetyped(from, one));
    if (to !== undefined) take(from.key, to.key);
  }
  return renames;
}

function groups(components: readonly Component[]): Map<string, Component[]> {
  const all = new Map<string, Component[]>();
  for (const one of components) {
    const type = pairingType(one);
    const held = all.get(type);
    if (held === undefined) all.set(type, [one]);
    else held.push(one);
  }
  return all;
}

/** Calls of modules that were read are one type, whatever is the most significant thing inside. */
function pairingType(component: Component): string {
  return /^module:[^~]/.test(component.type) ? 'module' : typeName(component);
}

function isRetyped(from: Component, to: Component): boolean {
  const same =
    from.source === to.source &&
    from.unit === to.unit &&
    localName(from) === localName(to) &&
    from.kind === to.kind;
  return same && from.type !== to.type && similarity(from.shape, to.shape) >= ALIKE_SAME_NAME;
}

function best(olds: readonly Component[], news: readonly Component[]): [ComponentKey, ComponentKey][] {
  const candidates: { from: Component; to: Component; score: number }[] = [];
  const many = olds.length * news.length > MOST * MOST;
  for (const from of olds) {
    for (const to of news) {
      const sameName = localName(from) === localName(to);
      if (many && !sameName) continue;
      const alike = similarity(from.shape, to.shape);
      if (alike < (sameName ? ALIKE_SAME_NAME : ALIKE)) continue;
      candidates.push({ from, to, score: alike + (sameName ? 0.5 : 0) + (from.unit === to.unit ? 0.1 : 0) });
    }
  }
  candidates.sort(
    (a, b) => b.score - a.score || compareText(a.from.key, b.from.key) || compareText(a.to.key, b.to.key),
  );
  const used = new Set<ComponentKey>();
  const pairs: [ComponentKey, ComponentKey][] = [];
  for (const { from, to } of candidates) {
    if (used.has(`-${from.key}`) || used.has(`+${to.key}`)) continue;
    used.add(`-${from.key}`).add(`+${to.key}`);
    pairs.push([from.key, to.key]);
  }
  return pairs;
}

/** Share of lines in common (Jaccard). References are compared by what they refer to without its name. */
function similarity(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 && b.length === 0) return 1;
  const one = new Set(a.map(withoutNames));
  const other = new Set(b.map(withoutNames));
  let common = 0;
  for (const line of one) if (other.has(line)) common++;
  return common / (one.size + other.size - common);
}

/** A reference's unit and name say nothing of likeness: neighbours are renamed together. */
function withoutNames(line: string): string {
  return line.replace(/<[^<>#]{0,300}#((?:data\.)?[a-z0-9_]{1,80})[^<>]{0,300}>/g, '<$1>');
}

function localName(component: Component): string {
  return component.address.split(/[./]/).at(-1) ?? component.address;
}

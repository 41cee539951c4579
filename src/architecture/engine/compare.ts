import type { Change, Component, ComponentKey, Fact, Move, Weight } from '../../core/architecture.ts';
import { compareText } from '../../core/order.ts';
import { privilege } from '../../core/privilege.ts';
import { weaker } from '../facts/values.ts';
import { kindOf, type Lookup } from './classify.ts';
import { type Difference, ofAdded, ofChanged, ofRemoved, placesOf } from './difference.ts';
import { type Found, withoutEchoes } from './echoes.ts';
import { mergeEnvironments } from './environments.ts';
import { pair } from './pair.ts';
import { withParts } from './parts.ts';
import { sentence } from './sentence.ts';

export interface Comparison {
  readonly before: readonly Component[];
  readonly after: readonly Component[];
  readonly moves: readonly Move[];
}

/**
 * The architectural changes from one set of components to another: facts as sets, a component under its new name being
 * the same component. Sorted by key; what weighs nothing is left out. Pure.
 */
export function compare({ before, after, moves }: Comparison): Change[] {
  const olds = byKey(before);
  const news = byKey(after);
  const renames = pair(olds, news, moves);
  const formerly = new Map([...renames].map(([from, to]) => [to, from]));
  const lookup: Lookup = (key, where) => news.get(key) ?? (where === 'head' ? undefined : olds.get(key));
  const places = placesOf(olds.values());
  const all: Found[] = [];
  for (const component of news.values()) {
    const old = olds.get(formerly.get(component.key) ?? component.key);
    if (old === undefined && onlyMoved(component, news, formerly)) continue;
    const differences =
      old === undefined ? ofAdded(component, lookup, places) : ofChanged(old, component, renames, lookup);
    all.push({ about: component, differences });
  }
  for (const component of olds.values()) {
    if (news.has(component.key) || renames.has(component.key) || onlyMoved(component, olds, renames))
      continue;
    const gone = (key: ComponentKey) => olds.has(key) && !news.has(key) && !renames.has(key);
    all.push({ about: component, differences: withItsOwner(component, ofRemoved(component, lookup), gone) });
  }
  const changes = withoutEchoes(all).flatMap(one => grouped(one.about, one.differences));
  const sorted = mergeEnvironments(changes).sort(
    (a, b) => compareText(a.about.key, b.about.key) || compareText(a.canonical, b.canonical),
  );
  return withParts(
    sorted,
    { all: olds, alone: key => !news.has(key) && !renames.has(key) },
    { all: news, alone: key => !olds.has(key) && !formerly.has(key) },
  );
}

/** A control that goes with what it protected leaves nothing unprotected. */
function withItsOwner(
  { owner }: Component,
  found: readonly Difference[],
  gone: (key: ComponentKey) => boolean,
): readonly Difference[] {
  if (owner === undefined || !gone(owner)) return found;
  return found.map(one => ({
    ...one,
    classes: [
      one.classes[0] === 'control-removed' ? 'component-removed' : one.classes[0],
      ...one.classes.slice(1),
    ],
  }));
}

/** True for a call of a module into which (or out of which) existing declarations moved: nothing new is deployed. */
function onlyMoved(
  { contains }: Component,
  all: ReadonlyMap<ComponentKey, Component>,
  renamed: ReadonlyMap<ComponentKey, ComponentKey>,
): boolean {
  const parts = (contains ?? [])
    .flatMap(key => all.get(key) ?? [])
    .filter(part => kindOf(part).adds !== 'none' && kindOf(part).weight !== 'none');
  return parts.length > 0 && parts.every(part => renamed.has(part.key));
}

/** Components by key. A key declared twice (an override file) is one component with the facts of both. */
function byKey(components: readonly Component[]): Map<ComponentKey, Component> {
  const all = new Map<ComponentKey, Component>();
  for (const one of components) {
    const held = all.get(one.key);
    all.set(
      one.key,
      held === undefined
        ? one
        : { ...held, facts: [...held.facts, ...one.facts], refs: [...new Set([...held.refs, ...one.refs])] },
    );
  }
  return all;
}

/** Differences of one kind on one component are one change: ten permissions of one statement are one thing to look at. */
function grouped(about: Component, differences: readonly Difference[]): Change[] {
  const groups = new Map<string, Difference[]>();
  for (const one of differences) {
    const fact = one.after ?? one.before;
    const alone = fact?.is === 'control' || fact?.is === 'setting' ? one.text : '';
    const key = [
      fact?.is,
      one.after === undefined,
      one.classes.join(),
      one.weight,
      one.confidence,
      crosses(one),
      fact?.via,
      alone,
    ].join(' ');
    const held = groups.get(key);
    if (held === undefined) groups.set(key, [one]);
    else held.push(one);
  }
  return [...groups.values()].map(group => changeOf(about, group));
}

function crosses({ after, before }: Difference): boolean {
  const fact = after ?? before;
  return fact?.is === 'grants' && privilege(fact) !== undefined;
}

function changeOf(about: Component, group: readonly Difference[]): Change {
  const sorted = [...group].sort((a, b) => compareText(a.text, b.text));
  const first = sorted[0] as Difference;
  const removed = first.after === undefined && !isSlot(first.before);
  const fact = first.after ?? first.before;
  const at = fact?.at ?? about.at;
  // A finding points into the component's own declaration; where the value comes from elsewhere, that is its cause.
  const elsewhere = fact?.cause ?? (at.source.path === about.at.source.path ? undefined : at);
  return {
    about,
    classes: first.classes,
    ...(first.before === undefined ? {} : { before: first.before }),
    ...(first.after === undefined ? {} : { after: first.after }),
    at: first.after === undefined && !removed ? about.at : at,
    removed,
    weight: first.weight as Weight,
    ...(elsewhere === undefined ? {} : { cause: elsewhere }),
    confidence: sorted.reduce((sure, one) => weaker(sure, one.confidence), first.confidence),
    sentence: sentence(about, sorted, first.classes),
    also: [],
    canonical: sorted.map(one => one.text).join('\n'),
  };
}

function isSlot(fact: Fact | undefined): boolean {
  return fact?.is === 'control' || fact?.is === 'setting' || fact?.is === 'placed';
}

import type { Component, Fact, Value } from '../../core/architecture.ts';
import type { Confidence } from '../../core/finding.ts';
import { valueText, weaker } from '../facts/values.ts';
import { anyChange, type Setting, tables } from '../tables.ts';
import {
  anyMeaning,
  existence,
  type Lookup,
  type Meaning,
  protectionMeaning,
  slotChange,
  statement,
} from './classify.ts';
import { factText, type Renames, renamed, slotOf, slotValue } from './identity.ts';
import { isRisky } from './risk.ts';

/** One fact, or the value of one slot, that only one side has. */
export interface Difference extends Meaning {
  readonly before?: Fact;
  readonly after?: Fact;
  readonly confidence: Confidence;
  /** Canonical text of what is new (of what is gone). */
  readonly text: string;
}

/**
 * What a component newly says. Its controls are not news: they were never missing. Where it is placed is, if nothing was
 * placed there before: `places` are those of base.
 */
export function ofAdded(component: Component, lookup: Lookup, places: Places): Difference[] {
  const facts = component.facts.filter(fact => fact.is !== 'placed' || isNewPlace(fact, places));
  return [
    ...ofExistence(component, true),
    ...ofStatements([], facts, component, new Map(), lookup),
    ...ofSlots([], facts, component, true),
  ].filter(one => !isPlainFlow(one));
}

/** The places that something was in at base, by the slot that tells them (region, tenancy): canonical texts of the facts. */
export type Places = ReadonlyMap<string, ReadonlySet<string>>;

export function placesOf(components: Iterable<Component>): Places {
  const all = new Map<string, Set<string>>();
  for (const { facts } of components) {
    for (const fact of facts) {
      if (fact.is !== 'placed') continue;
      const slot = slotOf(fact) ?? '';
      all.set(slot, (all.get(slot) ?? new Set()).add(factText(fact)));
    }
  }
  return all;
}

/** A first place is none: it is new beside others only. An unresolved one may be any of them. */
function isNewPlace(fact: Fact, places: Places): boolean {
  const held = places.get(slotOf(fact) ?? '');
  const value = slotValue(fact);
  if (held === undefined || value === undefined || isUnknown(value)) return false;
  return !held.has(factText(fact));
}

/** What is gone with a component: the component. Where only statements made it matter, these. */
export function ofRemoved(component: Component, lookup: Lookup): Difference[] {
  const gone = ofExistence(component, false);
  if (gone.length > 0) return gone;
  return ofStatements(component.facts, [], component, new Map(), lookup).filter(one => !isPlainFlow(one));
}

/** What one component says differently. `renames` tells how what it refers to is called now. */
export function ofChanged(
  before: Component,
  after: Component,
  renames: Renames,
  lookup: Lookup,
): Difference[] {
  return [
    ...ofStatements(before.facts, after.facts, after, renames, lookup),
    ...ofSlots(before.facts, after.facts, after, false, renames),
  ];
}

function ofExistence(component: Component, added: boolean): Difference[] {
  const meaning = existence(component, added);
  const fact = component.facts.find(one => one.is === 'exists');
  if (meaning === undefined || fact === undefined) return [];
  return [
    {
      ...meaning,
      ...(added ? { after: fact } : { before: fact }),
      confidence: fact.confidence,
      text: 'exists',
    },
  ];
}

/** A flow of a component that is itself new is part of that news, unless it leads outside. */
function isPlainFlow(one: Difference): boolean {
  const fact = one.after ?? one.before;
  return fact?.is === 'talks-to' && !one.classes.includes('new-third-party');
}

function ofStatements(
  before: readonly Fact[],
  after: readonly Fact[],
  about: Component,
  renames: Renames,
  lookup: Lookup,
): Difference[] {
  const olds = indexed(before, renames);
  const news = indexed(after, new Map());
  const gone = [...olds].filter(([text, fact]) => !news.has(text) && !covered(fact, news.values()));
  const come = [...news].filter(([text, fact]) => !olds.has(text) && !covered(fact, olds.values()));
  const found: Difference[] = [];
  const rewritten = new Set<Fact>();
  for (const [text, fact] of come) {
    const old = gone.find(
      ([was, other]) => !rewritten.has(other) && sameButCondition(other, fact, renames, was),
    )?.[1];
    if (old !== undefined && fact.is === 'grants' && old.is === 'grants') {
      rewritten.add(old);
      found.push({
        ...conditionChange(old.when, fact.when),
        before: old,
        after: fact,
        confidence: weaker(old.confidence, fact.confidence),
        text,
      });
      continue;
    }
    if (isUntold(fact, before)) continue;
    const meaning = statement(fact, about, true, lookup);
    if (meaning !== undefined) found.push({ ...meaning, after: fact, confidence: fact.confidence, text });
  }
  for (const [text, fact] of gone) {
    if (rewritten.has(fact)) continue;
    // A rule or a grant that another one of its kind takes the place of is one change, not a loss and a gain.
    const place = found.findIndex(one => one.before === undefined && replaces(one.after, fact));
    const heir = found[place];
    if (heir !== undefined) {
      found[place] = { ...heir, before: fact, ...(isOtherLookup(heir.after, fact) ? UNSURE : {}) };
      continue;
    }
    const meaning = statement(fact, about, false, lookup);
    if (meaning !== undefined) found.push({ ...meaning, before: fact, confidence: fact.confidence, text });
  }
  return found;
}

/** A variable that named a party, and whose value is kept elsewhere now: for all that the code tells, the same party. */
function isUntold(fact: Fact, before: readonly Fact[]): boolean {
  if (fact.is !== 'talks-to' || !('unknown' in fact.to) || fact.to.refs.length > 0) return false;
  return before.some(old => old.is === 'talks-to' && old.how === fact.how);
}

/** Whether it changed at all, the code does not tell. */
const UNSURE = { weight: 'low', confidence: 'possible' } as const;

/** True for rules whose peers are both looked up: the same network by another way, for all that the code tells. */
function isOtherLookup(now: Fact | undefined, old: Fact): boolean {
  return now?.is === 'exposes' && old.is === 'exposes' && isLookup(now.peer) && isLookup(old.peer);
}

/** True for what is not declared but found when it is deployed: by data sources alone. */
function isLookup(value: Value): boolean {
  if ('ref' in value) return value.ref.includes('#data.');
  if ('set' in value) return value.set.length > 0 && value.set.every(isLookup);
  return 'unknown' in value && value.refs.length > 0 && value.refs.every(ref => ref.includes('#data.'));
}

/** True for statements of one kind that differ in their object alone. */
function replaces(now: Fact | undefined, old: Fact): boolean {
  if (now?.is === 'exposes' && old.is === 'exposes') {
    return now.direction === old.direction && valueText(now.port) === valueText(old.port);
  }
  if (now?.is !== 'grants' || old.is !== 'grants') return false;
  return now.effect === old.effect && now.action === old.action && valueText(now.who) === valueText(old.who);
}

function indexed(facts: readonly Fact[], renames: Renames): Map<string, Fact> {
  const all = new Map<string, Fact>();
  for (const fact of facts)
    if (fact.is !== 'exists' && slotOf(fact) === undefined) all.set(renamed(factText(fact), renames), fact);
  return all;
}

/** True where a wildcard of the other side already says this: `kms:*` beside `kms:decrypt`. */
function covered(fact: Fact, others: Iterable<Fact>): boolean {
  if (fact.is !== 'grants') return false;
  for (const other of others) {
    if (
      other.is !== 'grants' ||
      other === fact ||
      !other.action.endsWith('*') ||
      other.action.startsWith('not ')
    )
      continue;
    if (
      other.effect !== fact.effect ||
      other.when !== fact.when ||
      !fact.action.startsWith(other.action.slice(0, -1))
    )
      continue;
    if (valueText(other.who) === valueText(fact.who) && valueText(other.on) === valueText(fact.on))
      return true;
  }
  return false;
}

function sameButCondition(old: Fact, now: Fact, renames: Renames, oldText: string): boolean {
  if (old.is !== 'grants' || now.is !== 'grants' || old.when === now.when) return false;
  const condition = renamed(old.when ?? '', renames);
  return oldText.slice(0, oldText.length - condition.length) === factText({ ...now, when: '' });
}

function conditionChange(before: string | undefined, after: string | undefined): Meaning {
  if (before === undefined && after !== undefined) return { classes: ['control-added'], weight: 'normal' };
  if (after === undefined) return { classes: ['control-removed', 'new-identity'], weight: 'normal' };
  return { classes: ['new-identity'], weight: 'normal' };
}

function ofSlots(
  before: readonly Fact[],
  after: readonly Fact[],
  about: Component,
  isNew: boolean,
  renames: Renames = new Map(),
): Difference[] {
  const olds = slots(before);
  const news = slots(after);
  const found: Difference[] = [];
  for (const slot of new Set([...olds.keys(), ...news.keys()])) {
    const was = olds.get(slot) ?? [];
    const is = news.get(slot) ?? [];
    const texts = new Set(was.map(fact => renamed(factText(fact), renames)));
    const come = is.filter(fact => !texts.has(factText(fact)));
    const gone = was.filter(fact => !is.some(other => factText(other) === renamed(factText(fact), renames)));
    if (come.length === 0 && gone.length === 0) continue;
    const row = rowOf(is[0] ?? was[0], about);
    if (row === undefined || (isNew && (row.is === 'control' || row.is === 'protection'))) continue;
    // What a looked-up network means is told by the parts of the module that it is passed to.
    const toParts = row.is === 'exposure' && row.guessed && about.contains !== undefined;
    if (toParts && valuesOf(come).every(isLookup)) continue;
    // Whether a control that was not there is there now, an unresolved value does not tell.
    if (row.is === 'control' && !anyChange(row) && was.length === 0 && valuesOf(is).every(isUnknown))
      continue;
    const beforeRisky = !isNew && isRisky(row, valuesOf(was));
    const any = anyChange(row) && (!isNew || is[0]?.is === 'placed');
    const meaning =
      row.is === 'protection'
        ? protectionMeaning(row, gone.length > 0)
        : any
          ? anyMeaning(row, come.length > 0)
          : slotChange(row, beforeRisky, isRisky(row, valuesOf(is)));
    if (meaning === undefined) continue;
    // Of several values (those of all environments) the one that decides is told.
    const fact = come.find(one => isRisky(row, valuesOf([one]))) ?? come[0];
    const old = gone[0];
    const shown = fact ?? old;
    if (shown === undefined) continue;
    found.push({
      ...meaning,
      ...(old === undefined ? {} : { before: old }),
      ...(fact === undefined ? {} : { after: fact }),
      confidence: weaker(fact?.confidence ?? 'certain', old?.confidence ?? 'certain'),
      text: [...come.map(factText)].sort().join('; ') || `no ${slot}`,
    });
  }
  return found;
}

function slots(facts: readonly Fact[]): Map<string, Fact[]> {
  const all = new Map<string, Fact[]>();
  for (const fact of facts) {
    const slot = slotOf(fact);
    if (slot === undefined) continue;
    const held = all.get(slot);
    if (held === undefined) all.set(slot, [fact]);
    else held.push(fact);
  }
  return all;
}

function isUnknown(value: Value): boolean {
  return 'set' in value ? value.set.every(isUnknown) : 'unknown' in value;
}

function valuesOf(facts: readonly Fact[]) {
  return facts.flatMap(fact => slotValue(fact) ?? []);
}

/** What the tables say of a slot. Where a component is placed counts whatever the attribute is called. */
function rowOf(fact: Fact | undefined, about: Component): Setting | undefined {
  const table = tables(about.source);
  if (fact?.is === 'control') return table.setting(about.type, fact.name.split('.'));
  if (fact?.is === 'setting') return table.setting(about.type, fact.path.split('.'));
  if (fact?.is !== 'placed') return undefined;
  return {
    is: fact.region === undefined ? 'tenancy' : 'region',
    risky: [{ any: true }],
    weight: 'normal',
    guessed: false,
  };
}

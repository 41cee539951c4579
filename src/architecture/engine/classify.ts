import {
  type ChangeClass,
  type Component,
  type ComponentKey,
  type Fact,
  type Value,
  WEIGHTS,
  type Weight,
} from '../../core/architecture.ts';
import { isForeign, isPublic } from '../../core/privilege.ts';
import { isThirdParty } from '../facts/flows.ts';
import type { Aspect, Kind, Setting } from '../tables.ts';
import { tables } from '../tables.ts';

/** What a difference means and how much it weighs; absent where it is no architecture change. */
export interface Meaning {
  readonly classes: readonly [ChangeClass, ...ChangeClass[]];
  readonly weight: Weight;
}

/** What a reference leads to: among the components of both sides, or at head alone. */
export type Lookup = (key: ComponentKey, where?: 'head') => Component | undefined;

/** What the existence of a component means, added or removed. */
export function existence(component: Component, added: boolean): Meaning | undefined {
  const { adds, weight } = kindOf(component);
  if (weight === 'none' || adds === 'none') return undefined;
  if (added) return { classes: [adds], weight };
  return { classes: [adds === 'control-added' ? 'control-removed' : 'component-removed'], weight };
}

/** What a statement (a grant, a rule, a flow) means that is new on, or gone from, a component. */
export function statement(fact: Fact, about: Component, added: boolean, lookup: Lookup): Meaning | undefined {
  switch (fact.is) {
    case 'grants':
      // That a value names somebody no longer may mean that he is looked up now: only what takes the value tells.
      if (!added && about.type === 'values') return { classes: ['component-removed'], weight: 'low' };
      return grant(fact, added, lookup);
    case 'exposes':
      if (!added) return { classes: ['component-removed'], weight: 'normal' };
      return { classes: [fact.direction === 'in' ? 'new-exposure' : 'new-dataflow'], weight: 'normal' };
    case 'talks-to':
      return flow(fact.to, about, added, lookup);
    case 'runs-as':
      return { classes: [added ? 'new-identity' : 'component-removed'], weight: 'normal' };
    default:
      return undefined;
  }
}

/** What a slot's change means: `before` and `after` say whether it was and is in a risky state. */
export function slotChange(row: Setting, before: boolean, after: boolean): Meaning | undefined {
  return before === after ? undefined : anyMeaning(row, after);
}

/** What a change of the members of a protection means (the rule groups of a firewall): one that is gone protects no more. */
export function protectionMeaning({ weight }: Setting, gone: boolean): Meaning {
  return { classes: [gone ? 'control-removed' : 'control-added'], weight };
}

/** What a change means where every value is worth a look: one that came opens or weakens, one that only went does not. */
export function anyMeaning({ is, weight }: Setting, came: boolean): Meaning {
  if (came) return { classes: [CLASS[is]], weight };
  // Only what weakened or opened is mended by going; a flow, an identity or a store that is gone is less to look at.
  if (is === 'control' || is === 'exposure') return { classes: ['control-added'], weight };
  return { classes: ['component-removed'], weight: lesser(weight, 'low') };
}

const CLASS: Readonly<Record<Aspect, ChangeClass>> = {
  control: 'control-removed',
  protection: 'control-added',
  exposure: 'new-exposure',
  identity: 'new-identity',
  dataflow: 'new-dataflow',
  'third-party': 'new-third-party',
  region: 'new-region',
  tenancy: 'new-tenancy',
  datastore: 'new-datastore',
  classification: 'data-classification',
};

export function kindOf(component: Component): Kind {
  return tables(component.source).kind(component.type);
}

function grant(fact: Extract<Fact, { is: 'grants' }>, added: boolean, lookup: Lookup): Meaning {
  if (fact.effect === 'deny')
    return { classes: [added ? 'control-added' : 'control-removed'], weight: 'normal' };
  if (!added) return { classes: ['component-removed'], weight: 'normal' };
  const exposed = isPublic(fact.who) || isForeign(fact.who);
  const flows = 'ref' in fact.on && lookup(fact.on.ref)?.kind === 'store';
  return {
    classes: [
      'new-identity',
      ...(exposed ? (['new-exposure'] as const) : []),
      ...(flows ? (['new-dataflow'] as const) : []),
    ],
    weight: 'normal',
  };
}

function flow(to: Value, about: Component, added: boolean, lookup: Lookup): Meaning | undefined {
  const source = kindOf(about);
  if (source.weight === 'none') return undefined;
  const gone: Meaning = { classes: ['component-removed'], weight: 'low' };
  const worth = lesser(source.weight, 'normal');
  if ('known' in to) {
    if (!added) return gone;
    return {
      classes: isThirdParty(String(to.known)) ? ['new-third-party', 'new-dataflow'] : ['new-dataflow'],
      weight: worth,
    };
  }
  if (!('ref' in to)) return added ? { classes: ['new-dataflow'], weight: worth } : gone;
  // What is not declared at head (a rename that forgot a reference) is nothing that one newly talks to.
  const target = added ? lookup(to.ref, 'head') : lookup(to.ref);
  if (target === undefined) return undefined;
  const { weight } = kindOf(target);
  if (weight === 'none' || target.kind === 'none' || target.kind === 'boundary') return undefined;
  if (!added) return gone;
  const both = lesser(worth, weight);
  if (target.kind === 'identity') return { classes: ['new-identity'], weight: both };
  return { classes: [target.kind === 'control' ? 'control-added' : 'new-dataflow'], weight: both };
}

/** The lesser of two weights: a flow matters no more than either of its ends. */
function lesser(a: Weight, b: Weight): Weight {
  return WEIGHTS.indexOf(a) < WEIGHTS.indexOf(b) ? a : b;
}

import type { Element, Id, Model } from '../core/model.ts';
import type { Threat } from '../core/threat.ts';

/** The six categories of STRIDE, in the order of its letters. */
export const STRIDE = [
  'spoofing',
  'tampering',
  'repudiation',
  'information-disclosure',
  'denial-of-service',
  'elevation-of-privilege',
] as const;
export type StrideCategory = (typeof STRIDE)[number];

/** The seven categories of LINDDUN by today's names, in the order of its letters. */
export const LINDDUN = [
  'linking',
  'identifying',
  'non-repudiation',
  'detecting',
  'data-disclosure',
  'unawareness',
  'non-compliance',
] as const;
export type LinddunCategory = (typeof LINDDUN)[number];

/** A threat that names more STRIDE categories than this was not thought through for any of them. */
export const MOST_LETTERS = 2;

const FLOW: readonly StrideCategory[] = ['tampering', 'information-disclosure', 'denial-of-service'];
const LOGS: readonly StrideCategory[] = [
  'tampering',
  'repudiation',
  'information-disclosure',
  'denial-of-service',
];
const EXTERNAL: readonly StrideCategory[] = ['spoofing', 'repudiation'];
const LOG_WORD = /(?:^|[^a-z])(?:logs?|logging|audit|trail|journal|recordings?)(?:[^a-z]|$)/i;

/** What applies to a flow: STRIDE-per-element in Shostack, Threat Modeling: Designing for Security (2014), chapter 3. */
export function strideOfFlow(): readonly StrideCategory[] {
  return FLOW;
}

/** What applies to an element, by the same table. A store is asked for repudiation where its words say that it keeps logs. */
export function strideOfElement(element: Element): readonly StrideCategory[] {
  if (element.kind === 'process') return STRIDE;
  if (element.kind === 'external') return EXTERNAL;
  const words = [element.id, element.what, element.name ?? '', ...element.holds.map(held => held.id)];
  return words.some(word => LOG_WORD.test(word)) ? LOGS : FLOW;
}

/** By the table of Deng et al., A privacy threat analysis framework (Requirements Engineering 16, 2011), in today's names. */
const OF_PEOPLE: readonly LinddunCategory[] = ['linking', 'identifying', 'unawareness'];
const OF_SYSTEM: readonly LinddunCategory[] = LINDDUN.filter(category => category !== 'unawareness');

/** The LINDDUN categories that apply to an element with personal data. */
export function linddunOfElement({ kind }: Element): readonly LinddunCategory[] {
  return kind === 'external' ? OF_PEOPLE : OF_SYSTEM;
}

/** Those that apply to a flow with personal data. */
export function linddunOfFlow(): readonly LinddunCategory[] {
  return OF_SYSTEM;
}

/** Whether a threat speaks of something in particular. */
export function counts(threat: Threat): boolean {
  return threat.stride.length <= MOST_LETTERS;
}

const targeted = new WeakMap<Model, ReadonlyMap<Id, readonly Threat[]>>();

/** The threats of a model by what they are about. */
export function threatsByTarget(model: Model): ReadonlyMap<Id, readonly Threat[]> {
  const known = targeted.get(model);
  if (known !== undefined) return known;
  const found = new Map<Id, Threat[]>();
  for (const threat of model.threats) {
    for (const { id } of threat.targets) {
      const others = found.get(id);
      if (others === undefined) found.set(id, [threat]);
      else if (others.at(-1) !== threat) others.push(threat);
    }
  }
  targeted.set(model, found);
  return found;
}

/** Which categories were looked at, by what they are about. */
export class Coverage {
  readonly #categories = new Map<Id, Set<string>>();

  constructor(model: Model) {
    for (const threat of model.threats) {
      for (const { id } of threat.targets) {
        for (const category of counts(threat) ? threat.stride : []) this.#of(id).add(category);
        for (const category of threat.linddun) this.#of(id).add(category);
      }
    }
    for (const { id, categories } of model.dismissed) {
      for (const category of categories.keys()) this.#of(id).add(category);
    }
  }

  #of(id: Id): Set<string> {
    let categories = this.#categories.get(id);
    if (categories === undefined) {
      categories = new Set();
      this.#categories.set(id, categories);
    }
    return categories;
  }

  /** The categories that neither a threat about one of `ids` names nor a dismissal of one of them answers. */
  open<C extends string>(categories: readonly C[], ...ids: readonly Id[]): C[] {
    const looked = ids.map(id => this.#categories.get(id)).filter(found => found !== undefined);
    if (looked.some(found => found.has('all'))) return [];
    return categories.filter(category => !looked.some(found => found.has(category)));
  }
}

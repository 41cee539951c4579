import type { Match } from './match.ts';
import type { Subject } from './subjects.ts';

const LEVELS = { low: 0.4, moderate: 0.6, high: 0.8, critical: 1 } as const;
const CONFIDENCE = { low: 0.6, moderate: 0.8, high: 1 } as const;
const FIT = { exact: 1, class: 0.95, word: 0.75, kind: 0.65 } as const;
const CLASS: Readonly<Record<string, number>> = {
  public: 0.2,
  internal: 0.4,
  confidential: 0.8,
  restricted: 1,
};

/** Domains that hold of nearly every account, or of nearly every application; the others are about one kind of system, or a team's own. */
const TELLS_LESS: Readonly<Record<string, number>> = {
  aws: 0.8,
  azure: 0.8,
  gcp: 0.8,
  cloud: 0.8,
  delivery: 0.8,
  web: 0.74,
  flows: 0.64,
};

/** How far one more suggestion about the same element, or in the same category, is put back. */
const SAME_ELEMENT = 0.9;
const SAME_CATEGORY = 0.96;

/**
 * What a suggestion is worth, from 0 to 1: how far the threat reaches, by the data and the exposure of what it is about and
 * the criticality of its model; times how closely the pattern fits, and how sure it is.
 */
export function score({ pattern, subject, fit }: Match): number {
  const criticality = LEVELS[subject.model.criticality ?? 'moderate'];
  const context = 0.6 * sensitivity(subject) + 0.4 * exposure(subject);
  const impact = LEVELS[pattern.impact] * (0.6 + 0.4 * context) * (0.6 + 0.4 * criticality);
  return (
    impact *
    FIT[fit] *
    narrowness(pattern) *
    (TELLS_LESS[pattern.id.split('/')[0] ?? ''] ?? 1) *
    CONFIDENCE[pattern.confidence] *
    (subject.code === undefined ? 1 : 0.9)
  );
}

/** A pattern that holds of many kinds of technology tells less of this system than one that holds of a single kind. */
function narrowness({ on }: Match['pattern']): number {
  const kinds = Math.max(on.element?.length ?? 0, on.flow?.to?.length ?? on.flow?.from?.length ?? 0, 1);
  return 1 / (1 + 0.03 * (kinds - 1));
}

/** The class of the most sensitive data; unknown counts as between internal and confidential. */
function sensitivity({ data }: Subject): number {
  return data.length === 0 ? 0.6 : Math.max(...data.map(asset => CLASS[asset.class ?? ''] ?? 0.6));
}

function exposure({ exposed, crosses }: Subject): number {
  return exposed ? 1 : crosses ? 0.7 : 0.4;
}

/** What a ranking keeps apart, so that its beginning is not all about one thing. */
export interface Ranked {
  readonly score: number;
  /** The element that it is about; of a flow, the one that it goes to. */
  readonly element: string;
  readonly category: string;
}

/** Puts the best first, each time among those left, where a suggestion loses for every earlier one of its kind. */
export function diversify<T extends Ranked>(items: readonly T[]): T[] {
  const left = [...items];
  const elements = new Map<string, number>();
  const categories = new Map<string, number>();
  const ordered: T[] = [];
  const worth = (item: T) =>
    item.score *
    SAME_ELEMENT ** (elements.get(item.element) ?? 0) *
    SAME_CATEGORY ** (categories.get(item.category) ?? 0);
  while (left.length > 0) {
    let best = 0;
    for (let i = 1; i < left.length; i++) {
      if (worth(left[i] as T) > worth(left[best] as T)) best = i;
    }
    const [next] = left.splice(best, 1);
    if (next === undefined) break;
    ordered.push(next);
    elements.set(next.element, (elements.get(next.element) ?? 0) + 1);
    categories.set(next.category, (categories.get(next.category) ?? 0) + 1);
  }
  return ordered;
}

import type { Id } from '../core/model.ts';
import type { AttackStep, AttackTree } from '../core/threat.ts';

/** What stands in the attacker's way at a step: `open` nothing, `accepted` nothing, and somebody said why. */
type Standing = 'open' | 'accepted' | 'closed';

/** An open leaf through which the goal of a tree can be reached. */
export interface OpenWay {
  readonly leaf: AttackStep;
  /** The ids of the steps that lead to it from the goal, its own last. */
  readonly path: readonly Id[];
  /** What the attacker needs besides, and what is not prevented either. */
  readonly together: readonly AttackStep[];
}

/** Trees may build on each other at most this deep; what lies deeper counts as closed. */
const MOST_LEVELS = 32;

/**
 * The trees of a model and what can be reached in them. An `any` step stands open where one of its steps does, an `all`
 * step where every one of them does: and/or trees as in Schneier, Attack Trees (Dr. Dobb's Journal, December 1999).
 */
export class AttackWays {
  #standings = new Map<Id, Standing>();

  constructor(trees: readonly AttackTree[]) {
    // A tree that builds on others stands as they do. Trees that build on each other in a circle prove nothing open.
    for (let level = 0; level < MOST_LEVELS; level++) {
      const standings = new Map(trees.map(tree => [tree.id, this.standing(tree)]));
      const same = trees.every(({ id }) => standings.get(id) === this.#standings.get(id));
      this.#standings = standings;
      if (same) break;
    }
  }

  standing({ by }: AttackStep): Standing {
    switch (by?.is) {
      case 'open':
      case 'accepted':
        return by.is;
      case 'tree':
        return this.#standings.get(by.tree.id) ?? 'closed';
      case 'any':
      case 'all': {
        const standings = by.steps.map(step => this.standing(step));
        const closed =
          by.is === 'all' ? standings.includes('closed') : !standings.some(is => is !== 'closed');
        if (closed) return 'closed';
        return standings.includes('open') ? 'open' : 'accepted';
      }
      default:
        return 'closed';
    }
  }

  /** The open leaves through which the goal of `tree` can be reached, in the order of the file. */
  *openWays(tree: AttackTree): Generator<OpenWay> {
    yield* this.#below(tree, [], []);
  }

  *#below(step: AttackStep, path: readonly Id[], together: readonly AttackStep[]): Generator<OpenWay> {
    if (this.standing(step) !== 'open') return;
    if (step.by?.is !== 'any' && step.by?.is !== 'all') {
      yield { leaf: step, path, together };
      return;
    }
    const { is, steps } = step.by;
    for (const next of steps) {
      const others = is === 'all' ? steps.filter(other => other !== next) : [];
      yield* this.#below(next, [...path, next.id], [...together, ...others]);
    }
  }
}

/** Every step of a tree, from the goal down. */
export function* steps(step: AttackStep): Generator<AttackStep> {
  yield step;
  if (step.by?.is !== 'any' && step.by?.is !== 'all') return;
  for (const next of step.by.steps) yield* steps(next);
}

/** The ids of the trees that build on each other in a circle. */
export function circle(trees: readonly AttackTree[]): ReadonlySet<Id> {
  const links = trees.flatMap(tree =>
    [...steps(tree)].flatMap(({ by }) => (by?.is === 'tree' ? [{ from: tree.id, to: by.tree.id }] : [])),
  );
  // What no tree builds on, or what builds on none, is in no circle: taken away until nothing more can be.
  let left = links;
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    const builds = new Set(left.map(({ from }) => from));
    const built = new Set(left.map(({ to }) => to));
    left = left.filter(({ from, to }) => builds.has(to) && built.has(from));
  }
  return new Set(left.map(({ from }) => from));
}

import type { Change, Component, ComponentKey } from './architecture.ts';
import type { Assessed } from './assessed.ts';
import type { Model } from './model.ts';
import type { RepoPath } from './source.ts';
import type { Tree, TreeDifference } from './tree.ts';

/** A commit in the history of model files. Times are dates, `YYYY-MM-DD`, in UTC. */
export interface Touch {
  readonly commit: string;
  readonly date: string;
}

/** What git history says of the models. Keyed by model id. */
export interface History {
  /** The last commit that changed the model; absent where the model is not committed yet. */
  readonly lastTouched: ReadonlyMap<string, Touch>;
  /**
   * For every review that a model records: the first commit whose model holds it; absent where it is not committed yet
   * or lies before the window that was read. Key: `reviewKey(model, date)`.
   */
  readonly landed: ReadonlyMap<string, Touch>;
}

export function reviewKey(model: string, date: string): string {
  return `${model}\0${date}`;
}

/** The semantic differences of the deployed architecture between base and head. */
export interface Changes {
  readonly changes: readonly Change[];
  /** Components at head of every unit that differs, by key: what the model's elements resolve to. */
  readonly components: ReadonlyMap<ComponentKey, Component>;
  /** Architecture files that differ between base and head, whether or not a fact changed. */
  readonly files: readonly RepoPath[];
}

/** Everything that a rule may ask for, and when it is gathered. */
export interface Evidence {
  /** Paths at head, and what differs from base. */
  readonly tree: { readonly head: Tree; readonly differences?: readonly TreeDifference[] };
  readonly history: History;
  readonly changes: Changes;
  /** The models at base; absent where there is no base. */
  readonly baseModels: readonly Model[];
}
export type Need = keyof Evidence;

/** Evidence as gathered for one run: what no rule of the run needs is absent. */
export type Gathered = { readonly [N in Need]?: Assessed<Evidence[N]> };

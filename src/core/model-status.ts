import type { Day } from './dates.ts';
import type { Id } from './model.ts';
import type { RepoPath } from './source.ts';

/** How a model stands, as far as one line of a list needs it. */
export interface ModelStatus {
  /** Stable over renames that the model records: what subjects of findings begin with. */
  readonly key: Id;
  readonly id: Id;
  readonly path: RepoPath;
  readonly owner?: string;
  readonly criticality?: 'low' | 'moderate' | 'high' | 'critical';
  readonly scope: readonly { readonly path: RepoPath }[];
  readonly threats: number;
  /** The newest review that the model records, whether or not it counts. */
  readonly reviewed?: Day;
  /** The day after which the next review is due, without grace; absent where the run did not ask. */
  readonly due?: Day;
}

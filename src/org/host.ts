import type { Assessed } from '../core/assessed.ts';
import type { Answer } from '../review-issues/tracker.ts';
import type { Contents, Listed, Names, Spent } from './types.ts';

/** What is left of the hour's budget after a request; a server without limits tells of none. */
export interface Budget {
  /** Points that the request took. */
  readonly cost: number;
  readonly remaining: number;
  readonly limit: number;
  /** When the budget is whole again, as ISO 8601. */
  readonly resetAt: string;
}

/** Answers about several repositories at once, by key. One that is absent was not answered. */
export interface Batch<T> {
  readonly answers: ReadonlyMap<string, Assessed<T>>;
  readonly budget?: Budget;
}

/** The repositories of an owner, as far as the token sees them. */
export interface Listing {
  readonly repositories: readonly Listed[];
  /** How many the host counts beyond those that it lists. */
  readonly hidden: number;
}

/** A repository that was listed, with what was learnt of it. */
export interface Named {
  readonly listed: Listed;
  readonly names: Names;
}

/** Where the repositories are: GitHub, without a clone. */
export interface RepositoryHost {
  /** Everything that an organisation or a user owns. */
  list(owner: string): Promise<Answer<Listing>>;
  names(repositories: readonly Listed[]): Promise<Answer<Batch<Names>>>;
  /** The threat-model folders of repositories, at the commits that their names are of. */
  contents(repositories: readonly Named[]): Promise<Answer<Batch<Contents>>>;
  /** All that was asked so far. */
  readonly spent: Spent;
}

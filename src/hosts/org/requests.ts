import type { Day } from '../../core/dates.ts';
import type { Shard } from '../../org/shards.ts';
import type { IssuesRequest } from './issues.ts';

/** Where the repositories come from: what an organisation or a user owns, or a file that lists them. */
export type Repositories = { readonly owner: string } | { readonly list: string };

/** What a plan is made of. */
export interface PlanRequest {
  readonly of: Repositories;
  /** At most so many. */
  readonly shards: number;
  /** Where the list of repositories is written, for all shards to look at the same ones. */
  readonly save?: string;
  /** The address of GitHub's REST API. */
  readonly api?: string;
}

/** What is scanned, and where progress is written down. */
export interface ScanRequest {
  readonly of: Repositories;
  readonly shard: Shard;
  /** The file of the progress, so that a scan that was cut off goes on. */
  readonly state?: string;
  /** The organisation's policy, a file. */
  readonly policy?: string;
  readonly today?: Day;
  readonly api?: string;
  /** Absent where no review issues are to be kept. */
  readonly issues?: IssuesRequest;
}

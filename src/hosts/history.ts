import type { Assessed } from '../core/assessed.ts';
import type { Oid } from '../core/source.ts';
import { type HistoryOptions, type Repository, withHistory } from '../git/index.ts';

/** Opens what a checkout lacks, at most once a run for each kind of need. */
export class MissingHistory {
  private whole: Promise<Assessed<Repository>> | undefined;

  constructor(
    private readonly repository: Repository,
    private readonly options: HistoryOptions,
  ) {}

  /** A repository with the trees of these commits, which may be the checkout itself. */
  async trees(commits: readonly Oid[]): Promise<Assessed<Repository>> {
    if (this.whole !== undefined) return this.whole;
    return withHistory(this.repository, { commits, ancestry: false }, this.options);
  }

  /** A repository with the whole ancestry of these commits and of what is checked out. */
  ancestry(commits: readonly Oid[]): Promise<Assessed<Repository>> {
    this.whole ??= withHistory(this.repository, { commits, ancestry: true }, this.options);
    return this.whole;
  }
}

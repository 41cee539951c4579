import type { Day } from '../../core/dates.ts';
import type { Oid } from '../../core/source.ts';
import type { Repository } from '../../git/index.ts';

/** The day of the newest commit up to head, itself included; undefined where history cannot be read. */
export async function lastCommitDay(repository: Repository, head: Oid): Promise<Day | undefined> {
  const log = await repository.log({ head, paths: [], limit: 1 });
  return log.ok ? log.value[0]?.date : undefined;
}

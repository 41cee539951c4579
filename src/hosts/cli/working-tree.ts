import type { Assessed } from '../../core/assessed.ts';
import type { Repository } from '../../git/index.ts';
import { MissingHistory } from '../history.ts';

/** Opens the whole history of what is checked out, on the first call. */
export function historyOf(
  repository: Repository,
  history = new MissingHistory(repository, {}),
): () => Promise<Assessed<Repository>> {
  return async () => {
    const head = await repository.head();
    return head.ok ? history.ancestry([head.value]) : head;
  };
}

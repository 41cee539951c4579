import { type Replayed, replay } from '../../commands/replay.ts';
import type { Gap } from '../../core/assessed.ts';
import { addDays, type Day } from '../../core/dates.ts';
import { printReplay } from '../../report/replay.ts';
import { MissingHistory } from '../history.ts';
import { required } from '../required.ts';
import { today } from '../today.ts';
import { openTarget } from './target.ts';

/** Which commits are replayed: since a day, or so many days back. */
export interface ReplayCommand {
  readonly since: Day | number;
  readonly today?: Day;
  readonly format: 'text' | 'json';
}

/** Prints what the gate would have said of the repository's own history. It judges nobody: the exit code is 0 or 3. */
export async function runReplay(command: ReplayCommand): Promise<{ output: string; code: number }> {
  const opened = await openTarget('.');
  const head = required(await opened.repository.head());
  const now = command.today ?? today();
  const since = typeof command.since === 'number' ? addDays(now, -command.since) : command.since;
  const history = new MissingHistory(opened.repository, {});
  const repository = opened.repository.shallow ? required(await history.ancestry([head])) : opened.repository;
  const commits: Replayed[] = [];
  const unread: Gap[] = [];
  for await (const result of replay({ repository, folder: opened.folder, head, since })) {
    if (result.ok) commits.push(result.value);
    else unread.push(result.gap);
  }
  return { output: printReplay({ since, commits, unread }, command.format), code: unread.length > 0 ? 3 : 0 };
}

import { randomUUID } from 'node:crypto';
import { check } from '../../check.ts';
import { type Assessed, assessed } from '../../core/assessed.ts';
import type { Oid } from '../../core/source.ts';
import type { Repository } from '../../git/index.ts';
import { EXIT_CODES } from '../../policy/verdict.ts';
import { guardedLog } from '../../report/github.ts';
import { type Format, reporters } from '../../report/index.ts';
import { MissingHistory } from '../history.ts';
import { policyFromFile } from '../policy.ts';
import { required } from '../required.ts';
import { today } from '../today.ts';
import type { Command } from './command.ts';
import { fixAll } from './fix.ts';
import { openTarget } from './target.ts';
import { historyOf } from './working-tree.ts';

/** Runs `threatlint check`: what to print, and the exit code. Throws a UsageError where nothing could be looked at. */
export async function runCheck(
  command: Command & { do: 'check' },
): Promise<{ output: string; code: number }> {
  const { repository, folder } = await openTarget(command.directory);
  const history = new MissingHistory(repository, {});
  const base = command.base === undefined ? undefined : await baseOf(repository, history, command.base);
  const organisation =
    command.policy === undefined ? undefined : await policyFromFile(command.policy, repository);
  const judge = async () =>
    required(
      await check({
        repository: base?.ok ? base.value.repository : repository,
        folder,
        head: 'working-tree',
        ...(base === undefined ? {} : { base: base.ok ? assessed(base.value.commit) : base }),
        ...(organisation === undefined ? {} : { organisation }),
        occasion: base === undefined ? 'scan' : 'pull-request',
        today: command.today ?? today(),
        withHistory: historyOf(repository, history),
      }),
    );
  const { report, told } = command.fix
    ? await fixAll(judge, repository.root, command.dryRun)
    : { report: await judge(), told: '' };
  // Formats for programs stay what they are: what was done goes to where people read.
  if (command.format !== 'text') process.stderr.write(told);
  const output =
    (command.format === 'text' && told !== '' ? `${told}\n` : '') +
    reporters[command.format](report, { color: wantsColor(command.format), all: command.all });
  return {
    output: inWorkflow(command.format) ? guardedLog(output, randomUUID()) : output,
    code: EXIT_CODES[report.outcome],
  };
}

/** The commit where HEAD left the branch that was named, as a pull request would be compared. */
async function baseOf(
  repository: Repository,
  history: MissingHistory,
  ref: string,
): Promise<Assessed<{ repository: Repository; commit: Oid }>> {
  const named = required(await repository.resolve(ref));
  const head = await repository.head();
  if (!head.ok) return head;
  const whole = repository.shallow ? await history.ancestry([named, head.value]) : assessed(repository);
  if (!whole.ok) return whole;
  const fork = await whole.value.mergeBase(named, head.value);
  return fork.ok ? assessed({ repository: whole.value, commit: fork.value }) : fork;
}

function wantsColor(format: Format): boolean {
  const { env } = process;
  if (format !== 'text' || (env['NO_COLOR'] ?? '') !== '') return false;
  return (env['FORCE_COLOR'] ?? '') !== '' || (process.stdout.isTTY === true && env['TERM'] !== 'dumb');
}

/** On a runner, text from the repository could pass for a command to it. */
function inWorkflow(format: Format): boolean {
  return format === 'text' && process.env['GITHUB_ACTIONS'] === 'true';
}

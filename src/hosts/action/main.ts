import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setOutput } from '@actions/core';
import { check } from '../../check.ts';
import { assessed } from '../../core/assessed.ts';
import { type Day, daysBetween } from '../../core/dates.ts';
import type { Report } from '../../core/report.ts';
import { openRepository } from '../../git/index.ts';
import { EXIT_CODES } from '../../policy/verdict.ts';
import { failure, guardedLog } from '../../report/github.ts';
import { folderAtBase, requireFolder } from '../folder.ts';
import type { RepositoryAccess } from '../github/plain.ts';
import { MissingHistory } from '../history.ts';
import { required } from '../required.ts';
import { UsageError } from '../usage.ts';
import { compareWith } from './base.ts';
import { lastCommitDay } from './commits.ts';
import { readEvent } from './event.ts';
import { readInputs } from './inputs.ts';
import { publish } from './output.ts';
import { readPolicyInput } from './policy.ts';

/** From here on a scheduled run says that its schedule will end. */
const QUIET_DAYS = 45;

/** Runs the Action and gives the exit code. */
async function main(env: NodeJS.ProcessEnv): Promise<number> {
  try {
    return await run(env);
  } catch (error) {
    const known = error instanceof UsageError;
    const sentence = known
      ? `${error.message}. ${error.remedy}`
      : `a fault in threatlint itself: ${String(error)}`;
    process.stdout.write(`${failure(`threatlint: ${sentence}`)}\n`);
    if (!known && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    setOutput('verdict', 'error');
    setOutput('complete', 'false');
    return EXIT_CODES.error;
  }
}

async function run(env: NodeJS.ProcessEnv): Promise<number> {
  const inputs = readInputs();
  if (inputs.step !== '')
    return (await import('./organisation.ts')).runOrganisation(inputs.step, inputs, env);
  const workspace = env['GITHUB_WORKSPACE'] || process.cwd();
  requireFolder(join(workspace, inputs.path));
  const event = readEvent(env);
  const repository = required(await openRepository(workspace, { env, trusted: [workspace] }));
  const head = required(await repository.head());
  const api = apiOf(inputs.token, env);
  const history = new MissingHistory(repository, historyOptions(inputs.token, env));
  const comparison = await compareWith(event, repository, head, history, api);
  const { target } = event;
  const compared = comparison?.ok ? comparison.value.repository : repository;
  const base = comparison?.ok ? comparison.value.base : undefined;
  const organisation =
    inputs.policy === ''
      ? undefined
      : await readPolicyInput(inputs.policy, join(workspace, inputs.policy), repository, api);
  const report = required(
    await check({
      repository: compared,
      folder: await folderAtBase(join(workspace, inputs.path), compared, base),
      head,
      ...(organisation === undefined ? {} : { organisation }),
      ...callingWorkflow(env),
      ...(comparison === undefined
        ? {}
        : { base: comparison.ok ? assessed(comparison.value.base) : comparison }),
      occasion: event.kind,
      ...(target === undefined ? {} : { target }),
      today: inputs.todayGiven
        ? notBefore(await lastCommitDay(repository, head), inputs.today)
        : inputs.today,
      withHistory: () => history.ancestry([head]),
    }),
  );
  publish(report, inputs, env);
  if (env['GITHUB_EVENT_NAME'] === 'schedule')
    say(...quietness(await lastCommitDay(repository, head), report.today));
  if (inputs.comment && event.kind === 'pull-request' && event.number !== undefined) {
    say(await commentOn(event.number, report, api, env));
  }
  if (inputs.issues === undefined) return EXIT_CODES[report.outcome];
  const { reviewIssues } = await import('./review-issues.ts');
  const { lines, whole } = await reviewIssues(inputs, { event, repository, history, report, api }, env);
  say(...lines);
  // Whoever relies on issues must not take a run for good that could not keep them.
  return whole ? EXIT_CODES[report.outcome] : EXIT_CODES[report.outcome] || EXIT_CODES['not-assessed'];
}

/** The workflow file that this run comes from, where it is one of the repository that is checked. */
function callingWorkflow(env: NodeJS.ProcessEnv): { workflow?: string } {
  const prefix = `${env['GITHUB_REPOSITORY'] ?? ''}/`;
  const [path = ''] = (env['GITHUB_WORKFLOW_REF'] ?? '').split('@');
  return prefix !== '/' && path.startsWith(prefix) ? { workflow: path.slice(prefix.length) } : {};
}

/** The input `today` may look ahead, but not before the commit that is judged: that would turn back deadlines. */
function notBefore(last: Day | undefined, day: Day): Day {
  return last !== undefined && last > day ? last : day;
}

/** GitHub switches the schedules of a public repository off after 60 days without a commit. */
function quietness(last: Day | undefined, day: Day): string[] {
  const days = last === undefined ? 0 : daysBetween(last, day);
  if (days < QUIET_DAYS) return [];
  return [
    `note: the last commit is of ${last}, ${days} days ago: GitHub switches the schedules of a public repository off after 60 days. Start this workflow once by hand, or commit something.`,
  ];
}

async function commentOn(
  number: number,
  report: Report,
  api: RepositoryAccess | undefined,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  if (api === undefined) return 'comment on the pull request, left out: there is no token for it';
  const { publishComment } = await import('./comment.ts');
  const page = { server: env['GITHUB_SERVER_URL'] ?? 'https://github.com', commit: report.head };
  return await publishComment(report, number, api, page);
}

/** Into the log, as text that commands nothing. */
function say(...lines: readonly string[]): void {
  if (lines.length === 0) return;
  process.stdout.write(guardedLog(`${lines.join('\n')}\n`, randomUUID()));
}

function apiOf(token: string, env: NodeJS.ProcessEnv): RepositoryAccess | undefined {
  const { GITHUB_API_URL: url, GITHUB_REPOSITORY: repository } = env;
  return token === '' || url === undefined || repository === undefined
    ? undefined
    : { token, url, repository };
}

function historyOptions(token: string, env: NodeJS.ProcessEnv) {
  const server = env['GITHUB_SERVER_URL'];
  return { ...(token === '' ? {} : { token }), ...(server === undefined ? {} : { server }) };
}

process.exitCode = await main(process.env);

import { join } from 'node:path';
import { setOutput } from '@actions/core';
import { check } from '../../check.ts';
import { assessed } from '../../core/assessed.ts';
import type { Day } from '../../core/dates.ts';
import type { Oid } from '../../core/source.ts';
import { openRepository, type Repository } from '../../git/index.ts';
import { EXIT_CODES } from '../../policy/verdict.ts';
import { failure } from '../../report/github.ts';
import { folderAtBase, requireFolder } from '../folder.ts';
import { MissingHistory } from '../history.ts';
import { required } from '../required.ts';
import { UsageError } from '../usage.ts';
import { compareWith } from './base.ts';
import { readEvent } from './event.ts';
import { readInputs } from './inputs.ts';
import type { Api } from './merge-base.ts';
import { publish } from './output.ts';
import { readPolicyInput } from './policy.ts';

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
  const workspace = env['GITHUB_WORKSPACE'] || process.cwd();
  requireFolder(join(workspace, inputs.path));
  const event = readEvent(env);
  const repository = required(await openRepository(workspace, { env, trusted: [workspace] }));
  const head = required(await repository.head());
  const history = new MissingHistory(repository, historyOptions(inputs.token, env));
  const comparison = await compareWith(event, repository, head, history, apiOf(inputs.token, env));
  const { target } = event;
  const compared = comparison?.ok ? comparison.value.repository : repository;
  const base = comparison?.ok ? comparison.value.base : undefined;
  const organisation =
    inputs.policy === ''
      ? undefined
      : await readPolicyInput(
          inputs.policy,
          join(workspace, inputs.policy),
          repository,
          apiOf(inputs.token, env),
        );
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
      today: inputs.todayGiven ? await notBefore(head, inputs.today, repository) : inputs.today,
      withHistory: () => history.ancestry([head]),
    }),
  );
  publish(report, inputs, env);
  return EXIT_CODES[report.outcome];
}

/** The workflow file that this run comes from, where it is one of the repository that is checked. */
function callingWorkflow(env: NodeJS.ProcessEnv): { workflow?: string } {
  const prefix = `${env['GITHUB_REPOSITORY'] ?? ''}/`;
  const [path = ''] = (env['GITHUB_WORKFLOW_REF'] ?? '').split('@');
  return prefix !== '/' && path.startsWith(prefix) ? { workflow: path.slice(prefix.length) } : {};
}

/** The input `today` may look ahead, but not before the commit that is judged: that would turn back deadlines. */
async function notBefore(head: Oid, day: Day, repository: Repository): Promise<Day> {
  const log = await repository.log({ head, paths: [], limit: 1 });
  const date = log.ok ? log.value[0]?.date : undefined;
  return date !== undefined && date > day ? date : day;
}

function apiOf(token: string, env: NodeJS.ProcessEnv): Api | undefined {
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

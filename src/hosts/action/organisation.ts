import { appendFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { getInput, setOutput } from '@actions/core';
import type { OrganisationReport } from '../../org/report.ts';
import { MOST_SHARDS, readShard, type Shard } from '../../org/shards.ts';
import { EXIT_CODES } from '../../policy/verdict.ts';
import { printOrganisation } from '../../report/organisation/index.ts';
import { verdictLine } from '../../report/organisation/words.ts';
import type { Repositories, ScanRequest } from '../org/requests.ts';
import { type Asker, merge, plan, scanShard, serverUrl, writeOutput } from '../org/steps.ts';
import { UsageError } from '../usage.ts';
import type { Inputs } from './inputs.ts';

/** Runs the Action over many repositories: one step of a workflow that plans, scans in shards, and merges. Gives the exit code. */
export async function runOrganisation(
  step: string,
  inputs: Pick<Inputs, 'token' | 'today' | 'todayGiven' | 'policy' | 'json' | 'issues'>,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const asker: Asker = { token: inputs.token, env };
  if (step === 'plan') return planned(asker);
  const report =
    step === 'scan'
      ? await scanShard(scanOf(inputs), asker)
      : step === 'merge'
        ? merge(statesIn(getInput('state')))
        : undefined;
  if (report === undefined)
    throw new UsageError(
      `the input \`step\` must be plan, scan or merge; found \`${step}\``,
      'Leave it out to check this repository.',
    );
  publish(report, inputs.json, env);
  // A shard of several does not fail: the verdict is that of the merged report.
  const whole = step === 'merge' || shardOf(getInput('shard')).of === 1;
  return whole ? EXIT_CODES[report.outcome] : EXIT_CODES.clean;
}

async function planned(asker: Asker): Promise<number> {
  const of = repositories();
  const save = 'owner' in of ? getInput('list') : '';
  const shards = Number(getInput('shards') || '1');
  if (!Number.isInteger(shards) || shards < 1 || shards > MOST_SHARDS)
    throw new UsageError(
      `the input \`shards\` must be a number from 1 to ${MOST_SHARDS}; found \`${getInput('shards')}\``,
      'Leave it out for one shard.',
    );
  const { matrix, hidden } = await plan({ of, shards, ...(save === '' ? {} : { save }) }, asker);
  const count = matrix.include.reduce((sum, shard) => sum + shard.repositories, 0);
  process.stdout.write(
    `threatlint: ${count} repositories in ${matrix.include.length} shards; ${hidden} not shown to this token\n`,
  );
  setOutput('matrix', JSON.stringify(matrix));
  return EXIT_CODES.clean;
}

/** The organisation, or else the list. */
function repositories(): Repositories {
  const [owner, list] = [getInput('organisation'), getInput('list')];
  if (owner !== '') {
    if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(owner)) return { owner };
    throw new UsageError(
      `the input \`organisation\` must be a login; found \`${owner}\``,
      'Name it as in its address.',
    );
  }
  if (list !== '') return { list };
  throw new UsageError(
    'the input `step` needs repositories',
    'Name an `organisation`, or a file that lists them as `list`.',
  );
}

function scanOf({
  policy,
  today,
  todayGiven,
  issues,
}: Pick<Inputs, 'policy' | 'today' | 'todayGiven' | 'issues'>): ScanRequest {
  const state = getInput('state');
  return {
    of: repositories(),
    shard: shardOf(getInput('shard')),
    ...(state === '' ? {} : { state }),
    ...(policy === '' ? {} : { policy }),
    ...(todayGiven ? { today } : {}),
    ...(issues === undefined ? {} : { issues }),
  };
}

function shardOf(text: string): Shard {
  const shard = readShard(text === '' ? '1/1' : text);
  if (shard !== undefined) return shard;
  throw new UsageError(
    `the input \`shard\` must be one of so many; found \`${text}\``,
    'Pass `matrix.shard` of the plan.',
  );
}

/** The states of all shards: a folder with files `*.jsonl`, or one file. */
function statesIn(path: string): string[] {
  if (path === '')
    throw new UsageError(
      'merging needs states',
      'Name the folder with the files of all shards as the input `state`.',
    );
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  return readdirSync(path)
    .filter(name => name.endsWith('.jsonl'))
    .sort()
    .map(name => join(path, name));
}

function publish(report: OrganisationReport, file: string, env: NodeJS.ProcessEnv): void {
  const json = file === '' ? join(env['RUNNER_TEMP'] ?? '.', 'threatlint.json') : file;
  const server = serverUrl(env);
  writeOutput(json, printOrganisation(report, 'json', server));
  const html = getInput('html');
  if (html !== '') writeOutput(html, printOrganisation(report, 'html', server));
  const summary = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (summary !== '') appendFileSync(summary, printOrganisation(report, 'markdown', server));
  process.stdout.write(`threatlint: ${verdictLine(report)}\n`);
  setOutput('verdict', report.outcome);
  setOutput('complete', String(report.complete));
  setOutput('not-assessed', String(report.totals.notAssessed + report.notAssessed.length));
  setOutput('json', json);
}

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Day } from '../../core/dates.ts';
import type { RepositoryHost } from '../../org/host.ts';
import type { ScanTerms } from '../../org/judge.ts';
import { printList, readList } from '../../org/list.ts';
import { joinStates, type OrganisationReport } from '../../org/report.ts';
import { scan } from '../../org/scan.ts';
import { inShard, matrixOf } from '../../org/shards.ts';
import { leftOf, type Progress } from '../../org/state.ts';
import type { Listed, Spent } from '../../org/types.ts';
import { githubClient } from '../github/client.ts';
import { graphqlUrl } from '../github/graphql.ts';
import { githubRepositories } from '../github/org.ts';
import type { Octokit } from '../github/plain.ts';
import { policyFromBytes } from '../policy.ts';
import { today } from '../today.ts';
import { UsageError } from '../usage.ts';
import { issueKeeper } from './issues.ts';
import type { PlanRequest, Repositories, ScanRequest } from './requests.ts';
import { readStateFile, StateWriter } from './state-file.ts';

/** Who asks, and what the environment says of GitHub's addresses. */
export interface Asker {
  readonly token: string;
  readonly env: NodeJS.ProcessEnv;
}

/** The matrix of a workflow that scans in shards, and how many repositories the token is not shown. */
export interface Planned {
  readonly matrix: ReturnType<typeof matrixOf>;
  readonly hidden: number;
}

const MAX_LIST_BYTES = 16 * 1024 * 1024;

/** Plans a scan. Throws a UsageError where the repositories cannot be listed. */
export async function plan({ of, shards, save, api }: PlanRequest, asker: Asker): Promise<Planned> {
  const { repositories, hidden } = await repositoriesOf(of, () => hostAt(api, asker));
  if (save !== undefined) writeOutput(save, printList(repositories));
  return { matrix: matrixOf(repositories, shards), hidden };
}

/** Scans one shard, or everything, and reports on it. Goes on where the state says that a scan was cut off. */
export async function scanShard(request: ScanRequest, asker: Asker): Promise<OrganisationReport> {
  const { state, policy, api, issues } = request;
  const client = clientAt(api, asker);
  const host = hostAt(api, asker, client);
  const organisation = policy === undefined ? undefined : policyFromBytes(policy, readInput(policy));
  const day = request.today ?? today();
  const known = state === undefined ? undefined : readStateFile(state);
  if (known !== undefined && state !== undefined) requireSame(known, request, day, state);
  const writer =
    known === undefined || state === undefined ? await begin(request, day, host) : StateWriter.resume(state);
  const terms: ScanTerms = { today: day, ...(organisation === undefined ? {} : { organisation }) };
  const { progress, record } = writer;
  const kept = issues && {
    keepIssues: issueKeeper({
      ...issues,
      client,
      server: serverUrl(asker.env),
      today: day,
      shard: request.shard,
      opened: progress.issues.reduce((sum, { opened }) => sum + opened, 0),
    }),
  };
  await scan({ host, repositories: leftOf(progress), terms, record, ...kept });
  return joined([writer.progress]);
}

/** One report of the states of all shards. Throws a UsageError where they are not of one scan. */
export function merge(states: readonly string[]): OrganisationReport {
  return joined(
    states.map(path => {
      const progress = readStateFile(path);
      if (progress !== undefined) return progress;
      throw new UsageError(`there is no file \`${path}\``, 'Name the states that the shards wrote.');
    }),
  );
}

function joined(states: readonly Progress[]): OrganisationReport {
  const report = joinStates(states);
  if (!('mismatch' in report)) return report;
  throw new UsageError(
    `these states are not of one scan: ${report.mismatch}`,
    'Merge the states of one plan, scanned as of one day.',
  );
}

async function begin(
  { of, shard, state }: ScanRequest,
  day: Day,
  host: RepositoryHost,
): Promise<StateWriter> {
  const before: Spent = host.spent;
  const { repositories, hidden } = await repositoriesOf(of, () => host);
  const writer = StateWriter.begin(state, {
    scan: 1,
    today: day,
    of: nameOf(of),
    shard: `${shard.number}/${shard.of}`,
    planned: inShard(repositories, shard),
    hidden,
  });
  const { requests, points } = host.spent;
  writer.record([{ spent: { requests: requests - before.requests, points: points - before.points } }]);
  return writer;
}

/** A state is gone on with only by the scan that began it: days that differ would mix two verdicts in one report. */
function requireSame({ head }: Progress, { of, shard }: ScanRequest, day: Day, path: string): void {
  const wanted = `${shard.number}/${shard.of}`;
  if (head.of !== nameOf(of) || head.shard !== wanted)
    throw new UsageError(
      `the state \`${path}\` is of ${head.of}, shard ${head.shard}`,
      `Name another file for ${nameOf(of)}, shard ${wanted}.`,
    );
  if (head.today !== day)
    throw new UsageError(
      `the state \`${path}\` was begun on ${head.today}`,
      `Go on with it by \`--today ${head.today}\`, or remove it to begin anew.`,
    );
}

function nameOf(of: Repositories): string {
  return 'owner' in of ? of.owner : 'list';
}

/** The repositories that are to be looked at. Throws a UsageError where they cannot be known. */
async function repositoriesOf(
  of: Repositories,
  host: () => RepositoryHost,
): Promise<{ repositories: readonly Listed[]; hidden: number }> {
  if ('owner' in of) {
    const listing = await host().list(of.owner);
    if (listing.ok) return listing.value;
    throw new UsageError(listing.refusal.why, listing.refusal.remedy);
  }
  const { repositories, bad } = readList(readInput(of.list).toString('utf8'));
  const [first] = bad;
  if (first !== undefined)
    throw new UsageError(
      `line ${first.line} of \`${of.list}\` is no repository: \`${first.text.slice(0, 200)}\``,
      'Write `owner/name`, one a line.',
    );
  if (repositories.length > 0) return { repositories, hidden: 0 };
  throw new UsageError(`\`${of.list}\` lists no repository`, 'Write `owner/name`, one a line.');
}

function clientAt(given: string | undefined, { token, env }: Asker): Octokit {
  if (token === '')
    throw new UsageError(
      'there is no token to ask GitHub with',
      'Give one with `contents: read` of the repositories: on the command line as the environment variable `GITHUB_TOKEN`, to the Action as the input `token`.',
    );
  return githubClient({ token, url: apiAt(given, env) });
}

function hostAt(given: string | undefined, asker: Asker, client = clientAt(given, asker)): RepositoryHost {
  return githubRepositories(client, graphqlUrl(apiAt(given, asker.env), asker.env));
}

function apiAt(given: string | undefined, env: NodeJS.ProcessEnv): string {
  return given ?? env['GITHUB_API_URL'] ?? 'https://api.github.com';
}

/** Where people read repositories, as far as the runner says. */
export function serverUrl(env: NodeJS.ProcessEnv): string {
  const given = env['GITHUB_SERVER_URL'] ?? '';
  return /^https?:\/\/[\w.:-]+$/.test(given) ? given : 'https://github.com';
}

function readInput(path: string): Buffer {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() === true && found.size <= MAX_LIST_BYTES) return readFileSync(path);
  throw new UsageError(`there is no file \`${path}\` of at most 16 MiB`, 'Check the path.');
}

/** Writes a file of output. Throws a UsageError. */
export function writeOutput(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(
      `\`${path}\` cannot be written (${(error as NodeJS.ErrnoException).code})`,
      'Name a file in a folder that exists.',
    );
  }
}

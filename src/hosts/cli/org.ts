import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Day } from '../../core/dates.ts';
import type { RepositoryHost } from '../../org/host.ts';
import type { ScanTerms } from '../../org/judge.ts';
import { printList, readList } from '../../org/list.ts';
import { joinStates } from '../../org/report.ts';
import { scan } from '../../org/scan.ts';
import { inShard, matrixOf } from '../../org/shards.ts';
import { leftOf, type Progress } from '../../org/state.ts';
import type { Listed, Spent } from '../../org/types.ts';
import { EXIT_CODES } from '../../policy/verdict.ts';
import type { OrganisationFormat } from '../../report/organisation/formats.ts';
import { printOrganisation } from '../../report/organisation/index.ts';
import { githubClient } from '../github/client.ts';
import { graphqlUrl } from '../github/graphql.ts';
import { githubRepositories } from '../github/org.ts';
import { policyFromBytes } from '../policy.ts';
import { today } from '../today.ts';
import { UsageError } from '../usage.ts';
import type { OrgCommand, Repositories } from './org-arguments.ts';
import { readStateFile, StateWriter } from './org-state.ts';

interface Ran {
  readonly output: string;
  readonly code: number;
}

type Step<D extends OrgCommand['do']> = OrgCommand & { readonly do: D };

const MAX_LIST_BYTES = 16 * 1024 * 1024;

/** Prints the matrix of a workflow that scans in shards. Throws a UsageError where the repositories cannot be listed. */
export async function runPlan({ of, shards, save, api }: Step<'org-plan'>): Promise<Ran> {
  const { repositories, hidden } = await repositoriesOf(of, () => hostAt(api));
  if (hidden > 0)
    process.stderr.write(
      `threatlint: GitHub counts ${hidden} more repositories, and does not show them to this token.\n`,
    );
  if (save !== undefined) written(save, printList(repositories));
  return { output: `${JSON.stringify(matrixOf(repositories, shards))}\n`, code: 0 };
}

/** Scans one shard, or everything, and prints the report of it. */
export async function runScan(command: Step<'org-scan'>): Promise<Ran> {
  const { state, policy, api, format } = command;
  const host = hostAt(api);
  const organisation = policy === undefined ? undefined : policyFromBytes(policy, readInput(policy));
  const day = command.today ?? today();
  const known = state === undefined ? undefined : readStateFile(state);
  if (known !== undefined && state !== undefined) requireSame(known, command, day, state);
  const writer =
    known === undefined || state === undefined ? await begin(command, day, host) : StateWriter.resume(state);
  const terms: ScanTerms = { today: day, ...(organisation === undefined ? {} : { organisation }) };
  await scan({ host, repositories: leftOf(writer.progress), terms, record: writer.record });
  return printed([writer.progress], format);
}

/** Prints one report of the states of all shards. */
export async function runMerge({ states, format }: Step<'org-merge'>): Promise<Ran> {
  const read = states.map(path => {
    const progress = readStateFile(path);
    if (progress === undefined)
      throw new UsageError(`there is no file \`${path}\``, 'Name the states that the shards wrote.');
    return progress;
  });
  return printed(read, format);
}

function printed(states: readonly Progress[], format: OrganisationFormat): Ran {
  const report = joinStates(states);
  if ('mismatch' in report)
    throw new UsageError(
      `these states are not of one scan: ${report.mismatch}`,
      'Merge the states of one plan, scanned as of one day.',
    );
  return { output: printOrganisation(report, format, serverUrl()), code: EXIT_CODES[report.outcome] };
}

async function begin(
  { of, shard, state }: Step<'org-scan'>,
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
function requireSame({ head }: Progress, { of, shard }: Step<'org-scan'>, day: Day, path: string): void {
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

function hostAt(given: string | undefined): RepositoryHost {
  const { env } = process;
  const token = env['GITHUB_TOKEN'] ?? '';
  if (token === '')
    throw new UsageError(
      'there is no token to ask GitHub with',
      'Set the environment variable `GITHUB_TOKEN` to one with `contents: read` of the repositories.',
    );
  const api = given ?? env['GITHUB_API_URL'] ?? 'https://api.github.com';
  return githubRepositories(githubClient({ token, url: api }), graphqlUrl(api, env));
}

/** Where people read repositories, as far as the runner says. */
function serverUrl(): string {
  const given = process.env['GITHUB_SERVER_URL'] ?? '';
  return /^https?:\/\/[\w.:-]+$/.test(given) ? given : 'https://github.com';
}

function readInput(path: string): Buffer {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() === true && found.size <= MAX_LIST_BYTES) return readFileSync(path);
  throw new UsageError(`there is no file \`${path}\` of at most 16 MiB`, 'Check the path.');
}

function written(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(
      `\`${path}\` cannot be written (${(error as NodeJS.ErrnoException).code})`,
      'Name a file in a folder that exists.',
    );
  }
}

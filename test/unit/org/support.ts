import { githubClient } from '../../../src/hosts/github/client.ts';
import { graphqlUrl } from '../../../src/hosts/github/graphql.ts';
import { githubRepositories } from '../../../src/hosts/github/org.ts';
import type { RepositoryHost } from '../../../src/org/host.ts';
import { joinStates, type OrganisationReport } from '../../../src/org/report.ts';
import { scan } from '../../../src/org/scan.ts';
import { inShard, type Shard } from '../../../src/org/shards.ts';
import { type Line, leftOf, type Progress, printLine, readState } from '../../../src/org/state.ts';
import type { Listed, RepositoryRow } from '../../../src/org/types.ts';
import type { LoopbackGitHub } from '../../support/github/server.ts';
import { CONTROL, MODEL } from '../../support/shop.ts';

export const TODAY = '2026-11-23';

/** A repository with a model that has nothing against it. */
export const MODELLED = {
  'threat-model/threatlint.yaml': CONTROL,
  'threat-model/shop.yaml': MODEL,
  'infra/main.tf': 'resource "aws_lb" "main" {}\n',
  '.github/CODEOWNERS': '* @acme/security\n',
};

export function hostOf(url: string): RepositoryHost {
  return githubRepositories(githubClient({ token: 'secret', url }, 'unpaced'), graphqlUrl(url, {}));
}

/** A scan whose state is kept in memory, as a file would keep it. */
export class MemoryScan {
  text = '';
  /** Throws after so many lines, as a killed process writes no more. */
  killAfter = Number.POSITIVE_INFINITY;

  constructor(
    private readonly host: RepositoryHost,
    private readonly shard: Shard = { number: 1, of: 1 },
  ) {}

  async begin(listed?: readonly Listed[]): Promise<this> {
    const listing = listed === undefined ? await this.host.list('acme') : undefined;
    if (listing?.ok === false) throw new Error(listing.refusal.why);
    const repositories = listed ?? listing?.value.repositories ?? [];
    this.#write({
      scan: 1,
      today: TODAY,
      of: 'acme',
      shard: `${this.shard.number}/${this.shard.of}`,
      planned: inShard(repositories, this.shard),
      hidden: listing?.value.hidden ?? 0,
    });
    this.#write({ spent: this.host.spent });
    return this;
  }

  async goOn(): Promise<this> {
    const record = (lines: readonly Line[]) => {
      for (const line of lines) this.#write(line);
    };
    await scan({
      host: this.host,
      repositories: leftOf(this.progress),
      terms: { today: TODAY },
      record,
    });
    return this;
  }

  get progress(): Progress {
    const state = readState(this.text);
    if (typeof state !== 'object') throw new Error(`state: ${state}`);
    return state.progress;
  }

  #write(line: Line): void {
    if (this.killAfter-- <= 0) throw new Error('killed');
    this.text += printLine(line);
  }
}

export function reportOf(...scans: readonly MemoryScan[]): OrganisationReport {
  const report = joinStates(scans.map(({ progress }) => progress));
  if ('mismatch' in report) throw new Error(report.mismatch);
  return report;
}

/** Scans all that the loopback server has. */
export async function scanAll(github: LoopbackGitHub, url: string): Promise<OrganisationReport> {
  const report = reportOf(await (await new MemoryScan(hostOf(url)).begin()).goOn());
  if (github.violations.length > 0) throw new Error(github.violations.join('\n'));
  return report;
}

export function rowOf(report: OrganisationReport, name: string): RepositoryRow {
  const row = report.repositories.find(one => one.name === `acme/${name}`);
  if (row === undefined) throw new Error(`no row of ${name}`);
  return row;
}

import type { OrganisationReport } from '../../org/report.ts';
import { EXIT_CODES } from '../../policy/verdict.ts';
import type { OrganisationFormat } from '../../report/organisation/formats.ts';
import { printOrganisation } from '../../report/organisation/index.ts';
import { type Asker, merge, plan, scanShard, serverUrl } from '../org/steps.ts';
import type { OrgCommand } from './org-arguments.ts';

interface Ran {
  readonly output: string;
  readonly code: number;
}

/** Runs one step of `threatlint org`. Throws a UsageError. */
export async function runOrg(command: OrgCommand): Promise<Ran> {
  const asker: Asker = { token: process.env['GITHUB_TOKEN'] ?? '', env: process.env };
  switch (command.do) {
    case 'org-plan': {
      const { matrix, hidden } = await plan(command, asker);
      if (hidden > 0)
        process.stderr.write(
          `threatlint: GitHub counts ${hidden} more repositories, and does not show them to this token.\n`,
        );
      return { output: `${JSON.stringify(matrix)}\n`, code: 0 };
    }
    case 'org-scan':
      return printed(await scanShard(command, asker), command.format);
    case 'org-merge':
      return printed(merge(command.states), command.format);
  }
}

function printed(report: OrganisationReport, format: OrganisationFormat): Ran {
  const output = printOrganisation(report, format, serverUrl(process.env));
  return { output, code: EXIT_CODES[report.outcome] };
}

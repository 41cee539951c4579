import { type Example, TODAY } from '../../scripts/rules/examples.ts';
import { check } from '../../src/check.ts';
import { type OrganisationPolicy, readOrganisationPolicy } from '../../src/control/organisation.ts';
import { assessed } from '../../src/core/assessed.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { Report } from '../../src/core/report.ts';
import { readFile } from '../../src/documents/read.ts';
import { openRepository } from '../../src/git/index.ts';
import { place } from '../../src/report/position.ts';
import { createRepository, isolatedEnv } from '../support/repository.ts';

/** Commits an example's states to a real repository and checks the last one as a host would. */
export async function runExample({ commits, pullRequest }: Example): Promise<Report> {
  const files = createRepository();
  let present: Iterable<string> = [];
  const oids = commits.map(({ date, tree }) => {
    const gone = [...present].filter(path => !tree.has(path)).map(path => [path, null] as const);
    files.write(Object.fromEntries([...gone, ...tree]));
    present = tree.keys();
    return files.commit('Example', { date });
  });
  const repository = await openRepository(files.path, { env: isolatedEnv });
  const [head, base] = oids.reverse();
  if (!repository.ok || head === undefined) throw new Error('the repository of the example cannot be opened');
  const report = await check({
    repository: repository.value,
    folder: '',
    head,
    ...(pullRequest && base !== undefined ? { base: assessed(base) } : {}),
    occasion: pullRequest ? 'pull-request' : 'scan',
    today: TODAY,
    ...organisationOf(commits.at(-1)?.tree),
    withHistory: async () => repository,
  });
  if (!report.ok) throw new Error(`${report.gap.what}: ${report.gap.why}`);
  return report.value;
}

/** The file at the top that stands for the organisation's policy. */
function organisationOf(tree: ReadonlyMap<string, Uint8Array> | undefined): {
  organisation?: OrganisationPolicy;
} {
  const bytes = tree?.get('organisation-policy.yaml');
  if (bytes === undefined) return {};
  const read = readOrganisationPolicy(readFile({ path: 'organisation-policy.yaml', oid: '', bytes }));
  if (!read.ok) throw new Error(read.mistake.message);
  return { organisation: read.policy };
}

/** What a rule reports, in the form of the expected files; what base had and what a decision answers does not count. */
export function findingLines(report: Report, rule: string): string[] {
  return report.findings
    .filter(finding => finding.rule === rule && finding.introduced && finding.excuse === undefined)
    .map(line);
}

function line({ at, severity, confidence, message }: Finding): string {
  const { path, line, column } = place(at);
  return `${path}:${line}:${column} ${severity} ${message}${confidence === 'certain' ? '' : ` (${confidence})`}`;
}

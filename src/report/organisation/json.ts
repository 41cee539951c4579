import type { OrganisationReport } from '../../org/report.ts';
import { summaryOf } from '../../org/summary.ts';
import { VERSION } from '../../version.ts';
import { visibleJson } from '../escape.ts';

/** Grows by one when a consumer could break; new properties alone do not change it. */
const SHAPE = 1;
const SCHEMA = 'https://threatlint.dev/schema/v1/organisation-report.json';

/** The report for programs, described by `schema/organisation-report.schema.json`. */
export function organisationJson(report: OrganisationReport): string {
  const { of, today, outcome, complete, totals, spent, notAssessed, needClone } = report;
  const document = {
    $schema: SCHEMA,
    version: SHAPE,
    tool: { name: 'threatlint', version: VERSION },
    of,
    today,
    outcome,
    complete,
    totals,
    spent,
    repositories: report.repositories.map(row => ({ ...row, ...summaryOf(row) })),
    reviewIssues: report.issues,
    notAssessed,
    rulesThatNeedAClone: needClone,
  };
  return `${visibleJson(JSON.stringify(document, null, 2))}\n`;
}

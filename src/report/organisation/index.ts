import type { OrganisationReport } from '../../org/report.ts';
import { organisationHtml } from './html.ts';
import { organisationJson } from './json.ts';
import { organisationMarkdown } from './markdown.ts';

export const ORGANISATION_FORMATS = ['markdown', 'json', 'html'] as const;
export type OrganisationFormat = (typeof ORGANISATION_FORMATS)[number];

/** The report in one of its formats. `server`: where repositories are read, such as `https://github.com`. */
export function printOrganisation(
  report: OrganisationReport,
  format: OrganisationFormat,
  server: string,
): string {
  switch (format) {
    case 'json':
      return organisationJson(report);
    case 'html':
      return organisationHtml(report, server);
    case 'markdown':
      return organisationMarkdown(report);
  }
}

import type { OrganisationReport } from '../../org/report.ts';
import type { OrganisationFormat } from './formats.ts';
import { organisationHtml } from './html.ts';
import { organisationJson } from './json.ts';
import { organisationMarkdown } from './markdown.ts';

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
      return organisationMarkdown(report, server);
  }
}

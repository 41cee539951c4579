import type { Finding } from '../core/finding.ts';
import type { Report } from '../core/report.ts';
import { visible, visibleJson } from './escape.ts';
import { place } from './position.ts';
import { fromRoot, gapFingerprint, gapPath, NOT_ASSESSED } from './whole-repository.ts';

/**
 * GitLab's code quality report. GitLab compares the reports of two branches itself, so what exists at base is included;
 * what is excused is not, since the format cannot say so.
 */
export function gitlab(report: Report): string {
  const issues = [
    ...report.findings
      .filter(({ blocks, excuse }) => blocks || excuse === undefined)
      .map(finding => {
        const { path, line } = place(finding.at);
        return issue(
          finding.rule,
          `${finding.message}. ${finding.remedy}`,
          finding.fingerprint,
          severityOf(finding),
          fromRoot(report, path),
          line,
        );
      }),
    ...report.notAssessed.map(gap =>
      issue(
        NOT_ASSESSED,
        `not assessed: ${gap.what}: ${gap.why}. ${gap.remedy}`,
        gapFingerprint(gap),
        'critical',
        fromRoot(report, gapPath(gap)),
        1,
      ),
    ),
  ];
  return `${visibleJson(JSON.stringify(issues, null, 2))}\n`;
}

type Severity = 'info' | 'minor' | 'major' | 'critical' | 'blocker';

function severityOf({ severity, blocks }: Finding): Severity {
  if (blocks) return 'blocker';
  return severity === 'error' ? 'major' : severity === 'warning' ? 'minor' : 'info';
}

function issue(
  check: string,
  description: string,
  fingerprint: string,
  severity: Severity,
  path: string,
  line: number,
): object {
  return {
    description: visible(description),
    check_name: check,
    fingerprint,
    severity,
    location: { path, lines: { begin: line } },
  };
}

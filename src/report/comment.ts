import type { Report } from '../core/report.ts';
import { entityLine } from './checklist.ts';
import { markdown } from './markdown.ts';
import { escapeMarkdown, escapeMessage } from './markdown-escape.ts';
import type { ReporterOptions } from './reporter.ts';
import { count, verdict } from './verdict.ts';

/** By this a comment is known again; it must stand at its beginning. */
export const COMMENT_MARK = '<!-- threatlint:comment v=1 -->';

/** GitHub takes 65,536 characters of a comment. */
const MAX_BYTES = 60_000;
const MOST_CHANGES = 40;

/**
 * What a pull request says of itself: the verdict, what the models lack with text to paste, what changed in the
 * architecture, and what changed in the models. Folded to a line where nothing is to be done.
 */
export function comment(report: Report, options: ReporterOptions = {}): string {
  const changes = [
    ...list(
      'Architecture',
      report.changes.filter(({ weight }) => weight !== 'none').map(({ sentence }) => escapeMessage(sentence)),
    ),
    ...list('Threat models', report.modelChanges.map(entityLine)),
  ].join('\n');
  const room = MAX_BYTES - Buffer.byteLength(changes, 'utf8');
  const full = markdown(report, {
    ...options,
    maxBytes: room,
    fullList: 'the summary of the job',
  });
  const body = `${full}${changes}`;
  const quiet = report.outcome === 'clean' && report.findings.every(({ introduced }) => !introduced);
  return quiet
    ? `${COMMENT_MARK}\n<details><summary>✅ threatlint: ${escapeMarkdown(verdict(report))}</summary>\n\n${body}\n</details>\n`
    : `${COMMENT_MARK}\n${body}`;
}

function list(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const left = items.length - MOST_CHANGES;
  return [
    `\n<details><summary>${title}: ${count(items.length, 'change')}</summary>\n`,
    ...items.slice(0, MOST_CHANGES).map(item => `- ${item}`),
    ...(left > 0 ? [`- and ${count(left, 'more', 'more')}; \`threatlint diff\` lists all`] : []),
    '\n</details>\n',
  ];
}

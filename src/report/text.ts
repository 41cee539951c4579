import type { Gap } from '../core/assessed.ts';
import type { Finding } from '../core/finding.ts';
import type { Report, Skipped } from '../core/report.ts';
import { visible } from './escape.ts';
import { partition } from './partition.ts';
import type { ReporterOptions } from './reporter.ts';
import { type Style, style } from './style.ts';
import { findingBlock, placeLabel } from './text-finding.ts';
import { count, verdict } from './verdict.ts';

/** The output for people at a terminal and in a log. The verdict is its last line. */
export function text(report: Report, options: ReporterOptions = {}): string {
  const paint = style(options.color ?? false);
  const all = options.all ?? false;
  const { blocking, other, existing, excused } = partition(report.findings);
  const shown = all ? [...blocking, ...other, ...existing] : [...blocking, ...other];
  const paragraphs = [
    ...shown.map(finding => findingBlock(finding, paint)),
    all || existing.length === 0 ? [] : [folded(existing.length)],
    excusedLines(
      excused.filter(({ excuse }) => excuse?.by !== 'suppression'),
      paint,
    ),
    suppressedLine(excused.filter(({ excuse }) => excuse?.by === 'suppression').length),
    gapLines('Not assessed:', report.notAssessed, paint),
    gapLines('Not assessed, at base neither:', report.knownGaps, paint),
    report.skipped.length === 0 ? [] : [skippedLine(report.skipped)],
    report.notes.map(note => `${paint.strong('note:')} ${visible(note)}`),
    [paint.outcome[report.outcome](verdict(report))],
  ];
  return paragraphs
    .filter(lines => lines.length > 0)
    .map(lines => lines.map(line => `${line}\n`).join(''))
    .join('\n');
}

function folded(existing: number): string {
  return `${count(existing, 'finding exists', 'findings exist')} at base and ${existing === 1 ? 'is' : 'are'} not shown; \`--all\` shows ${existing === 1 ? 'it' : 'them'}`;
}

function excusedLines(excused: readonly Finding[], paint: Style): string[] {
  if (excused.length === 0) return [];
  const lines = excused.map(({ rule, at, excuse }) => {
    const reason =
      excuse === undefined ? '' : `: ${excuse.by} in ${visible(excuse.path)}: ${visible(excuse.because)}`;
    return `  ${placeLabel(at)} ${rule}${reason}`;
  });
  return [paint.strong('Excused:'), ...lines];
}

/** Suppressions stand in the models, with their reasons: here their number is enough. */
function suppressedLine(suppressed: number): string[] {
  return suppressed === 0 ? [] : [`${count(suppressed, 'finding')} suppressed in the models`];
}

function gapLines(title: string, gaps: readonly Gap[], paint: Style): string[] {
  if (gaps.length === 0) return [];
  const lines = gaps.flatMap(({ what, why, remedy }) => [
    `  ${visible(what)}: ${visible(why)}`,
    `    ${paint.frame('=')} ${paint.strong('help:')} ${visible(remedy)}`,
  ]);
  return [paint.strong(title), ...lines];
}

/** Skipped paths by reason: a vendored tree may have thousands, and the JSON output lists each. */
function skippedLine(skipped: readonly Skipped[]): string {
  const reasons = new Map<string, number>();
  for (const { why } of skipped) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  const list = [...reasons].map(([why, number]) => `${number} ${visible(why)}`).join(', ');
  return `${count(skipped.length, 'path')} skipped: ${list}`;
}

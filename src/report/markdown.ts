import type { Gap } from '../core/assessed.ts';
import type { Finding } from '../core/finding.ts';
import type { Report } from '../core/report.ts';
import type { Span } from '../core/source.ts';
import { type Section, withinLimit } from './fit.ts';
import { escapeMarkdown, escapeMessage, fenced } from './markdown-escape.ts';
import { partition } from './partition.ts';
import { place } from './position.ts';
import { defaultRuleUrl, percentEncoded, type ReporterOptions } from './reporter.ts';
import { count, verdict } from './verdict.ts';

/** Below the 1 MiB (1,048,576 bytes) above which GitHub drops a step summary as a whole. */
const MAX_BYTES = 1_000_000;
/** What the fixed parts need: less would cut the verdict. */
const MIN_BYTES = 4_000;

/** The step summary of the Action, and text for a pull request: the verdict, what blocks, then the rest. */
export function markdown(report: Report, options: ReporterOptions = {}): string {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  if (maxBytes < MIN_BYTES)
    throw new RangeError(`a Markdown report needs ${MIN_BYTES} bytes, not ${maxBytes}`);
  const { blocking, other, existing, excused } = partition(report.findings);
  const others = [
    ...other.map(finding => findingItem(finding, options)),
    ...(options.all === true ? existing.map(finding => findingItem(finding, options)) : []),
    ...excused.map(finding => excusedItem(finding, options)),
  ];
  const otherTitle = blocking.length === 0 ? 'Findings that do not block' : 'Other findings';
  // In the order in which they are read; priority says who gets room first.
  const sections: Section[] = [
    { title: 'Blocking', entries: blocking.map(finding => findingItem(finding, options)), priority: 0 },
    { title: otherTitle, entries: others, priority: 2, folded: true },
    { title: 'Not assessed', entries: report.notAssessed.map(gapItem), priority: 1 },
    {
      title: 'Not assessed, at base neither',
      entries: report.knownGaps.map(gapItem),
      priority: 3,
      folded: true,
    },
    {
      title: 'Skipped',
      entries: report.skipped.map(({ path, why }) => `- ${escapeMarkdown(path)}: ${escapeMarkdown(why)}\n`),
      priority: 5,
      folded: true,
    },
    { title: 'Notes', entries: report.notes.map(note => `- ${escapeMessage(note)}\n`), priority: 4 },
  ];
  const fullList = options.fullList ?? 'the log of this step';
  return withinLimit(head(report, options, existing.length), sections, maxBytes, fullList);
}

function head(report: Report, { all = false }: ReporterOptions, existing: number): string {
  const mark = { clean: '✅', findings: '❌', 'not-assessed': '⚠️', error: '❌' }[report.outcome];
  const lines = [`## ${mark} threatlint`, '', `**${verdict(report)}**`, ''];
  if (existing > 0 && !all) {
    lines.push(
      `${count(existing, 'finding exists', 'findings exist')} at base and ${existing === 1 ? 'is' : 'are'} not shown.`,
      '',
    );
  }
  return lines.join('\n');
}

function findingItem(finding: Finding, options: ReporterOptions): string {
  const ruleUrl = options.ruleUrl ?? defaultRuleUrl;
  const level =
    finding.confidence === 'certain' ? finding.severity : `${finding.severity}, ${finding.confidence}`;
  const related = (finding.related ?? []).map(
    ({ at, message }) => `  - ${placeText(at, options)}: ${escapeMessage(message)}\n`,
  );
  return [
    `- **${level}** ${escapeMessage(finding.message)} ([${finding.rule}](${ruleUrl(finding.rule)}))\n`,
    `  - ${placeText(finding.at, options)}${finding.introduced ? '' : ' (exists at base)'}\n`,
    ...related,
    `  - **help:** ${escapeMessage(finding.remedy)}\n`,
    snippet(finding),
  ].join('');
}

/** Indented to belong to its list item, fence and all. */
function snippet({ snippet: found }: Finding): string {
  if (found === undefined) return '';
  const block = fenced(found.text, found.path).replace(/^(?=.)/gm, '    ');
  return `  - paste into ${escapeMarkdown(found.path)}:\n\n${block}\n\n`;
}

function excusedItem({ rule, at, excuse }: Finding, options: ReporterOptions): string {
  const reason =
    excuse === undefined
      ? ''
      : `, ${excuse.by} in ${escapeMarkdown(excuse.path)}: ${escapeMessage(excuse.because)}`;
  return `- **excused** ${placeText(at, options)} ${rule}${reason}\n`;
}

function gapItem({ what, why, remedy }: Gap): string {
  return `- **${escapeMarkdown(what)}**: ${escapeMessage(why)}\n  - **help:** ${escapeMessage(remedy)}\n`;
}

function placeText(span: Span, { placeUrl }: ReporterOptions): string {
  const { path, line, column } = place(span);
  const label = `${escapeMarkdown(path)}:${line}:${column}`;
  return placeUrl === undefined ? label : `[${label}](${linkTarget(placeUrl(path, line))})`;
}

/** Only addresses of the web, with everything encoded that could end the link. */
function linkTarget(url: string): string {
  const encoded = url.replace(/[^A-Za-z0-9\-._~:/?#=&%+,;]/gu, percentEncoded);
  return /^https?:\/\//.test(encoded) ? encoded : '#';
}

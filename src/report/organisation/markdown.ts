import type { Gap } from '../../core/assessed.ts';
import type { OrganisationReport } from '../../org/report.ts';
import { summaryOf } from '../../org/summary.ts';
import type { RepositoryRow } from '../../org/types.ts';
import { type Section, withinLimit } from '../fit.ts';
import { escapeMarkdown, escapeMessage, withIssueLinks } from '../markdown-escape.ts';
import { byUrgency, LIMITS, needClone, STANDINGS, verdictLine } from './words.ts';

/** Below the 1 MiB above which GitHub drops a step summary as a whole. */
const MAX_BYTES = 900_000;

/** The report as Markdown, for a step summary or an issue. */
export function organisationMarkdown(report: OrganisationReport, server: string): string {
  const mark = { clean: '✅', findings: '❌', 'not-assessed': '⚠️', error: '❌' }[report.outcome];
  const head = [
    `## ${mark} threatlint: ${escapeMarkdown(report.of)} on ${escapeMarkdown(report.today)}`,
    '',
    `**${verdictLine(report)}**`,
    '',
    LIMITS,
    '',
    escapeMarkdown(needClone(report)),
    '',
  ].join('\n');
  const rows = byUrgency(report.repositories);
  const judged = rows.filter(({ models }) => models.length > 0);
  const without = rows.filter(({ standing, folders }) => standing === 'no-model' && folders.deployable > 0);
  const gaps = rows.flatMap(row => row.notAssessed.map(gap => gapItem(gap, row.name)));
  const sections: Section[] = [
    { title: 'Blocking', entries: rows.flatMap(blockingItems), priority: 0 },
    { title: 'Repositories with models', entries: judged.map(modelItem), priority: 2 },
    { title: 'Deploy something and have no model', entries: without.map(withoutItem), priority: 1 },
    { title: 'Review issues', entries: report.issues.flatMap(each => issueItems(each, server)), priority: 4 },
    {
      title: 'Not assessed',
      entries: [...report.notAssessed.map(gap => gapItem(gap)), ...gaps],
      priority: 3,
    },
  ];
  return withinLimit(head, sections, MAX_BYTES, 'the JSON report');
}

function blockingItems({ name, blocking, counts }: RepositoryRow): string[] {
  const items = blocking.map(
    ({ rule, path, message }) =>
      `- **${escapeMarkdown(name)}** ${escapeMarkdown(path)}: ${escapeMessage(message)} (${escapeMarkdown(rule)})\n`,
  );
  const more = counts.blocking - blocking.length;
  return more > 0 ? [...items, `- **${escapeMarkdown(name)}** and ${more} more\n`] : items;
}

function modelItem(row: RepositoryRow): string {
  const { newestReview, oldestReview, oldestAge, overdue, criticality, owners } = summaryOf(row);
  const { deployable, modelled } = row.folders;
  const facts = [
    `${row.models.length} ${row.models.length === 1 ? 'model' : 'models'}`,
    ...(criticality === null ? [] : [criticality]),
    ...(owners.length === 0 ? ['no owner named'] : [`owned by ${owners.map(escapeMarkdown).join(', ')}`]),
    newestReview === null
      ? 'no review recorded'
      : `reviewed ${escapeMarkdown(newestReview)}${oldestReview === newestReview ? '' : ` (oldest ${escapeMarkdown(oldestReview ?? '')})`}`,
    ...(oldestAge === null ? [] : [`${oldestAge} days old`]),
    ...(overdue === 0 ? [] : [`**${overdue} overdue**`]),
    ...(deployable === 0 ? [] : [`${modelled} of ${deployable} deploying folders in a scope`]),
  ];
  return `- **${escapeMarkdown(row.name)}**: ${STANDINGS[row.standing]}; ${facts.join(', ')}\n`;
}

function issueItems({ name, done, left }: OrganisationReport['issues'][number], server: string): string[] {
  const lines = [...done, ...left.map(text => `left alone: ${text}`)];
  return lines.map(text => `- **${escapeMarkdown(name)}** ${withIssueLinks(text, `${server}/${name}`)}\n`);
}

function withoutItem({ name, folders }: RepositoryRow): string {
  const shown = folders.without.slice(0, 5).map(path => escapeMarkdown(path === '' ? 'the top' : path));
  const more = folders.deployable - shown.length;
  return `- **${escapeMarkdown(name)}**: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}\n`;
}

function gapItem({ what, why, remedy }: Gap, name?: string): string {
  const where = name === undefined || name === what ? '' : `**${escapeMarkdown(name)}** `;
  return `- ${where}${escapeMessage(what)}: ${escapeMessage(why)}. ${escapeMessage(remedy)}\n`;
}

import type { Checklist } from '../commands/checklist.ts';
import { addDays } from '../core/dates.ts';
import type { Finding } from '../core/finding.ts';
import { questionLines, sinceLines } from '../report/checklist.ts';
import { escapeMarkdown, escapeMessage, inlineCode } from '../report/markdown-escape.ts';
import { blobUrl, joined } from '../report/reporter.ts';
import { count } from '../report/verdict.ts';
import { issueTitle } from './agenda.ts';
import { diagram } from './diagram.ts';
import type { DueModel } from './due.ts';
import { digestOf } from './marker.ts';
import type { DueReview, SettledModel } from './types.ts';

/** What an issue says besides the model: where its links lead, and who it is given to. */
export interface IssueSetting {
  /** `https://github.com/acme/shop`. */
  readonly repository: string;
  /** The branch or commit that links show. */
  readonly ref: string;
  readonly folder: string;
  /** Where the scan found a bypass: the commit that was pushed. */
  readonly commit: string;
  readonly summaryOf: (rule: string) => string;
  readonly assignees: readonly string[];
  readonly labels: readonly string[];
}

/** GitHub takes 65,536 characters of a body; the region and the check-list share them with what people add. */
const MOST_LINES = 30;
const MOST_ONCE = 80;

/** An issue about a due model, all text of the repository inert. */
export function dueReview(due: DueModel, list: Checklist | undefined, setting: IssueSetting): DueReview {
  const { status, bypasses } = due;
  return {
    key: status.key,
    model: status.id,
    title: issueTitle(status.id),
    region: region(due, list, setting),
    once: once(list),
    facts: due.facts,
    reviewed: status.reviewed ?? '',
    ...(bypasses.length === 0 ? {} : { bypass: bypassComment(bypasses, setting) }),
    assignees: setting.assignees,
    labels: setting.labels,
    urgency: due.urgency,
  };
}

/** Why a model needs no review now. */
export function settledModel({ key, id, reviewed, due }: DueModel['status']): SettledModel {
  const next = due === undefined ? '' : ` The next review is due after ${due}.`;
  const because =
    reviewed === undefined
      ? `Nothing calls for a review of this model any more.${next}`
      : `The last review that the model records is of ${reviewed}, and nothing calls for another one.${next}`;
  return { key, model: id, reviewed: reviewed ?? '', because };
}

function region(due: DueModel, list: Checklist | undefined, setting: IssueSetting): string {
  const { status, late, reasons, others } = due;
  const path = joined(setting.folder, status.path);
  const lines = [
    `The threat model [${escapeMarkdown(path)}](${blobUrl(setting.repository, setting.ref, path)}) needs a review.`,
    ...(status.owner === undefined ? [] : ['', `Owner: ${inlineCode(status.owner)}`]),
    '',
    '**Why**',
    '',
  ];
  if (late) lines.push(`- ${lateness(due)}`);
  lines.push(...byRule(reasons, setting));
  if (due.bypasses.length > 0)
    lines.push('- The architecture was changed without the model; the comments say how.');
  if (list?.since !== undefined) {
    lines.push('', `**What changed since the review of ${list.since.date}**`, '');
    lines.push(...cut(sinceLines(list.since), MOST_LINES).map(line => `- ${escapeMessage(line)}`));
    const picture = diagram(list.since.changes);
    if (picture !== undefined) lines.push('', '```mermaid', picture, '```');
  }
  if (others.length > 0) lines.push('', '**What else is open**', '', ...byRule(others, setting));
  lines.push(
    '',
    `To close this: \`threatlint review ${/^[\w.-]+$/.test(status.id) ? status.id : '<model>'}\` walks through the questions and records the review in the model; the next scan sees it.`,
    'What stands between the two invisible marks is rewritten by threatlint; write above or below.',
  );
  return lines.join('\n');
}

function lateness({ status }: DueModel): string {
  const next = status.due === undefined ? '' : addDays(status.due, 1);
  return status.reviewed === undefined
    ? `The model records no review; a first one was due by ${status.due}.`
    : `The last recorded review is of ${status.reviewed}; since ${next} the next one is due.`;
}

/** Findings by rule, without their sentences: those may count days, and an issue must not change every day. */
function byRule(findings: readonly Finding[], { summaryOf }: IssueSetting): string[] {
  const subjects = new Map<string, string[]>();
  for (const { rule, subject } of findings) subjects.set(rule, [...(subjects.get(rule) ?? []), subject]);
  return cut(
    [...subjects].map(([rule, about]) => {
      const names = [...new Set(about)].map(inlineCode);
      return `- ${escapeMessage(summaryOf(rule))} (${rule}): ${cut(names, 10).join(', ')}`;
    }),
    MOST_LINES,
  );
}

function bypassComment(bypasses: readonly Finding[], { commit }: IssueSetting) {
  const lines = cut(
    bypasses.map(({ message }) => `- ${escapeMessage(message)}`),
    MOST_LINES,
  );
  return {
    key: digestOf(['bypass', commit, ...bypasses.map(({ fingerprint }) => fingerprint)]),
    text: `Commit ${commit} changed the architecture without this model:\n\n${lines.join('\n')}\n\nBring the model up to date, or record a decision, and review it.`,
  };
}

function once(list: Checklist | undefined): string {
  return list === undefined ? '' : `## Check-list\n${cut(questionLines(list), MOST_ONCE).join('\n')}`;
}

function cut(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most), `and ${count(lines.length - most, 'more', 'more')}`];
}

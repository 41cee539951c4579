import type { Checklist, Point, Since } from '../commands/checklist.ts';
import { entitySentence } from './diff.ts';
import { visible } from './escape.ts';
import { escapeMarkdown, escapeMessage } from './markdown-escape.ts';
import { place } from './position.ts';
import { count } from './verdict.ts';

/** More commits than this are counted, not listed. */
const MOST_COMMITS = 30;

/** A check-list for people at a terminal, or as Markdown with a box to tick for each point. */
export function printChecklist(list: Checklist, format: 'text' | 'markdown'): string {
  return format === 'text' ? text(list) : markdown(list);
}

function text(list: Checklist): string {
  const lines = [`Review of ${list.model} on ${list.today}`, '', sinceTitle(list)];
  for (const line of list.since === undefined ? [] : sinceLines(list.since)) lines.push(`  ${line}`);
  for (const { ask, points } of list.questions) {
    lines.push('', ask);
    if (points.length === 0) lines.push('  nothing is open');
    for (const point of points) lines.push(`  - ${point.text}${where(point)}`);
  }
  if (list.gaps.length > 0) lines.push('');
  for (const gap of list.gaps) lines.push(`not assessed: ${gap.what}: ${gap.why}. ${gap.remedy}`);
  return `${lines.map(visible).join('\n')}\n`;
}

function markdown(list: Checklist): string {
  const lines = [`## Review of ${escapeMarkdown(list.model)}`, '', `${sinceTitle(list)}.`, ''];
  for (const line of list.since === undefined ? [] : sinceLines(list.since)) {
    lines.push(`- ${escapeMessage(line)}`);
  }
  lines.push(...questionLines(list));
  if (list.gaps.length > 0) lines.push('', '### Not assessed', '');
  for (const { what, why, remedy } of list.gaps) {
    lines.push(`- ${escapeMarkdown(`${what}: ${why}.`)} ${escapeMessage(remedy)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** The questions of a review as Markdown, with a box to tick for each open point. */
export function questionLines({ questions }: Checklist): string[] {
  const lines: string[] = [];
  for (const { ask, points } of questions) {
    lines.push('', `### ${ask}`, '');
    if (points.length === 0) lines.push('Nothing is open.');
    for (const point of points) {
      lines.push(`- [ ] ${escapeMessage(point.text)}${escapeMarkdown(where(point))}`);
    }
  }
  return lines;
}

function sinceTitle({ lastReview, since, model }: Checklist): string {
  if (lastReview === undefined) return `Model \`${model}\` records no review yet`;
  if (since === undefined) return `Last reviewed on ${lastReview}; what changed since then is not known`;
  return `Since the review of ${lastReview}`;
}

/** What happened since a review, a line each: commits, architecture, model. Plain text with names between backticks. */
export function sinceLines({ commits, changes, entities }: Since): string[] {
  const more = commits.length - MOST_COMMITS;
  return [
    `${count(commits.length, 'commit')} in the scope of the model`,
    ...commits.slice(0, MOST_COMMITS).map(({ commit, date, author, files }) => {
      const others = files.length > 1 ? ` and ${count(files.length - 1, 'other file')}` : '';
      return `${date} ${commit.slice(0, 12)} by ${author}: ${files[0] ?? ''}${others}`;
    }),
    ...(more > 0 ? [`and ${count(more, 'earlier commit')}`] : []),
    `${count(changes.length, 'architecture change')} between then and now`,
    ...changes.map(({ sentence }) => sentence),
    `${count(entities.length, 'change')} of the model`,
    ...entities.map(entitySentence),
  ];
}

function where({ at }: Point): string {
  if (at === undefined) return '';
  const { path, line } = place(at);
  return ` (${path}:${line})`;
}

import type { Checklist, Point, Question, Since, Touch } from '../commands/checklist.ts';
import type { Change } from '../core/architecture.ts';
import type { EntityChange } from '../core/entity-change.ts';
import { entitySentence } from './diff.ts';
import { visible } from './escape.ts';
import { escapeMarkdown, escapeMessage, inlineCode } from './markdown-escape.ts';
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
  lines.push(...list.questions.flatMap(question => questionLines(question)));
  if (list.gaps.length > 0) lines.push('', '### Not assessed', '');
  for (const { what, why, remedy } of list.gaps) {
    lines.push(`- ${escapeMarkdown(`${what}: ${why}.`)} ${escapeMessage(remedy)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** How the points of a question are printed: where their places lead, and which of them. */
export interface PointOptions {
  readonly placeUrl?: (path: string, line: number) => string;
  readonly cut?: (lines: readonly string[]) => readonly string[];
}

/** A question of a review as Markdown, with a box to tick for each open point. */
export function questionLines({ ask, points }: Question, options: PointOptions = {}): string[] {
  const lines = points.map(point => `- [ ] ${escapeMessage(point.text)}${linked(point, options)}`);
  const shown = points.length === 0 ? ['Nothing is open.'] : (options.cut?.(lines) ?? lines);
  return ['', `### ${ask}`, '', ...shown];
}

function linked({ at }: Point, { placeUrl }: PointOptions): string {
  if (at === undefined) return '';
  const { path, line } = place(at);
  const label = escapeMarkdown(`${path}:${line}`);
  return placeUrl === undefined ? ` (${label})` : ` ([${label}](${placeUrl(path, line)}))`;
}

/** A change of the architecture as Markdown, with a link to its place unless it is gone. */
export function changeLine(
  { sentence, removed, at }: Pick<Change, 'sentence' | 'removed' | 'at'>,
  placeUrl: (path: string, line: number) => string,
): string {
  return `${escapeMessage(sentence)}${linked({ text: '', at }, removed ? {} : { placeUrl })}`;
}

/** A change of a model as Markdown. */
export function entityLine({ model, collection, id, what, fields }: EntityChange): string {
  const name = inlineCode(collection === undefined ? model : `${model}/${collection}/${id}`);
  const verb = { added: 'is new', removed: 'is gone', changed: 'changed' }[what];
  return `${name} ${verb}${fields.length === 0 ? '' : `: ${fields.map(inlineCode).join(', ')}`}`;
}

/** A commit as Markdown, with a link to its page. */
export function commitLine({ commit, date, author, files }: Touch, repository: string): string {
  const others = files.length > 1 ? ` and ${count(files.length - 1, 'other file')}` : '';
  return `${date} [<code>${commit.slice(0, 12)}</code>](${repository}/commit/${commit}) by ${escapeMarkdown(author)}: ${inlineCode(files[0] ?? '')}${others}`;
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

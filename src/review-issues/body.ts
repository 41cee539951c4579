import { RULES_BY_ID } from '../../rules/index.ts';
import type { Checklist, Since } from '../commands/checklist.ts';
import { addDays } from '../core/dates.ts';
import type { Finding } from '../core/finding.ts';
import { changeLine, commitLine, entityLine, questionLines } from '../report/checklist.ts';
import { escapeMarkdown, escapeMessage, inlineCode } from '../report/markdown-escape.ts';
import { blobUrl, blobUrls, defaultRuleUrl, joined } from '../report/reporter.ts';
import { count } from '../report/verdict.ts';
import { issueTitle } from './agenda.ts';
import { diagram } from './diagram.ts';
import type { DueModel } from './due.ts';
import { issueKey } from './key.ts';
import { fitted, type Room, short } from './lines.ts';
import { digestOf, type Writer } from './marker.ts';
import { type IssueOwners, onlyTeams } from './owners.ts';
import type { DueReview, SettledModel } from './types.ts';

/** What an issue says besides the model: where its links lead, and who it is given to. */
export interface IssueSetting {
  /** `https://github.com/acme/shop`. */
  readonly repository: string;
  /** The branch or commit that links show. */
  readonly ref: string;
  readonly folder: string;
  /** The commit that was looked at; where the scan found a bypass, the one that was pushed. */
  readonly commit: string;
  readonly by: Writer;
  readonly owners: IssueOwners;
  readonly labels: readonly string[];
}

/** Together less than the 65,536 characters that GitHub takes, with room for what people add. */
const ROOM = {
  why: { lines: 20, characters: 6_000 },
  changes: { lines: 15, characters: 6_000 },
  entities: { lines: 15, characters: 3_000 },
  commits: { lines: 20, characters: 6_000 },
  others: { lines: 20, characters: 6_000 },
  gaps: { lines: 5, characters: 3_000 },
  question: { lines: 12, characters: 5_000 },
  bypass: { lines: 30, characters: 40_000 },
} as const satisfies Record<string, Room>;

const WITHOUT_CLONE =
  'This was found by a scan of many repositories, which reads no history: what changed since the last review is not told here. A run of threatlint in this repository keeps this issue as its own.';

/** An issue about a due model, all text of the repository inert. */
export function dueReview(due: DueModel, list: Checklist | undefined, setting: IssueSetting): DueReview {
  const { status, bypasses } = due;
  return {
    key: issueKey(setting.folder, status.key),
    model: joined(setting.folder, status.id),
    title: issueTitle(joined(setting.folder, status.id)),
    region: region(due, list, setting),
    once: list === undefined ? '' : once(list, setting),
    facts: due.facts,
    reviewed: status.reviewed ?? '',
    ...(bypasses.length === 0 ? {} : { bypass: bypassComment(bypasses, setting) }),
    assignees: setting.owners.assignees,
    labels: setting.labels,
    urgency: due.urgency,
  };
}

/** Why a model needs no review now. */
export function settledModel({ key, id, reviewed, due }: DueModel['status'], folder: string): SettledModel {
  const next = due === undefined ? '' : ` The next review is due after ${due}.`;
  const because =
    reviewed === undefined
      ? `Nothing calls for a review of this model any more.${next}`
      : `The last review that the model records is of ${reviewed}, and nothing calls for another one.${next}`;
  return { key: issueKey(folder, key), model: joined(folder, id), reviewed: reviewed ?? '', because };
}

function region(due: DueModel, list: Checklist | undefined, setting: IssueSetting): string {
  const { status, late, reasons, others } = due;
  const path = joined(setting.folder, status.path);
  const lines = [
    `The threat model [${escapeMarkdown(path)}](${blobUrl(setting.repository, setting.ref, path)}) needs a review.`,
    ...ownerLines(setting.owners),
    '',
    '## Why',
    '',
    ...(late ? [`- ${lateness(due)}`] : []),
    ...byRule(reasons, ROOM.why),
  ];
  if (due.bypasses.length > 0)
    lines.push('- The architecture was changed without the model; the comments say how.');
  if (setting.by === 'organisation') lines.push('', WITHOUT_CLONE);
  if (list?.since !== undefined) lines.push('', ...changed(list.since, setting));
  if (others.length > 0) lines.push('', '## What else is open', '', ...byRule(others, ROOM.others));
  if (list !== undefined && list.gaps.length > 0) {
    const gaps = list.gaps.map(
      ({ what, why, remedy }) =>
        `- ${escapeMessage(short(`${what}: ${why}`))}. ${escapeMessage(short(remedy))}`,
    );
    lines.push('', '## What could not be looked at', '', ...fitted([...new Set(gaps)], ROOM.gaps));
  }
  lines.push(
    '',
    '## How to close this',
    '',
    `${inlineCode(commandFor(status.id))} walks through the questions below and records the review in the model. The next scan sees it, and closes this issue.`,
    '',
    'threatlint keeps everything from the first line down to this one up to date. What you write above or below it stays.',
  );
  return lines.join('\n');
}

/** The command that reviews a model, for a shell. */
function commandFor(id: string): string {
  return `threatlint review ${/^[\w.-]+$/.test(id) ? id : '<model>'}`;
}

function ownerLines(owners: IssueOwners): string[] {
  const { named, from } = owners;
  if (named.length === 0) return [];
  const names = named.slice(0, 10).map(inlineCode).join(', ');
  const by = from === 'CODEOWNERS' ? ', by CODEOWNERS' : '';
  const team = onlyTeams(owners)
    ? '. GitHub assigns people, not teams: whoever takes it assigns it to themselves.'
    : '.';
  return ['', `Owner: ${names}${by}${team}`];
}

/** The net difference since a review: architecture first, then the model, then the commits behind both. */
function changed({ date, changes, entities, commits }: Since, setting: IssueSetting): string[] {
  const { repository, commit, folder } = setting;
  const placeUrl = blobUrls(repository, commit, folder);
  const picture = diagram(changes);
  return [
    `## What changed since the review of ${date}`,
    '',
    `${count(changes.length, 'change')} of the architecture, ${count(entities.length, 'change')} of the model, ${count(commits.length, 'commit')} in its scope.`,
    ...part(
      'Architecture',
      changes.map(change => changeLine({ ...change, sentence: short(change.sentence) }, placeUrl)),
      ROOM.changes,
    ),
    ...(picture === undefined ? [] : ['', '```mermaid', picture, '```']),
    ...part('The model', entities.map(entityLine), ROOM.entities),
    ...part(
      'Commits',
      commits.map(touch => commitLine({ ...touch, author: short(touch.author) }, repository)),
      ROOM.commits,
    ),
  ];
}

function part(title: string, lines: readonly string[], room: Room): string[] {
  return lines.length === 0
    ? []
    : [
        '',
        `### ${title}`,
        '',
        ...fitted(
          lines.map(line => `- ${line}`),
          room,
        ),
      ];
}

function lateness({ status }: DueModel): string {
  const next = status.due === undefined ? '' : addDays(status.due, 1);
  return status.reviewed === undefined
    ? `The model records no review; a first one was due by ${status.due}.`
    : `The last recorded review is of ${status.reviewed}; since ${next} the next one is due.`;
}

/** Findings by rule, without their sentences: those may count days, and an issue must not change every day. */
function byRule(findings: readonly Finding[], room: Room): string[] {
  const subjects = new Map<string, string[]>();
  for (const { rule, subject } of findings) subjects.set(rule, [...(subjects.get(rule) ?? []), subject]);
  const lines = [...subjects].map(([rule, about]) => {
    const names = [...new Set(about)].map(each => inlineCode(short(each)));
    const more = names.length > 10 ? ` and ${names.length - 10} more` : '';
    return `- ${escapeMessage(RULES_BY_ID.get(rule)?.summary ?? rule)} ([${rule}](${defaultRuleUrl(rule)})): ${names.slice(0, 10).join(', ')}${more}`;
  });
  return fitted(lines, room);
}

function bypassComment(bypasses: readonly Finding[], { commit, repository }: IssueSetting) {
  const lines = bypasses.map(({ message }) => `- ${escapeMessage(short(message))}`);
  return {
    key: digestOf(['bypass', commit, ...bypasses.map(({ fingerprint }) => fingerprint)]),
    text: `Commit [<code>${commit.slice(0, 12)}</code>](${repository}/commit/${commit}) changed the architecture without this model:\n\n${fitted(lines, ROOM.bypass).join('\n')}\n\nBring the model up to date, or record a decision, and review it.`,
  };
}

function once(list: Checklist, { repository, commit, folder }: IssueSetting): string {
  const shortened = list.questions.map(question => ({
    ...question,
    points: question.points.map(point => ({ ...point, text: short(point.text) })),
  }));
  const all = `${inlineCode(`${commandFor(list.model)} --format markdown`)} lists all`;
  const lines = shortened.flatMap(question =>
    questionLines(question, {
      placeUrl: blobUrls(repository, commit, folder),
      cut: points => fitted(points, ROOM.question, all),
    }),
  );
  return `## Check-list\n${lines.join('\n')}`;
}

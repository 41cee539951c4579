import { compareText } from '../core/order.ts';
import type { RepoPath } from '../core/source.ts';
import { prefix, visible } from '../report/escape.ts';
import { inlineCode } from '../report/markdown-escape.ts';
import { folderOfKey, readable } from './key.ts';
import {
  digestOf,
  type Marked,
  type Marker,
  markedRegion,
  readMarked,
  restated,
  type Writer,
} from './marker.ts';
import type { Agenda, DueReview, ReviewState, SettledModel, Step, TrackedIssue } from './types.ts';

/** A tracked issue whose body holds a whole marked region. */
interface Ours {
  readonly issue: TrackedIssue;
  readonly marked: Marked;
}

/** What holds for a run. */
export interface AgendaTerms {
  /** How many issues it opens at most. */
  readonly cap: number;
  /** The folder of the repository whose models it judged, '' for the top: issues about others are none of its business. */
  readonly folder: RepoPath;
  readonly by: Writer;
}

/** GitHub takes 256 characters. */
const LONGEST_TITLE = 250;

/** Title of a new issue about a model, by its readable key: also how an issue is known whose marker a person removed. */
export function issueTitle(model: string): string {
  return prefix(`Review the threat model: ${visible(model)}`, LONGEST_TITLE, sign => sign.length);
}

/**
 * What must happen so that each model that needs a review has exactly one open issue, and no other model has one. Pure:
 * the same models and issues give the same steps, and none at all once they are carried out. At most `cap` are opened.
 */
export function agenda(state: ReviewState, issues: readonly TrackedIssue[], terms: AgendaTerms): Agenda {
  const { cap, by } = terms;
  const left: string[] = [];
  const trusted = issues.filter(issue => issue.trusted).sort((a, b) => a.number - b.number);
  const byModel = groupByModel(trusted, terms.folder);
  const openOf = (key: string) => byModel.get(key)?.find(({ issue }) => issue.open);
  const steps: Step[] = [...byModel].flatMap(([model, ours]) => closeDuplicates(ours, model, by));

  const opening: Step[] = [];
  for (const review of [...state.due].sort(byUrgency)) {
    const open = openOf(review.key);
    if (open !== undefined && !mayChange(open, by)) continue;
    const step =
      open === undefined
        ? openAgain(byModel.get(review.key)?.at(-1), review, { issues: trusted, by, left })
        : update(open, review, by);
    if (step !== undefined) (open === undefined ? opening : steps).push(step);
  }
  steps.push(...opening.slice(0, cap));
  if (opening.length > cap) left.push(overTheCap(opening, cap));

  for (const settled of state.settled) {
    const open = openOf(settled.key);
    if (open === undefined || !mayChange(open, by)) continue;
    if (held(open.marked.marker, settled.reviewed)) {
      left.push(`\`${settled.model}\`: #${open.issue.number} stays open until a review is recorded`);
    } else steps.push(close(open, settled.model, settled.because, by));
  }
  const known = new Set([...state.due, ...state.settled].map(({ key }) => key).concat(state.unknown));
  for (const key of [...byModel.keys()].filter(each => !known.has(each)).sort(compareText)) {
    const open = openOf(key);
    const gone = `The model ${inlineCode(readable(key))} is no longer in the repository.`;
    if (open !== undefined && mayChange(open, by) && state.complete)
      steps.push(close(open, readable(key), gone, by));
  }
  return { steps, left };
}

/** The repository's own run sees every reason; a scan without a clone leaves alone what that run wrote. */
function mayChange({ marked }: Ours, by: Writer): boolean {
  return by === 'repository' || marked.marker.by === by;
}

/** Issues that are ours by the model of one folder that they are about, oldest first. */
function groupByModel(issues: readonly TrackedIssue[], folder: RepoPath): Map<string, Ours[]> {
  const byModel = new Map<string, Ours[]>();
  for (const issue of issues) {
    const marked = readMarked(issue.body);
    if (marked === undefined || marked.marker.state === 'duplicate') continue;
    const { model } = marked.marker;
    if (folderOfKey(model) !== folder) continue;
    byModel.set(model, [...(byModel.get(model) ?? []), { issue, marked }]);
  }
  return byModel;
}

function byUrgency(a: DueReview, b: DueReview): number {
  return b.urgency - a.urgency || compareText(a.key, b.key);
}

/** Whatever a later run finds: only a review newer than the one it knew settles an issue about a bypass. */
function held({ hold, reviewed }: Marker, newest: string): boolean {
  return hold && newest <= reviewed;
}

/** Only the region is rewritten, and only where its content differs. */
function update({ issue, marked }: Ours, review: DueReview, by: Writer): Step | undefined {
  const { marker } = marked;
  const hold = held(marker, review.reviewed);
  const facts = digestOf(review.facts);
  const state = marker.state === 'reopened' && marker.facts === facts ? 'reopened' : 'open';
  const region = regionOf(review, { state, hold, by });
  // The web page of an issue saves lines with CRLF.
  const same = region === marked.region.replace(/\r\n/g, '\n');
  if (same && review.bypass === undefined) return undefined;
  return {
    do: 'update',
    issue,
    body: same ? issue.body : marked.with(region),
    model: review.model,
    ...(review.bypass === undefined ? {} : { comment: review.bypass }),
  };
}

/** What a due model without an open issue gets, given its latest closed one. */
function openAgain(
  latest: Ours | undefined,
  review: DueReview,
  { issues, by, left }: { issues: readonly TrackedIssue[]; by: Writer; left: string[] },
): Step | undefined {
  const released = releasedIssue(review, issues);
  if (released !== undefined) {
    const why = 'is about it and has no marker any more, so a person keeps it';
    left.push(`\`${review.model}\`: #${released.number} ${why}`);
    return undefined;
  }
  if (latest === undefined) return create(review, by);
  const { issue, marked } = latest;
  const number = `\`${review.model}\`: #${issue.number}`;
  if (by === 'organisation' && marked.marker.by === 'repository' && !isNews(marked.marker, review)) {
    left.push(`${number} was closed, and only the repository's own run sees whether that still holds`);
    return undefined;
  }
  if (marked.marker.state === 'done') return create(review, by);
  if (marked.marker.facts !== digestOf(review.facts)) return create(review, by, issue.number);
  if (issue.closedAs === 'not_planned' || issue.closedAs === 'duplicate') {
    left.push(`${number} was closed as not planned, and why it is due has not changed since`);
    return undefined;
  }
  if (marked.marker.state === 'reopened') {
    left.push(`${number} was closed twice without a recorded review; it is not opened a third time`);
    return undefined;
  }
  return {
    do: 'reopen',
    issue,
    body: marked.with(regionOf(review, { state: 'reopened', hold: marked.marker.hold, by })),
    model: review.model,
    comment: {
      key: digestOf(['reopen', review.key, marked.marker.facts]),
      text: 'This was closed, and the model records no review since. Record it under `reviews` in the model, or close this as not planned: then it stays closed until the reasons change.',
    },
  };
}

/**
 * Whether what a scan without a clone sees is new to the repository's own run that wrote a closed issue: other reasons than
 * those that it saw settled, or a review since that it never judged. What it was declined for, a scan cannot compare.
 */
function isNews({ state, facts, reviewed }: Marker, review: DueReview): boolean {
  return state === 'done' ? facts !== digestOf(review.facts) : review.reviewed > reviewed;
}

function create(review: DueReview, by: Writer, before?: number): Step {
  const earlier = before === undefined ? '' : `\n\nAn earlier issue about this model: #${before}.`;
  return {
    do: 'create',
    review,
    body: `${regionOf(review, { state: 'open', hold: review.bypass !== undefined, by })}\n\n${review.once.trim()}${earlier}\n`,
    ...(review.bypass === undefined ? {} : { comment: review.bypass }),
  };
}

function close({ issue, marked }: Ours, model: SettledModel['model'], because: string, by: Writer): Step {
  return {
    do: 'close',
    issue,
    body: marked.with(restated(marked, 'done', by)),
    model,
    comment: { key: digestOf(['close', model, marked.marker.facts]), text: because },
  };
}

/** One open issue a model: the oldest stays, whichever run opened it. */
function closeDuplicates(ours: readonly Ours[], model: string, by: Writer): Step[] {
  const [first, ...others] = ours.filter(({ issue }) => issue.open);
  const changeable = others.filter(each => mayChange(each, by));
  return changeable.map(({ issue, marked }) => ({
    do: 'close-duplicate',
    issue,
    body: marked.with(restated(marked, 'duplicate', by)),
    model: readable(model),
    comment: {
      key: digestOf(['duplicate', model]),
      text: `Two runs opened an issue for this model at the same time; #${first?.issue.number} is the one in use.`,
    },
  }));
}

function overTheCap(opening: readonly Step[], cap: number): string {
  const names = opening
    .slice(cap)
    .map(step => `\`${step.do === 'create' ? step.review.model : step.model}\``);
  return `${cap} of ${opening.length} issues are opened, the limit of this run; the next runs open those of ${names.join(', ')}`;
}

function regionOf(review: DueReview, { state, hold, by }: Pick<Marker, 'state' | 'hold' | 'by'>): string {
  const bypassed = '\n\nA change was merged past the gate: this stays open until a review is recorded.';
  const { key, reviewed, region } = review;
  const wasHeld = hold || review.bypass !== undefined;
  return markedRegion(
    { model: key, facts: digestOf(review.facts), reviewed, hold: wasHeld, state, by },
    `${region.trim()}${wasHeld ? bypassed : ''}`,
  );
}

/** An open issue of ours from which a person took the marker. */
function releasedIssue(review: DueReview, issues: readonly TrackedIssue[]): TrackedIssue | undefined {
  const titles = new Set([review.title, issueTitle(readable(review.key))]);
  return issues.find(({ open, title, body }) => open && titles.has(title) && readMarked(body) === undefined);
}

import { compareText } from '../core/order.ts';
import { escapeMarkdown } from '../report/markdown-escape.ts';
import { digestOf, type Marker, markedRegion, readMarked } from './marker.ts';
import type { Agenda, DueReview, ReviewState, Step, TrackedIssue } from './types.ts';

/** A tracked issue whose body holds a whole marked region. */
interface Ours {
  readonly issue: TrackedIssue;
  readonly marked: NonNullable<ReturnType<typeof readMarked>>;
}

/** Title of a new issue: also how an issue is known whose marker a person removed. */
export function issueTitle(model: string): string {
  return `Review the threat model: ${model}`;
}

/**
 * What must happen so that each model that needs a review has exactly one open issue, and no other model has one. Pure:
 * the same models and issues give the same steps, and none at all once they are carried out.
 */
export function agenda(state: ReviewState, issues: readonly TrackedIssue[], cap: number): Agenda {
  const steps: Step[] = [];
  const left: string[] = [];
  const known = new Map<string, string>();
  for (const { model, formerIds } of [...state.due, ...state.settled]) {
    for (const former of formerIds) known.set(former, model);
  }
  for (const { model } of [...state.due, ...state.settled]) known.set(model, model);
  for (const model of state.unknown) known.set(model, model);

  const byModel = new Map<string, Ours[]>();
  const trusted = issues.filter(issue => issue.trusted);
  for (const issue of [...trusted].sort((a, b) => a.number - b.number)) {
    const marked = readMarked(issue.body);
    if (marked === undefined || marked.marker.state === 'duplicate') continue;
    const model = known.get(marked.marker.model) ?? marked.marker.model;
    byModel.set(model, [...(byModel.get(model) ?? []), { issue, marked }]);
  }

  // One open issue a model: the oldest stays, whichever run opened it.
  for (const [model, ours] of byModel) {
    const [first, ...others] = ours.filter(({ issue }) => issue.open);
    if (first === undefined) continue;
    for (const other of others) steps.push(closeDuplicate(other, first, model));
  }

  const opening: Step[] = [];
  for (const review of [...state.due].sort(byUrgency)) {
    const ours = byModel.get(review.model) ?? [];
    const open = ours.find(({ issue }) => issue.open);
    if (open !== undefined) {
      const step = update(open, review);
      if (step !== undefined) steps.push(step);
      continue;
    }
    const released = releasedIssue(review, trusted);
    if (released !== undefined) {
      left.push(
        `\`${review.model}\`: #${released.number} is about it and has no marker any more, so a person keeps it`,
      );
      continue;
    }
    const step = openAgain(ours.at(-1), review, left);
    if (step !== undefined) opening.push(step);
  }
  steps.push(...opening.slice(0, cap));
  const over = opening.slice(cap);
  if (over.length > 0) {
    const names = over.map(step => `\`${step.do === 'create' ? step.review.model : step.model}\``);
    left.push(
      `${opening.length - over.length} of ${opening.length} issues opened, the limit of this run; the next runs open those of ${names.join(', ')}`,
    );
  }

  for (const { model, because } of state.settled) {
    for (const { issue, marked } of (byModel.get(model) ?? [])
      .filter(({ issue: { open } }) => open)
      .slice(0, 1)) {
      steps.push(close({ issue, marked }, model, because));
    }
  }
  for (const [model, ours] of [...byModel].sort(([a], [b]) => compareText(a, b))) {
    const open = ours.find(({ issue }) => issue.open);
    if (open === undefined || known.has(model)) continue;
    steps.push(close(open, model, `The model ${code(model)} is no longer in the repository.`));
  }
  return { steps, left };
}

function byUrgency(a: DueReview, b: DueReview): number {
  return b.urgency - a.urgency || compareText(a.model, b.model);
}

/** Only the region is rewritten, and only where its content differs. */
function update({ issue, marked }: Ours, review: DueReview): Step | undefined {
  const state =
    marked.marker.state === 'reopened' && marked.marker.facts === review.facts ? 'reopened' : 'open';
  const region = regionOf(review, state);
  // The web page of an issue saves lines with CRLF.
  return region === marked.region.replace(/\r\n/g, '\n')
    ? undefined
    : { do: 'update', issue, body: marked.with(region), model: review.model };
}

/** What a due model without an open issue gets, given its latest closed one. */
function openAgain(latest: Ours | undefined, review: DueReview, left: string[]): Step | undefined {
  if (latest === undefined || latest.marked.marker.state === 'done') return create(review);
  const { issue, marked } = latest;
  if (marked.marker.facts !== review.facts) return create(review, issue.number);
  if (issue.closedAs === 'not_planned' || issue.closedAs === 'duplicate') {
    left.push(
      `\`${review.model}\`: #${issue.number} was closed as not planned, and why it is due has not changed since`,
    );
    return undefined;
  }
  if (marked.marker.state === 'reopened') {
    left.push(
      `\`${review.model}\`: #${issue.number} was closed twice without a recorded review; it is not opened a third time`,
    );
    return undefined;
  }
  return {
    do: 'reopen',
    issue,
    body: marked.with(regionOf(review, 'reopened')),
    model: review.model,
    comment: {
      key: digestOf(['reopen', review.model, review.facts]),
      text: 'This was closed, and the model records no review since. Record it under `reviews` in the model, or close this as not planned: then it stays closed until the reasons change.',
    },
  };
}

function create(review: DueReview, before?: number): Step {
  const reference = before === undefined ? '' : `\n\nAn earlier issue about this model: #${before}.`;
  return { do: 'create', review, body: `${regionOf(review, 'open')}\n\n${review.once.trim()}${reference}\n` };
}

function close({ issue, marked }: Ours, model: string, because: string): Step {
  return {
    do: 'close',
    issue,
    body: marked.with(restated(marked, 'done')),
    model,
    comment: { key: digestOf(['close', model, marked.marker.facts]), text: because },
  };
}

function closeDuplicate({ issue, marked }: Ours, first: Ours, model: string): Step {
  return {
    do: 'close-duplicate',
    issue,
    body: marked.with(restated(marked, 'duplicate')),
    model,
    comment: {
      key: digestOf(['duplicate', model, String(first.issue.number)]),
      text: `Two runs opened an issue for this model at the same time; #${first.issue.number} is the one in use.`,
    },
  };
}

function regionOf(review: DueReview, state: Marker['state']): string {
  return markedRegion({ model: review.model, facts: review.facts, state }, review.region);
}

/** The region as it is, with another state in its marker. */
function restated({ region }: Ours['marked'], state: Marker['state']): string {
  return region.replace(/ state=[a-z]+ -->/, ` state=${state} -->`);
}

/** An open issue of ours from which a person took the marker. */
function releasedIssue(review: DueReview, issues: readonly TrackedIssue[]): TrackedIssue | undefined {
  const titles = new Set([review.title, ...review.formerIds.map(issueTitle)]);
  return issues.find(({ open, title, body }) => open && titles.has(title) && readMarked(body) === undefined);
}

function code(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`;
}

import { readMarked, restated } from './marker.ts';
import type { Answer, Refusal, Tracker } from './tracker.ts';
import type { Agenda, Comment, Step, TrackedIssue } from './types.ts';

/** What a run did with the tracker. */
export interface Outcome {
  /** Sentences, in the order of the steps: "opened #12 for `checkout`". */
  readonly done: readonly string[];
  /** How many issues were opened. */
  readonly opened: number;
  /** What came to nothing, and what to do. */
  readonly failed: readonly { readonly what: string; readonly why: string; readonly remedy: string }[];
}

/**
 * Carries out an agenda, a step after the other. A step that is refused does not stop the others, unless the refusal is
 * about all of them. Run again after any interruption it ends in the same state: writes that may have taken effect
 * are looked for before they are repeated, and comments carry a key.
 */
export async function carryOut(agenda: Agenda, tracker: Tracker): Promise<Outcome> {
  const done: string[] = [];
  const failed: { what: string; why: string; remedy: string }[] = [];
  let opened = 0;
  let blocked: Refusal | undefined;
  for (const step of agenda.steps) {
    const what = wording(step);
    if (blocked !== undefined && step.do === 'create') {
      failed.push({ what, why: blocked.why, remedy: blocked.remedy });
      continue;
    }
    const result = await carryOutStep(step, tracker);
    if (result.ok) {
      done.push(result.value);
      if (opens(step)) opened++;
    } else {
      failed.push({ what, why: result.refusal.why, remedy: result.refusal.remedy });
      if (step.do === 'create') blocked = result.refusal;
    }
  }
  return { done, opened, failed };
}

/** Whether there is one open issue more after a step. */
export function opens(step: Step): boolean {
  return step.do === 'create' || step.do === 'reopen';
}

/** What a step would do: the words of a dry run. */
export function wording(step: Step): string {
  switch (step.do) {
    case 'create':
      return `open an issue for \`${step.review.model}\``;
    case 'update':
      return `update #${step.issue.number} (\`${step.model}\`)`;
    case 'reopen':
      return `open #${step.issue.number} again (\`${step.model}\`)`;
    case 'close':
      return `close #${step.issue.number} (\`${step.model}\`)`;
    case 'close-duplicate':
      return `close #${step.issue.number} (\`${step.model}\`), a duplicate`;
  }
}

async function carryOutStep(step: Step, tracker: Tracker): Promise<Answer<string>> {
  if (step.do === 'create') return await open(step, tracker);
  const { issue, body, model } = step;
  // The comment first: a run that is cut off here finds the issue in its old state, and its own comment.
  const told = await commentOnce(tracker, issue.number, step.comment);
  if (!told.ok) return told;
  if (step.do === 'update') {
    const edited = body === issue.body ? told : await tracker.edit(issue.number, { body });
    return edited.ok ? said(`updated #${issue.number} for \`${model}\``) : edited;
  }
  const edited = await tracker.edit(
    issue.number,
    step.do === 'reopen'
      ? { body, state: 'open', as: 'reopened' }
      : { body, state: 'closed', as: step.do === 'close' ? 'completed' : 'duplicate' },
  );
  if (!edited.ok) return edited;
  const verb = step.do === 'reopen' ? 'opened again' : 'closed';
  return said(`${verb} #${issue.number} for \`${model}\``);
}

async function open(step: Step & { readonly do: 'create' }, tracker: Tracker): Promise<Answer<string>> {
  const { review, body } = step;
  // Another run may have opened one since ours listed them.
  const before = await openIssueOf(review.key, tracker);
  if (!before.ok) return before;
  if (before.value !== undefined)
    return said(`#${before.value.number} for \`${review.model}\` was there already`);
  const created = await tracker.create({ ...review, body });
  let issue: TrackedIssue | undefined;
  if (created.ok) {
    issue = created.value.issue;
    if (!created.value.labelled) return await withdraw(issue, tracker);
  } else {
    if (!created.refusal.uncertain) return created;
    const after = await openIssueOf(review.key, tracker);
    if (!after.ok || after.value === undefined) return created;
    issue = after.value;
  }
  const first = await openIssueOf(review.key, tracker);
  if (first.ok && first.value !== undefined && first.value.number < issue.number) {
    const closed = await tracker.edit(issue.number, {
      body: asDuplicate(issue),
      state: 'closed',
      as: 'duplicate',
    });
    if (!closed.ok) return closed;
    return said(
      `#${first.value.number} for \`${review.model}\` was opened by another run; #${issue.number} is closed`,
    );
  }
  return said(`opened #${issue.number} for \`${review.model}\``);
}

/** The oldest open issue about a model, by its key, listed anew. */
async function openIssueOf(model: string, tracker: Tracker): Promise<Answer<TrackedIssue | undefined>> {
  const listed = await tracker.issues();
  if (!listed.ok) return listed;
  const ours = listed.value.filter(issue => {
    const marker = issue.open && issue.trusted ? readMarked(issue.body)?.marker : undefined;
    return marker?.model === model && marker.state !== 'duplicate';
  });
  ours.sort((a, b) => a.number - b.number);
  return { ok: true, value: ours[0] };
}

function asDuplicate(issue: TrackedIssue): string {
  const marked = readMarked(issue.body);
  return marked === undefined ? issue.body : marked.with(restated(marked, 'duplicate', marked.marker.by));
}

/** An issue without our label would never be found again, and a second one opened by the next run. */
async function withdraw(issue: TrackedIssue, tracker: Tracker): Promise<Answer<string>> {
  await tracker.edit(issue.number, {
    body: asDuplicate(issue),
    state: 'closed',
    as: 'duplicate',
  });
  return {
    ok: false,
    refusal: {
      why: `the token may open issues and not label them, so #${issue.number} would not be found again and was closed`,
      remedy: 'Give the job `permissions: issues: write`.',
      uncertain: false,
    },
  };
}

async function commentOnce(
  tracker: Tracker,
  issue: number,
  comment: Comment | undefined,
): Promise<Answer<void>> {
  if (comment === undefined) return { ok: true, value: undefined };
  const { key, text } = comment;
  const mark = `<!-- threatlint:said ${key} -->`;
  const there = await tracker.comments(issue);
  if (!there.ok) return there;
  if (there.value.some(body => body.includes(mark))) return { ok: true, value: undefined };
  const posted = await tracker.comment(issue, `${text}\n\n${mark}`);
  if (posted.ok || !posted.refusal.uncertain) return posted;
  const after = await tracker.comments(issue);
  return after.ok && after.value.some(body => body.includes(mark)) ? { ok: true, value: undefined } : posted;
}

function said(text: string): Answer<string> {
  return { ok: true, value: text };
}

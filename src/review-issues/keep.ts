import { type AgendaTerms, agenda } from './agenda.ts';
import { carryOut, type Outcome, opens, wording } from './carry-out.ts';
import type { Tracker } from './tracker.ts';
import type { ReviewState } from './types.ts';

/** What was done with the issues of a repository, in sentences. */
export interface Kept extends Outcome {
  readonly left: readonly string[];
  /** True where nothing more can be asked: see `Refusal`. */
  readonly blocked: boolean;
}

/** Brings review issues in line with what a run knows; with `dry-run` it only says how. What fails is told and stops nothing else. */
export async function keepIssues(
  state: ReviewState | Promise<ReviewState>,
  tracker: Tracker,
  terms: AgendaTerms & { readonly mode: 'true' | 'dry-run' },
): Promise<Kept> {
  const [known, listed] = await Promise.all([state, tracker.issues()]);
  if (!listed.ok) {
    const failed = [{ what: 'list the review issues', ...listed.refusal }];
    return { done: [], left: [], failed, opened: 0, blocked: listed.refusal.general === true };
  }
  const plan = agenda(known, listed.value, terms);
  if (terms.mode === 'dry-run') {
    const done = plan.steps.map(step => `would ${wording(step)}`);
    const opened = plan.steps.filter(opens).length;
    return { done, opened, left: plan.left, failed: [], blocked: false };
  }
  return { ...(await carryOut(plan, tracker)), left: plan.left, blocked: false };
}

import { CHANGE_CLASSES } from '../core/architecture.ts';
import { addDays, type Day } from '../core/dates.ts';
import type { CheckedFile } from '../core/document.ts';
import type { Decidable, Excuse, Snippet } from '../core/finding.ts';
import { type Span, wholeFile } from '../core/source.ts';
import { digest } from '../engine/fingerprint.ts';
import type { Decision } from '../generated/decision.ts';

/** A recorded "looked at, the model needs no change, because". */
export interface RecordedDecision {
  readonly path: string;
  readonly decision: Decision;
  readonly at: Span;
}

/** The decisions that can be read; mistakes in the others are findings of `document/`. */
export function readDecisions(documents: readonly CheckedFile[]): RecordedDecision[] {
  return documents.flatMap(file => {
    const value = file.docs[0]?.value;
    const usable = file.kind === 'decision' && file.problems.length + file.mistakes.length === 0;
    const at = wholeFile(file.source);
    return usable ? [{ path: file.source.path, decision: value as unknown as Decision, at }] : [];
  });
}

/** The digest that ties a decision to one new value. */
export function decisionDigest({ component, change, canonical }: Decidable): string {
  return digest(component, change, canonical);
}

/** The decision that answers a change, of those that count. */
export function answer(decidable: Decidable, decisions: readonly RecordedDecision[]): Excuse | undefined {
  const wanted = decisionDigest(decidable);
  const found = decisions.find(({ decision }) => decision.digest === wanted);
  return found && { by: 'decision', because: found.decision.because, path: found.path };
}

/** What is proposed as the last day of a debt: a quarter. */
const DEBT_DAYS = 90;

/** The file that would answer a change, ready to paste but for the reason and the name. */
export function decisionFile(decidable: Decidable, today: Day): Snippet {
  const slug = decidable.component
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const change = CHANGE_CLASSES.find(known => known === decidable.change) ?? decidable.change;
  return {
    path: `threat-model/decisions/${today}-${slug === '' ? 'change' : slug}.yaml`,
    text: [
      `component: ${JSON.stringify(decidable.component)}`,
      `change: ${change}`,
      `digest: "${decisionDigest(decidable)}"`,
      'because: ""  # why the model needs no change',
      'by: ""  # who looked at it',
      `# until: ${addDays(today, DEBT_DAYS)}  # if the model will be changed later`,
    ].join('\n'),
  };
}

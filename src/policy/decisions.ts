import { CHANGE_CLASSES } from '../core/architecture.ts';
import type { Day } from '../core/dates.ts';
import type { CheckedFile } from '../core/document.ts';
import type { Decidable, Excuse, Snippet } from '../core/finding.ts';
import { digest } from '../engine/fingerprint.ts';
import type { Decision } from '../generated/decision.ts';

/** A recorded "looked at, the model needs no change, because". */
export interface RecordedDecision {
  readonly path: string;
  readonly decision: Decision;
}

/** The decisions that can be read; mistakes in the others are findings of `document/`. */
export function readDecisions(documents: readonly CheckedFile[]): RecordedDecision[] {
  return documents.flatMap(file => {
    const value = file.docs[0]?.value;
    const usable = file.kind === 'decision' && file.problems.length + file.mistakes.length === 0;
    return usable ? [{ path: file.source.path, decision: value as unknown as Decision }] : [];
  });
}

/** The digest that ties a decision to one new value. */
export function decisionDigest({ component, change, canonical }: Decidable): string {
  return digest(component, change, canonical);
}

/** The decision that answers a change today; one whose `until` has passed answers nothing. */
export function answer(
  decidable: Decidable,
  decisions: readonly RecordedDecision[],
  today: Day,
): Excuse | undefined {
  const wanted = decisionDigest(decidable);
  const found = decisions.find(
    ({ decision }) => decision.digest === wanted && (decision.until === undefined || decision.until >= today),
  );
  return found && { by: 'decision', because: found.decision.because, path: found.path };
}

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
    ].join('\n'),
  };
}

import type { Gap } from '../core/assessed.ts';
import type { Finding } from '../core/finding.ts';
import type { Outcome } from '../core/report.ts';

/** What a run comes to, in the order of precedence: findings, not assessed, clean. */
export function outcomeOf(findings: readonly Finding[], notAssessed: readonly Gap[]): Outcome {
  if (findings.some(finding => finding.blocks)) return 'findings';
  return notAssessed.length > 0 ? 'not-assessed' : 'clean';
}

/** The exit code of each outcome: part of the interface, never renumbered. */
export const EXIT_CODES: Readonly<Record<Outcome, number>> = {
  clean: 0,
  findings: 1,
  error: 2,
  'not-assessed': 3,
};

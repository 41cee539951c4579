import type { Finding, RuleId } from '../core/finding.ts';
import type { ModelStatus } from '../core/model-status.ts';
import { compareText } from '../core/order.ts';
import type { Report } from '../core/report.ts';
import { isWithin } from '../core/subject.ts';
import { modelsFor } from '../matching/scope.ts';

/** A model that needs a review, and why. */
export interface DueModel {
  readonly status: ModelStatus;
  /** True where the next review is due by the calendar. */
  readonly late: boolean;
  /** Findings that mean that a review is due. */
  readonly reasons: readonly Finding[];
  /** Architecture changes that were pushed past the gate. */
  readonly bypasses: readonly Finding[];
  /** What else the run found in the model. */
  readonly others: readonly Finding[];
  /** Why it is due, in words that stay the same until something changes. */
  readonly facts: readonly string[];
  readonly urgency: number;
}

/** The models of a run: those that need a review, those that do not, and those that it cannot tell. */
export interface DueModels {
  readonly due: readonly DueModel[];
  readonly settled: readonly ModelStatus[];
  readonly unknown: readonly ModelStatus[];
}

const CLOCK = 'validation/stale-model';
const BYPASS = 'validation/architecture-change-without-model';
const URGENCY = { low: 1, moderate: 2, high: 3, critical: 4 } as const;

/** Sorts the models of a run by whether a review is due. `opening`: the rules whose findings say so. */
export function dueModels(report: Report, opening: ReadonlySet<RuleId>): DueModels {
  const byModel = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    const status = finding.excuse === undefined ? modelOf(finding, report.models) : undefined;
    if (status !== undefined) byModel.set(status.key, [...(byModel.get(status.key) ?? []), finding]);
  }
  const due: DueModel[] = [];
  const settled: ModelStatus[] = [];
  const unknown: ModelStatus[] = [];
  for (const status of report.models) {
    const findings = byModel.get(status.key) ?? [];
    const late = status.due !== undefined && status.due < report.today;
    // The calendar is told once, with the day, and not as a finding whose words change every day.
    const reasons = findings.filter(({ rule }) => opening.has(rule) && !(late && rule === CLOCK));
    const bypasses =
      report.occasion === 'push' ? findings.filter(({ rule, blocks }) => rule === BYPASS && blocks) : [];
    const others = findings.filter(finding => !opening.has(finding.rule) && !bypasses.includes(finding));
    if (late || reasons.length > 0 || bypasses.length > 0) {
      const facts = [
        ...(late ? [`due ${status.due}`] : []),
        ...[...reasons, ...bypasses].map(({ fingerprint }) => fingerprint),
      ];
      const urgency = URGENCY[status.criticality ?? 'moderate'] + (bypasses.length > 0 ? 4 : 0);
      due.push({
        status,
        late,
        reasons,
        bypasses,
        others,
        facts: [...new Set(facts)].sort(compareText),
        urgency,
      });
    } else if (status.due === undefined && !report.complete) unknown.push(status);
    else settled.push(status);
  }
  return { due, settled, unknown };
}

/** The model that a finding is about: by its subject, or as the one that speaks for the place. */
function modelOf({ subject, at }: Finding, models: readonly ModelStatus[]): ModelStatus | undefined {
  return models.find(({ key }) => isWithin(subject, key)) ?? modelsFor(models, at.source.path)[0];
}

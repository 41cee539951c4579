import type { Control, Mode } from '../core/control.ts';
import type { Day } from '../core/dates.ts';
import type { Draft, Finding } from '../core/finding.ts';
import type { Suppression } from '../core/suppression.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import type { RuleDraft } from '../engine/rules.ts';
import { type KeptFindings, keptExcuse } from './baseline.ts';
import { answer, decisionFile, type RecordedDecision } from './decisions.ts';
import { severityOf } from './levels.ts';
import { canFail } from './modes.ts';
import { suppressed } from './suppressions.ts';

/** What decides how a draft counts. */
export interface Policy {
  readonly control: Control;
  readonly mode: Mode;
  readonly today: Day;
  /** The decisions that count. */
  readonly decisions: readonly RecordedDecision[];
  /** The baseline that counts: that of the base, or of head where there is no base. */
  readonly baseline: KeptFindings | undefined;
  readonly suppressions: readonly Suppression[];
  /** Fingerprints of the base; undefined where there is no base, so that everything is new. */
  readonly known: ReadonlySet<string> | undefined;
  /** Ids of the models that the base does not have. */
  readonly firstModels: ReadonlySet<string>;
  /** Only findings of this group can fail the run; undefined for all. */
  readonly onlyGroup: string | undefined;
}

/** Turns what rules found into findings that count, or do not, and say why. One fingerprint is one finding. */
export function judge(drafts: readonly RuleDraft[], policy: Policy): Finding[] {
  const findings = new Map<string, Finding>();
  const memory = { compared: policy.known !== undefined, baseline: policy.baseline !== undefined };
  for (const { rule, draft } of drafts) {
    const print = fingerprint(rule.id, draft.subject, draft.key);
    if (findings.has(print)) continue;
    const severity = severityOf(rule, draft, policy.control);
    const confidence = draft.confidence ?? rule.confidence;
    const introduced = rule.judges !== 'state' || policy.known === undefined || !policy.known.has(print);
    const excuse =
      (draft.decidable && answer(draft.decidable, policy.decisions)) ??
      suppressed(rule.id, draft, policy.suppressions, policy.today) ??
      keptExcuse(rule, print, policy.baseline);
    const allowed =
      canFail(policy.mode, rule, { ...memory, firstModel: isAbout(draft, policy.firstModels) }) &&
      (policy.onlyGroup === undefined || rule.id.startsWith(`${policy.onlyGroup}/`));
    const snippet =
      draft.snippet ??
      (draft.decidable && excuse === undefined ? decisionFile(draft.decidable, policy.today) : undefined);
    findings.set(print, {
      ...draft,
      ...(snippet === undefined ? {} : { snippet }),
      rule: rule.id,
      severity,
      confidence,
      fingerprint: print,
      introduced,
      blocks:
        severity === 'error' && confidence === 'certain' && introduced && excuse === undefined && allowed,
      ...(excuse === undefined ? {} : { excuse }),
    });
  }
  return [...findings.values()];
}

function isAbout({ subject }: Draft, models: ReadonlySet<string>): boolean {
  return models.has(subject.split('/', 1)[0] ?? '');
}

/** The fingerprints of what rules found at base. */
export function fingerprints(drafts: readonly RuleDraft[]): Set<string> {
  return new Set(drafts.map(({ rule, draft }) => fingerprint(rule.id, draft.subject, draft.key)));
}

import { architectureChangeWithoutModel as RULE } from '../../rules/validation/architecture-change-without-model/rule.ts';
import type { Control } from '../core/control.ts';
import type { Day } from '../core/dates.ts';
import type { Finding } from '../core/finding.ts';
import type { RuleContext } from '../core/rule.ts';
import { underHeadIds } from '../models/renamed.ts';
import { readDecisions } from '../policy/decisions.ts';
import { effectiveDecisions } from '../policy/effective.ts';
import { judge } from '../policy/findings.ts';
import type { Comparison } from './compare.ts';

/** What the gate says of the architecture changes between two commits, as of a day. */
export function changeFindings(comparison: Comparison, control: Control, today: Day): Finding[] {
  const { head, base, evidence } = comparison;
  const context: RuleContext<'changes' | 'baseModels', Record<string, never>> = {
    today,
    occasion: 'pull-request',
    control,
    options: {},
    models: head.models,
    documents: head.documents,
    unread: head.unread,
    evidence: { changes: evidence, baseModels: underHeadIds(base?.models ?? [], head.models) },
  };
  // Of past commits nobody looks up the code owners: decisions count as if the folder were covered.
  const { counting } = effectiveDecisions(readDecisions(head.documents), {
    decisions: control.decisions,
    today,
    protected: true,
  });
  return judge(
    [...RULE.check(context)].map(draft => ({ rule: RULE, draft })),
    {
      control,
      today,
      decisions: counting,
      suppressions: [],
      mode: 'enforce',
      baseline: undefined,
      known: undefined,
      firstModels: new Set(),
      onlyGroup: undefined,
    },
  );
}

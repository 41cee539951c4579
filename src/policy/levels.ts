import type { Control, Level } from '../core/control.ts';
import type { Draft, Severity } from '../core/finding.ts';
import type { AnyRule } from '../core/rule.ts';

const ORDER: readonly Severity[] = ['notice', 'warning', 'error'];

function lower(a: Severity, b: Severity): Severity {
  return ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b;
}

export function levelOf(rule: AnyRule, control: Control): Level | undefined {
  return control.rules.get(rule.id)?.level;
}

/**
 * The severity that counts. The control file's level replaces the rule's own; where the rule grades a case itself, the
 * level is the most that the case can be. Rules of a later edition than the control file's are notices.
 */
export function severityOf(rule: AnyRule, draft: Draft, control: Control): Severity {
  const level = levelOf(rule, control);
  const own = draft.severity ?? (level === undefined || level === 'off' ? rule.severity : level);
  const capped = level === undefined || level === 'off' ? own : lower(own, level);
  return rule.edition > control.edition ? 'notice' : capped;
}

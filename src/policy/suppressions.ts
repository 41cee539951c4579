import type { Day } from '../core/dates.ts';
import type { CheckedFile } from '../core/document.ts';
import type { Draft, Excuse, RuleId } from '../core/finding.ts';
import type { AnyRule } from '../core/rule.ts';
import { isWithin } from '../core/subject.ts';
import type { IdleSuppression, Suppression } from '../core/suppression.ts';
import type { RuleDraft } from '../engine/rules.ts';
import { nearest } from '../validation/nearest.ts';

/** Rules of these groups can be suppressed; what validates the work, its history and its policy cannot. */
const GROUPS = ['document/', 'model/', 'threats/', 'response/', 'custom/'];

/** What decides whether a suppression does anything. */
export interface SuppressionContext {
  readonly rules: ReadonlyMap<RuleId, AnyRule>;
  readonly today: Day;
  readonly documents: readonly CheckedFile[];
  /** The rules that were heard in this run: of others nobody knows whether they would find something. */
  readonly heard: ReadonlySet<RuleId>;
}

/** The excuse that a suppression gives to a finding. */
export function suppressed(
  rule: RuleId,
  draft: Draft,
  suppressions: readonly Suppression[],
  today: Day,
): Excuse | undefined {
  const found = suppressions.find(each => holds(each, today) && covers(each, rule, draft));
  return found && { by: 'suppression', because: found.because, path: found.at.source.path };
}

/** The suppressions that do nothing, given what all rules found. */
export function idleSuppressions(
  suppressions: readonly Suppression[],
  drafts: readonly RuleDraft[],
  context: SuppressionContext,
): IdleSuppression[] {
  return suppressions.flatMap(suppression => {
    const reason = idle(suppression, drafts, context);
    return reason === undefined ? [] : [{ suppression, ...reason }];
  });
}

/** A sentence on the suppressions that head has and base does not. */
export function addedNote(head: readonly Suppression[], base: readonly Suppression[]): string | undefined {
  const known = new Set(base.map(name));
  const added = head.filter(each => !known.has(name(each)));
  if (added.length === 0) return undefined;
  const listed = added.slice(0, MOST_NAMED).map(each => `${name(each)}: ${each.because || 'no reason'}`);
  const more = added.length > MOST_NAMED ? ` and ${added.length - MOST_NAMED} more` : '';
  const noun = added.length === 1 ? 'suppression' : 'suppressions';
  return `${added.length} ${noun} added by this pull request: ${listed.join('; ')}${more}.`;
}

const MOST_NAMED = 20;

function name({ rule, subject, model, range }: Suppression): string {
  const line = range.source.text.slice(range.start, range.start + 80).split('\n')[0] ?? '';
  return `\`${rule}\` at \`${subject ?? `${model}: ${line.trim()}`}\``;
}

function holds({ rule, because, until }: Suppression, today: Day): boolean {
  return (
    because !== '' && GROUPS.some(group => rule.startsWith(group)) && (until === undefined || until >= today)
  );
}

function covers({ rule, subject, model, range }: Suppression, found: RuleId, draft: Draft): boolean {
  if (rule !== found) return false;
  if (subject === model) return draft.subject === model;
  if (subject !== undefined && isWithin(draft.subject, subject)) return true;
  const { source, start } = draft.at;
  return source.path === range.source.path && range.start <= start && start < range.end;
}

type Reason = Omit<IdleSuppression, 'suppression'>;

function idle(
  suppression: Suppression,
  drafts: readonly RuleDraft[],
  { rules, today, documents, heard }: SuppressionContext,
): Reason | undefined {
  const { rule, because, until, at } = suppression;
  if (!rules.has(rule)) {
    const meant = nearest(rule, [...rules.keys()]);
    const remedy = meant === undefined ? '`threatlint rules` lists them.' : `Did you mean \`${meant}\`?`;
    return { key: 'unknown-rule', why: 'names no rule', remedy };
  }
  if (!GROUPS.some(group => rule.startsWith(group))) {
    const remedy = 'Remove it; show the change in the model, review the model, or record a decision.';
    return {
      key: 'not-suppressible',
      why: 'has no effect: rules under `validation/` cannot be suppressed',
      remedy,
    };
  }
  if (because === '') return { key: 'no-reason', why: 'gives no reason', remedy: 'Write why after a colon.' };
  if (until !== undefined && until < today) {
    return { key: 'expired', why: `held until ${until}`, remedy: 'Mend what it hides, and remove it.' };
  }
  const readable = documents.every(file => file.source.path !== at.source.path || file.mistakes.length === 0);
  const used = drafts.some(({ rule: { id }, draft }) => covers(suppression, id, draft));
  if (used || !readable || !heard.has(rule)) return undefined;
  return { key: 'unused', why: 'hides nothing any more', remedy: 'Remove it.' };
}

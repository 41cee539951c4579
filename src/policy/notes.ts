import type { Control, Mode } from '../core/control.ts';
import { type Day, daysBetween } from '../core/dates.ts';
import type { Finding } from '../core/finding.ts';
import type { Note } from '../core/report.ts';
import type { AnyRule } from '../core/rule.ts';

/** So many days before a mode tightens, every run says what that will mean. */
const AHEAD_DAYS = 14;

/** What a stricter mode will do to the findings of this run, where it begins soon. */
export function tighteningNote(
  next: { readonly from: Day; readonly mode: Mode } | undefined,
  today: Day,
  failing: (mode: Mode) => number,
): Note[] {
  if (next === undefined || daysBetween(today, next.from) > AHEAD_DAYS) return [];
  const count = failing(next.mode);
  const these = count === 1 ? '1 finding' : `${count === 0 ? 'no' : count} findings`;
  return [`From ${next.from} the mode is \`${next.mode}\`: ${these} of this run would then fail it.`];
}

/** One sentence for all findings of rules that the pinned edition does not have yet. */
export function editionNote(
  findings: readonly Finding[],
  rules: readonly AnyRule[],
  { edition }: Control,
): Note[] {
  const later = new Map(rules.filter(rule => rule.edition > edition).map(rule => [rule.id, rule.edition]));
  const told = findings.filter(({ rule }) => later.has(rule));
  if (told.length === 0) return [];
  const named = [...new Set(told.map(({ rule }) => rule))].sort();
  const newest = Math.max(...named.map(rule => later.get(rule) ?? edition));
  const names = named.map(rule => `\`${rule}\``).join(', ');
  const findingsOf = told.length === 1 ? '1 finding is a notice' : `${told.length} findings are notices`;
  return [
    `${findingsOf} because the control file pins edition ${edition}, which does not have ${names}; \`edition: ${newest}\` makes them count.`,
  ];
}

/** Said on a scheduled run that has nothing to tell old findings from new by. */
export function baselineNote(mode: Mode, compared: boolean, baseline: boolean): Note[] {
  return mode !== 'new-only' || compared || baseline
    ? []
    : [
        'The mode is `new-only`, and neither a base nor a baseline tells what is new, so no finding fails this run; `threatlint baseline` writes one.',
      ];
}

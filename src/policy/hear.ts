import { assessed, type Gap } from '../core/assessed.ts';
import type { Need } from '../core/evidence.ts';
import type { AnyRule } from '../core/rule.ts';
import type { Suppression } from '../core/suppression.ts';
import { type Circumstances, type RuleDraft, type RuleRun, runRules, type Side } from '../engine/rules.ts';
import { readSuppressions } from '../models/suppressions.ts';
import { baselineEvidence } from './baseline.ts';
import { fingerprints } from './findings.ts';
import { addedNote, idleSuppressions } from './suppressions.ts';

/** What rules are run on. */
export interface Hearing {
  /** Every rule that there is by its id, the repository's own included. */
  readonly registry: ReadonlyMap<string, AnyRule>;
  /** Those that are judged. */
  readonly rules: readonly AnyRule[];
  readonly head: Side;
  readonly base: Side | undefined;
  readonly circumstances: Circumstances;
}

/** What all rules said. */
export interface Heard {
  readonly drafts: readonly RuleDraft[];
  readonly gaps: readonly Gap[];
  readonly suppressions: readonly Suppression[];
  /** Fingerprints of what base has too; undefined without a base. */
  readonly known: ReadonlySet<string> | undefined;
  readonly notes: readonly string[];
}

/**
 * Runs the rules on head, and on base those that head's findings have to be compared with. Rules about suppressions come
 * last: whether one is of use is known when all others have spoken.
 */
export function hear(hearing: Hearing): Heard {
  const { rules, head, base } = hearing;
  const suppressions = head.models.flatMap(readSuppressions);
  const named = new Set(suppressions.map(({ rule }) => rule));
  const before = both(hearing, rules, head, suppressions);
  const atHead = withBaseline(before, hearing);
  const found = new Set(atHead.drafts.map(({ rule }) => rule));
  // What base says only matters to findings of head: a rule that found nothing has nothing to compare.
  const stateRules = rules.filter(
    rule => rule.judges === 'state' && !aboutBaseline(rule) && (found.has(rule) || named.has(rule.id)),
  );
  const old = base?.models.flatMap(readSuppressions) ?? [];
  const note = base && addedNote(suppressions, old);
  return {
    drafts: atHead.drafts,
    gaps: atHead.gaps,
    suppressions,
    known: base && fingerprints(both(hearing, stateRules, base, old).drafts),
    notes: note === undefined ? [] : [note],
  };
}

function both(
  { registry, circumstances }: Hearing,
  rules: readonly AnyRule[],
  side: Side,
  suppressions: readonly Suppression[],
): RuleRun {
  const own = rules.filter(rule => !aboutBaseline(rule));
  const last = own.filter(rule => rule.needs.includes('suppressions'));
  const first = runRules(
    own.filter(rule => !last.includes(rule)),
    side,
    circumstances,
  );
  const could = rules.filter(rule => rule.needs.every((need: Need) => side.evidence[need]?.ok === true));
  const idle = idleSuppressions(suppressions, first.drafts, {
    rules: registry,
    today: circumstances.today,
    documents: side.documents,
    heard: new Set(could.map(({ id }) => id)),
  });
  const evidence = { ...side.evidence, suppressions: assessed(idle) };
  const second = runRules(last, { ...side, evidence }, circumstances);
  return {
    drafts: [...first.drafts, ...second.drafts],
    gaps: [...first.gaps, ...second.gaps],
    ran: new Set([...first.ran, ...second.ran]),
  };
}

function aboutBaseline({ needs }: AnyRule): boolean {
  return (needs as readonly Need[]).includes('baseline');
}

/** What was heard, with the rules about the baseline: whether an entry still holds is known when all others have spoken. */
function withBaseline(heard: RuleRun, { registry, rules, head, base, circumstances }: Hearing): RuleRun {
  const evidence = baselineEvidence({
    head,
    base,
    all: [...registry.values()],
    ran: heard.ran,
    found: fingerprints(heard.drafts),
  });
  const side = { ...head, evidence: { ...head.evidence, baseline: assessed(evidence) } };
  const { drafts } = runRules(rules.filter(aboutBaseline), side, circumstances);
  return { ...heard, drafts: [...heard.drafts, ...drafts] };
}

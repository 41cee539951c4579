import type { BaselineEvidence, IdleEntry, Kept } from '../core/baseline.ts';
import { type CheckedFile, isObject } from '../core/document.ts';
import type { Need } from '../core/evidence.ts';
import type { Excuse } from '../core/finding.ts';
import type { AnyRule } from '../core/rule.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import type { Baseline, Kept as Entry } from '../generated/baseline.ts';

/** The entries of a baseline, by fingerprint, in the order of the file. */
export type KeptFindings = ReadonlyMap<string, Kept>;

/** The baseline of one commit; undefined where there is none, or none that can be read without mistakes. */
export function readBaseline(documents: readonly CheckedFile[]): KeptFindings | undefined {
  const file = documents.find(({ kind }) => kind === 'baseline');
  const doc = file?.docs[0];
  if (file === undefined || doc === undefined || file.problems.length + file.mistakes.length > 0)
    return undefined;
  const { kept } = doc.value as unknown as Baseline;
  const path = file.source.path;
  return new Map(
    Object.entries(kept as Record<string, Entry>).map(([print, { rule, subject, key, since, because }]) => {
      const genuine = fingerprint(rule, subject, key) === print;
      const at = doc.span(kept, print, 'key');
      const entry = { fingerprint: print, rule, subject, since, path, at, genuine };
      return [print, because === undefined ? entry : { ...entry, because }];
    }),
  );
}

/**
 * Whether a baseline may keep the findings of a rule. What a change does and what the calendar does are never old
 * debts: the one is new by its nature, the other has a date that can be set anew. And no baseline excuses what weakens the
 * policy that it is part of.
 */
export function mayKeep({ judges, needs }: AnyRule): boolean {
  return judges === 'state' && !(needs as readonly Need[]).includes('policy');
}

/** The excuse that a baseline has for a finding. */
export function keptExcuse(
  rule: AnyRule,
  print: string,
  baseline: KeptFindings | undefined,
): Excuse | undefined {
  const kept = mayKeep(rule) ? baseline?.get(print) : undefined;
  if (kept?.genuine !== true) return undefined;
  return { by: 'baseline', because: kept.because ?? `kept since ${kept.since}`, path: kept.path };
}

interface Documents {
  readonly documents: readonly CheckedFile[];
}

/** What was judged at head, for telling which entries are idle. */
export interface Judged {
  readonly head: Documents;
  readonly base: Documents | undefined;
  /** Every rule that there is, those that were run, and what they found. */
  readonly all: readonly AnyRule[];
  readonly ran: ReadonlySet<AnyRule>;
  readonly found: ReadonlySet<string>;
}

/** Entries of the baseline at head that excuse nothing, and those that the base does not have. */
export function baselineEvidence({ head, base, all, ran, found }: Judged): BaselineEvidence {
  const entries = [...(readBaseline(head.documents)?.values() ?? [])];
  const rules = new Map(all.map(rule => [rule.id, rule]));
  // Of what cannot be read nobody knows which findings it has.
  const readable = head.documents.every(file => file.problems.length + file.mistakes.length === 0);
  const idle = entries.flatMap((kept): IdleEntry[] => {
    const rule = rules.get(kept.rule);
    if (rule === undefined) return [{ kept, why: 'unknown-rule' }];
    if (!kept.genuine) return [{ kept, why: 'not-genuine' }];
    if (!mayKeep(rule)) return [{ kept, why: 'never-kept' }];
    const closed = readable && ran.has(rule) && !found.has(kept.fingerprint);
    return closed ? [{ kept, why: 'closed' }] : [];
  });
  const before = base && printsOf(base);
  const added = before === undefined ? [] : entries.filter(({ fingerprint: print }) => !before.has(print));
  return { idle, added };
}

/** The fingerprints that the base's baseline names, whether or not it is without mistakes. */
function printsOf({ documents }: Documents): ReadonlySet<string> {
  const value = documents.find(({ kind }) => kind === 'baseline')?.docs[0]?.value;
  const kept = isObject(value) ? value['kept'] : undefined;
  return new Set(isObject(kept) ? Object.keys(kept) : []);
}

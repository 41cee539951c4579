import type { Change, ChangeClass } from '../../src/core/architecture.ts';
import { severityOf } from '../../src/matching/change-severity.ts';
import type { Label } from './labels.ts';

/** What one labelled commit gave. */
export interface Result {
  readonly label: Label;
  readonly source: string;
  /** Changes whose place or cause lies in the label's files. */
  readonly changes: readonly Change[];
  readonly error?: string;
  readonly milliseconds: number;
  /** What the two baselines say: any infrastructure file changed; a declaration line added or removed. */
  readonly anyFile: boolean;
  readonly declarationLine: boolean;
}

export interface Score {
  readonly n: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly wrongBlocksPer100: number;
}

const WEIGHT = { none: 0, low: 1, normal: 2, high: 3 } as const;
const SURE = { possible: 0, likely: 1, certain: 2 } as const;
/** How strong a change is, 0 to 1: weight first, then confidence. */
export function strength(change: Change): number {
  return (WEIGHT[change.weight] * 3 + SURE[change.confidence]) / 11;
}

/** The strength from which a change is reported: every weight but `low`, and that where it is certain. */
export const REPORTED = 5 / 11;

export function reported(result: Result, threshold = REPORTED): Change[] {
  return result.changes.filter(change => strength(change) >= threshold - 1e-9);
}

/** True where a change would fail a run whose model shows nothing of it, by the severities of the rule itself. */
export function blocks(change: Change): boolean {
  if (change.confidence !== 'certain') return false;
  return change.classes.some(one => severityOf(change, one) === 'error');
}

/** Precision, recall and wrong blocks of a verdict over results. */
export function score(
  results: readonly Result[],
  says: (result: Result) => boolean,
  blocked: (result: Result) => boolean = () => false,
): Score {
  let [hit, wrong, missed, wrongBlocks] = [0, 0, 0, 0];
  for (const result of results) {
    const flagged = says(result);
    if (result.label.architectural) flagged ? hit++ : missed++;
    else if (flagged) wrong++;
    if (!result.label.architectural && blocked(result)) wrongBlocks++;
  }
  const precision = hit + wrong === 0 ? 1 : hit / (hit + wrong);
  const recall = hit + missed === 0 ? 1 : hit / (hit + missed);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return {
    n: results.length,
    precision,
    recall,
    f1,
    wrongBlocksPer100: results.length === 0 ? 0 : (100 * wrongBlocks) / results.length,
  };
}

/** Recall and precision of one class over results. */
export function classScore(
  results: readonly Result[],
  name: ChangeClass,
): { n: number; reported: number; recall: number; precision: number } {
  const labelled = results.filter(result => result.label.classes.includes(name));
  const said = results.filter(result => reported(result).some(change => change.classes.includes(name)));
  const both = labelled.filter(result => said.includes(result));
  return {
    n: labelled.length,
    reported: said.length,
    recall: ratio(both.length, labelled.length),
    precision: ratio(both.length, said.length),
  };
}

/** Share of labelled resources whose last identifier is a segment of a reported address or cause; and of rows not over-reported. */
export function named(
  results: readonly Result[],
  identifiers: (change: Change) => string[],
): { n: number; share: number; bounded: number } {
  const rows = results.filter(result => result.label.architectural && result.label.resources.length > 0);
  let [all, hit, bounded] = [0, 0, 0];
  for (const result of rows) {
    const changes = reported(result);
    all += result.label.resources.length;
    hit += result.label.resources.length - unnamed(result, identifiers).length;
    const components = changes.map(change => change.about.key);
    const parts = changes.flatMap(change => (change.parts ?? []).map(part => part.address));
    if (new Set([...components, ...parts]).size <= 2 * result.label.resources.length + 1) bounded++;
  }
  return { n: all, share: ratio(hit, all), bounded: ratio(bounded, rows.length) };
}

/** The labelled resources whose last identifier is in no reported address or cause. */
export function unnamed(result: Result, identifiers: (change: Change) => string[]): string[] {
  const segments = new Set(reported(result).flatMap(identifiers));
  return result.label.resources.filter(
    resource =>
      !segments.has(
        resource
          .split(/[./[\]"'\s]+/)
          .filter(Boolean)
          .at(-1) ?? resource,
      ),
  );
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

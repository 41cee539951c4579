import type { Gap } from '../core/assessed.ts';
import type { CheckedFile } from '../core/document.ts';
import type { AnyRule } from '../core/rule.ts';
import type { Reading } from '../models/checked.ts';

/** The own rules of a run, and the readings with what is wrong with the files of own rules. */
export interface WithOwnRules {
  readonly rules: readonly AnyRule[];
  readonly head: Reading;
  readonly base: Reading | undefined;
  readonly gaps: readonly Gap[];
  readonly notes: readonly string[];
}

/**
 * The repository's own rules. Those of base count, so that a pull request can neither bend nor add one that it is
 * judged by; those of head where there is no base. The language is loaded only where there is a rule.
 */
export async function withOwnRules(head: Reading, base: Reading | undefined): Promise<WithOwnRules> {
  const files = { head: ownRuleFiles(head), base: base === undefined ? [] : ownRuleFiles(base) };
  if (files.head.length + files.base.length === 0) return { rules: [], head, base, gaps: [], notes: [] };
  const { readOwnRules } = await import('./read.ts');
  const atHead = readOwnRules(files.head);
  const atBase = base && readOwnRules(files.base);
  const judged =
    base === undefined ? { files: files.head, ...atHead } : { files: files.base, rules: atBase?.rules ?? [] };
  const usable = new Set(judged.rules.map(({ path }) => path));
  return {
    rules: judged.rules.map(({ rule }) => rule),
    head: noting(head, atHead.mistakes),
    base: base && noting(base, atBase?.mistakes ?? []),
    gaps: judged.files.filter(({ source }) => !usable.has(source.path)).map(unusable),
    notes: base !== undefined && differ(files.head, files.base) ? [CHANGED] : [],
  };
}

function ownRuleFiles({ documents }: Reading): CheckedFile[] {
  return documents.filter(({ kind }) => kind === 'own-rule');
}

function noting(reading: Reading, mistakes: CheckedFile['mistakes']): Reading {
  if (mistakes.length === 0) return reading;
  const documents = reading.documents.map(file => ({
    ...file,
    mistakes: [...file.mistakes, ...mistakes.filter(({ at }) => at.source === file.source)],
  }));
  return { ...reading, documents };
}

const CHANGED =
  'This pull request changes rules in `threat-model/rules/`: those of the base count until it is merged.';

function differ(head: readonly CheckedFile[], base: readonly CheckedFile[]): boolean {
  const key = (files: readonly CheckedFile[]) =>
    files.map(({ source }) => `${source.path} ${source.oid}`).join('\n');
  return key(head) !== key(base);
}

function unusable({ source }: CheckedFile): Gap {
  return {
    what: `the own rule in \`${source.path}\``,
    why: 'the file has mistakes, so the rule was not applied',
    remedy: 'Mend what document/schema says of it.',
    path: source.path,
  };
}

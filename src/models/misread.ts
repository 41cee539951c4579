import type { Gap } from '../core/assessed.ts';
import type { CheckedFile, Mistake } from '../core/document.ts';
import { COLLECTIONS } from '../core/model.ts';
import type { Reading } from './checked.ts';

/** What of models cannot be judged, apart by whether base had the same fault. */
export interface Misread {
  readonly gaps: readonly Gap[];
  readonly knownGaps: readonly Gap[];
}

interface Sides {
  readonly head: Reading;
  readonly base?: Reading;
  /** What stands before the paths of models: the folder that is checked, with a slash, or nothing. */
  readonly at?: string;
}

/** The models whose file cannot be read, or of which a whole field cannot: what other rules would say of them is unknown. */
export function misreadModels({ head, base, at = '' }: Sides): Misread {
  const before = new Set(base === undefined ? [] : misread(base, at).map(({ name }) => name));
  const all = misread(head, at);
  return {
    gaps: all.filter(({ name }) => !before.has(name)).map(({ gap }) => gap),
    knownGaps: all.filter(({ name }) => before.has(name)).map(({ gap }) => gap),
  };
}

/**
 * The mistake by which a whole field of a model goes unread: its name is misspelt, or a collection is no map. What a
 * rule would say of the rest follows from it, such as every flow that seems to lack a threat.
 */
export function lostField({ kind, mistakes }: Pick<CheckedFile, 'kind' | 'mistakes'>): Mistake | undefined {
  return kind === 'model' ? mistakes.find(losesField) : undefined;
}

function losesField({ kind, subjectPath, fix }: Mistake): boolean {
  if (kind === 'unknown-field') return fix !== undefined && !subjectPath.includes('/');
  return kind === 'wrong-type' && LISTED.has(subjectPath);
}

const LISTED: ReadonlySet<string> = new Set([...COLLECTIONS, 'dismissed', 'reviews']);

interface Named {
  readonly name: string;
  readonly gap: Gap;
}

function misread(reading: Reading, at: string): Named[] {
  const files = reading.unread.map(path =>
    named(at + path, '', 'the file cannot be read, so only its syntax was judged', 'document/syntax'),
  );
  const fields = reading.documents.flatMap(file => {
    const field = lostField(file)?.subjectPath;
    const why = `its field \`${field}\` cannot be read, so only its shape was judged`;
    return field === undefined ? [] : [named(at + file.source.path, field, why, 'document/schema')];
  });
  return [...files, ...fields];
}

function named(path: string, field: string, why: string, rule: string): Named {
  const remedy = `Mend what ${rule} says of it.`;
  return { name: `${path} ${field}`, gap: { what: `model \`${path}\``, why, remedy, path } };
}

import type { CheckedFile, Mistake, ReadFile } from '../core/document.ts';
import type { Model } from '../core/model.ts';
import type { RepoPath } from '../core/source.ts';
import { validate } from '../validation/validate.ts';
import { classify } from './layout.ts';
import { readModels } from './read.ts';

/** The threat-model folder of one commit, read and held against its schemas. */
export interface Reading {
  readonly documents: readonly CheckedFile[];
  readonly models: readonly Model[];
  /** Files of models that cannot be read at all. */
  readonly unread: readonly RepoPath[];
}

/** Models are validated where they are read. */
const SCHEMAS = {
  control: 'controlFile',
  decision: 'decision',
  'own-rule': 'ownRule',
  'upstream-lock': 'upstreamLock',
  model: undefined,
  other: undefined,
} as const;

/** Reads models, control file and decisions, and gathers each file's mistakes. */
export function checkFiles(files: readonly ReadFile[]): Reading {
  const reading = readModels(files);
  const mistakes = new Map<RepoPath, Mistake[]>();
  const note = (mistake: Mistake) => {
    const path = mistake.at.source.path;
    const known = mistakes.get(path);
    if (known === undefined) mistakes.set(path, [mistake]);
    else known.push(mistake);
  };
  for (const problem of reading.problems) note(problem);
  const documents: Omit<CheckedFile, 'mistakes'>[] = [];
  for (const file of files) {
    const { kind } = classify(file.source.path);
    const schema = SCHEMAS[kind];
    const [doc] = file.docs;
    if (schema !== undefined && doc !== undefined && file.problems.length === 0) {
      for (const mistake of validate(schema, doc)) note(mistake);
    }
    documents.push({ ...file, kind });
  }
  return {
    documents: documents.map(file => ({ ...file, mistakes: mistakes.get(file.source.path) ?? [] })),
    models: reading.models.map(({ model }) => model),
    unread: documents
      .filter(file => file.kind === 'model' && file.problems.length > 0)
      .map(file => file.source.path),
  };
}

import type { CheckedFile, Mistake, ReadFile } from '../core/document.ts';
import type { Model } from '../core/model.ts';
import { type RepoPath, wholeFile } from '../core/source.ts';
import type { Kind } from '../validation/schema.ts';
import { validate } from '../validation/validate.ts';
import { classify, DEFAULT_FOLDER } from './layout.ts';
import { readModels } from './read.ts';

/** The threat-model folder of one commit, read and held against its schemas. */
export interface Reading {
  readonly documents: readonly CheckedFile[];
  readonly models: readonly Model[];
  /** Files of models that cannot be read at all. */
  readonly unread: readonly RepoPath[];
}

/** What is held against its schema here; models are where they are read. */
const SCHEMAS: Readonly<Partial<Record<CheckedFile['kind'], Kind>>> = {
  control: 'controlFile',
  decision: 'decision',
  baseline: 'baseline',
  library: 'threatLibrary',
  'own-rule': 'ownRule',
  'upstream-lock': 'upstreamLock',
};

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
  const controls = files.filter(file => classify(file.source.path).kind === 'control');
  for (const other of controls.length > 1 ? controls : []) {
    const { path } = other.source;
    if (path !== CONTROL_FILE) note(secondControl(other, path));
  }
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

/** The control file that counts where there are several. */
const CONTROL_FILE = `${DEFAULT_FOLDER}/threatlint.yaml`;

function secondControl({ source }: ReadFile, path: RepoPath): Mistake {
  return {
    kind: 'second-control-file',
    subjectPath: '',
    at: wholeFile(source),
    message: `\`${path}\` is a second control file beside another of the folder`,
    remedy: 'Keep one control file: `threat-model/threatlint.yaml`.',
  };
}

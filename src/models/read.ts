import type { Mistake, ReadFile } from '../core/document.ts';
import type { Id } from '../core/model.ts';
import { nonEmpty } from '../core/nonempty.ts';
import { compareText } from '../core/order.ts';
import { type RepoPath, wholeFile } from '../core/source.ts';
import { quote } from '../validation/quote.ts';
import type { ModelFile } from './format.ts';
import { formatOf } from './formats.ts';
import { classify, DEFAULT_FOLDER } from './layout.ts';

/** All models of a repository at one commit. */
export interface ModelReading {
  /** Sorted by id. Files that could not be parsed yield none. */
  readonly models: readonly ModelFile[];
  /** Schema problems of every model, and problems of the layout. Syntax problems stay with their `ReadFile`. */
  readonly problems: readonly Mistake[];
}

/** Reads the models among the files; control file, decisions and anything else are passed over. */
export function readModels(files: readonly ReadFile[], folder: RepoPath = DEFAULT_FOLDER): ModelReading {
  const models: ModelFile[] = [];
  const problems: Mistake[] = [];
  for (const [id, definitions] of definitionsById(files, folder)) {
    const [chosen, ...others] = definitions;
    problems.push(...others.map(other => sameModel(id, chosen, other)));
    const model = readDefinition(id, chosen);
    if (model === undefined) continue;
    models.push(model);
    problems.push(...model.problems);
  }
  return { models, problems };
}

/** The files that together define a model: one, or those of a folder. */
interface Definition {
  readonly folder: boolean;
  readonly files: [ReadFile, ...ReadFile[]];
}

function definitionsById(files: readonly ReadFile[], root: RepoPath): [Id, [Definition, ...Definition[]]][] {
  const byPath = [...files].sort((a, b) => compareText(a.source.path, b.source.path));
  const all = new Map<Id, [Definition, ...Definition[]]>();
  for (const file of byPath) {
    const placement = classify(file.source.path, root);
    if (placement.kind !== 'model') continue;
    const { id, part } = placement;
    const folder = part !== undefined;
    const known = all.get(id);
    const begun = folder && known?.find(definition => definition.folder);
    if (begun) begun.files.push(file);
    else if (known) known.push({ folder, files: [file] });
    else all.set(id, [{ folder, files: [file] }]);
  }
  return [...all].sort(([a], [b]) => compareText(a, b));
}

function sameModel(id: Id, { files: [chosen] }: Definition, { files: [other] }: Definition): Mistake {
  return {
    kind: 'same-model',
    subjectPath: id,
    at: wholeFile(other.source),
    message: `model ${quote(id)} is defined by both ${quote(chosen.source.path)} and ${quote(other.source.path)}`,
    remedy: 'Keep one of the two, or rename one: the name of the file or folder is the id of the model.',
  };
}

/** A model of which a part cannot be parsed is not read at all: its references would seem to dangle. */
function readDefinition(id: Id, { folder, files }: Definition): ModelFile | undefined {
  if (files.some(file => file.problems.length > 0)) return undefined;
  const docs = nonEmpty(files.flatMap(file => file.docs.slice(0, 1)));
  return docs && formatOf(docs[0]).read(id, docs, folder);
}

import type { Doc, Mistake } from '../core/document.ts';
import type { Id, Model } from '../core/model.ts';
import type { NonEmpty } from '../core/nonempty.ts';

/** A model as far as it could be read, and what is wrong with its shape. */
export interface ModelFile {
  readonly model: Model;
  /** True where parts of the model are missing because their shape is wrong: absences then prove nothing. */
  readonly damaged: boolean;
  readonly problems: readonly Mistake[];
}

/** One way of writing threat models down. Adding a format is adding a module and its line in `formats`. */
export interface Format {
  readonly id: string;
  /** Whether a document is written in this format. Cheap: it looks at the outermost keys only. */
  detect(doc: Doc): boolean;
  /** Reads one model from its documents, sorted by path. `folder`: what a model must have may stand in any of them. */
  read(id: Id, docs: NonEmpty<Doc>, folder: boolean): ModelFile;
}

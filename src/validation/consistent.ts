import { type Doc, isObject, type JsonObject, type Key, type Mistake } from '../core/document.ts';
import { EDITION } from '../core/edition.ts';
import type { Kind } from './schema.ts';

/** Mistakes of a document that matches its schema and yet cannot hold: what a schema cannot say. */
export function inconsistencies(kind: Kind, doc: Doc): Mistake[] {
  if ((kind !== 'controlFile' && kind !== 'policy') || !isObject(doc.value)) return [];
  return [...unknownEdition(doc, doc.value), ...backwards(doc, doc.value)];
}

function unknownEdition(doc: Doc, control: JsonObject): Mistake[] {
  const edition = control['edition'];
  if (typeof edition !== 'number' || edition <= EDITION) return [];
  return [
    mistake(doc, control, ['edition'], {
      kind: 'unknown-edition',
      message: `edition ${edition} does not exist in this version of threatlint, whose newest is ${EDITION}`,
      remedy: `Write \`edition: ${EDITION}\`, or use a version of threatlint that has edition ${edition}.`,
    }),
  ];
}

/** A repository may skip `new-only`, but cannot go back to it from `enforce`. */
function backwards(doc: Doc, control: JsonObject): Mistake[] {
  const mode = control['mode'];
  if (!isObject(mode)) return [];
  const newOnly = mode['new-only'];
  const { enforce } = mode;
  if (typeof newOnly !== 'string' || typeof enforce !== 'string' || newOnly < enforce) return [];
  return [
    mistake(doc, mode, ['mode', 'enforce'], {
      kind: 'mode-backwards',
      message: `\`enforce\` begins on ${enforce}, and \`new-only\`, which is laxer, not before ${newOnly}`,
      remedy: 'Give `enforce` a later day than `new-only`, or leave `new-only` out.',
    }),
  ];
}

function mistake(
  doc: Doc,
  container: object,
  path: readonly [...Key[], Key],
  said: { kind: string; message: string; remedy: string },
): Mistake {
  return { ...said, at: doc.span(container, path.at(-1)), subjectPath: path.join('/') };
}

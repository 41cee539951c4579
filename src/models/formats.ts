import type { Doc } from '../core/document.ts';
import type { Format } from './format.ts';
import { native } from './native.ts';

/** Every format, most specific first; the native one takes what no other claims. */
export const formats: readonly Format[] = [native];

/** The format that a document is written in. */
export function formatOf(doc: Doc): Format {
  return formats.find(format => format.detect(doc)) ?? native;
}

import type { Doc, Json } from '../../core/document.ts';
import type { Source, Span } from '../../core/source.ts';
import { dict, list, literal, type Term } from '../term.ts';
import { cut, hasHoles } from './holes.ts';

/** What the text of a document stands for beyond its own characters. */
export interface Setting {
  /** The file that places refer to. */
  readonly source: Source;
  /** Where the document's text begins in the file. */
  readonly shift: number;
  /** A fixed place for everything: of a document inside a value, whose characters have no places of their own. */
  readonly place?: Span;
  /** The value of a placeholder. */
  hole?(index: number, at: Span): Term;
}

/** A document as a term, places in the file that it was cut from. */
export function termOf(doc: Doc, setting: Setting): Term {
  const root = spanOf(doc.root, setting);
  return valueTerm(doc.value, root, doc, setting);
}

function spanOf(span: Span, { source, shift, place }: Setting): Span {
  return place ?? { source, start: span.start + shift, end: span.end + shift };
}

function valueTerm(value: Json, at: Span, doc: Doc, setting: Setting): Term {
  if (typeof value === 'string') return textTerm(value, at, setting);
  if (typeof value !== 'object' || value === null) return literal(value, at);
  if (Array.isArray(value)) {
    return list(
      value.map((item, index) => valueTerm(item, spanOf(doc.span(value, index), setting), doc, setting)),
      at,
    );
  }
  const entries = Object.entries(value).map(([key, item]) => ({
    key: hasHoles(key) ? keyText(key, at, setting) : key,
    at: spanOf(doc.span(value, key, 'key'), setting),
    value: valueTerm(item, spanOf(doc.span(value, key), setting), doc, setting),
  }));
  return dict(entries, at);
}

/** A string with its placeholders resolved; a placeholder that is all of it is its value, of whatever shape. */
function textTerm(value: string, at: Span, setting: Setting): Term {
  if (!hasHoles(value)) return literal(value, at);
  const resolve = setting.hole;
  const parts = cut(value).map(part =>
    typeof part === 'string' ? literal(part, at) : (resolve?.(part, at) ?? literal('', at)),
  );
  return joined(parts, at);
}

/** Adjacent texts as one; a single part is itself. */
export function joined(parts: readonly Term[], at: Span): Term {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const merged: Term[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (part.kind === 'text') merged.push(...part.parts);
    else if (part.kind === 'literal' && last?.kind === 'literal') {
      merged[merged.length - 1] = literal(`${last.value ?? ''}${part.value ?? ''}`, at);
    } else merged.push(part.kind === 'literal' ? literal(String(part.value ?? ''), at) : part);
  }
  const [first] = merged;
  if (first === undefined) return literal('', at);
  return merged.length === 1 ? first : { kind: 'text', parts: merged, at };
}

function keyText(key: string, at: Span, setting: Setting): string {
  const term = textTerm(key, at, setting);
  return plainText(term);
}

/** A term as text for names and keys: what is not known is a star, or the `unknown` given. */
export function plainText(term: Term | undefined, unknown = '*'): string {
  if (term === undefined) return '';
  switch (term.kind) {
    case 'literal':
      return term.value === null ? '' : String(term.value);
    case 'text':
      return term.parts.map(part => plainText(part, unknown)).join('');
    case 'alt':
      return plainText(term.of[0], unknown);
    default:
      return unknown;
  }
}

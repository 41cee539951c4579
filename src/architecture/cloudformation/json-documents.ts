import { jsonText, type Piece } from '../json.ts';
import { type Dict, dict, type Term } from '../term.ts';

const DOCUMENT =
  /(Policy|PolicyDocument|PolicyText|EventPattern|DefinitionString|Definition|RedrivePolicy|SecretString)$/;
const DEEPEST = 4;

/** A body in which JSON that is written as text is what it says: policies and definitions may be given either way. */
export function withDocuments(body: Dict): Dict {
  return inside(body, 0);
}

function inside(body: Dict, depth: number): Dict {
  let changed = false;
  const entries = body.entries.map(entry => {
    const value = DOCUMENT.test(entry.key) ? (documentOf(entry.value) ?? entry.value) : entry.value;
    const deeper =
      value.kind === 'dict' && depth < DEEPEST && value === entry.value ? inside(value, depth + 1) : value;
    if (deeper === entry.value) return entry;
    changed = true;
    return { ...entry, value: deeper };
  });
  return changed ? dict(entries, body.at) : body;
}

function documentOf(term: Term): Term | undefined {
  const parts = term.kind === 'text' ? term.parts : [term];
  if (!parts.some(part => part.kind === 'literal' && /^\s*[[{]/.test(String(part.value)))) return undefined;
  return jsonText(
    parts.map(
      (part): Piece =>
        part.kind === 'literal' ? { text: String(part.value), at: () => part.at } : { hole: part },
    ),
  );
}

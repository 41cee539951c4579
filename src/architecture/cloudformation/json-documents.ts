import { jsonText, type Piece } from '../json.ts';
import { type Dict, dict, list, type Term } from '../term.ts';

/** Properties whose text may be JSON: policies, patterns and definitions can be given either way. */
const DOCUMENT = /(Policy|PolicyDocument|PolicyText|EventPattern|Pattern|DefinitionString|Definition)$/;
/** Documents stand near the top of a resource; what lies deeper is inside of one. */
const DEEPEST = 8;

/** A body in which JSON that is written as text is what it says. */
export function withDocuments(body: Dict): Dict {
  return inDict(body, 0);
}

function inDict(body: Dict, depth: number): Dict {
  let changed = false;
  const entries = body.entries.map(entry => {
    const found = DOCUMENT.test(entry.key) ? documentOf(entry.value) : undefined;
    const value = found ?? inTerm(entry.value, depth + 1);
    if (value === entry.value) return entry;
    changed = true;
    return { ...entry, value };
  });
  return changed ? dict(entries, body.at) : body;
}

/** The same term where nothing in it is changed, so that what is shared stays shared. */
function inTerm(term: Term, depth: number): Term {
  if (depth > DEEPEST) return term;
  if (term.kind === 'dict') return inDict(term, depth);
  if (term.kind !== 'list') return term;
  const items = term.items.map(item => inTerm(item, depth + 1));
  return items.every((item, index) => item === term.items[index]) ? term : list(items, term.at);
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

import { type Doc, isObject, type Key } from '../core/document.ts';
import type { Span } from '../core/source.ts';
import type { Flaw, Place } from './flaw.ts';
import { quote, visible } from './quote.ts';
import type { Kind } from './schema.ts';

const ROOTS: Readonly<Record<Kind, string>> = {
  threatModel: 'the model',
  controlFile: 'the control file',
  decision: 'the decision',
  ownRule: 'the rule',
  upstreamLock: 'the lock',
  threatLibrary: 'the library',
  baseline: 'the baseline',
  policy: 'the policy',
};

/** What one entry of an outermost map or list is called. */
const NOUNS: ReadonlyMap<Key | undefined, string> = new Map([
  ['data', 'data'],
  ['boundaries', 'boundary'],
  ['identities', 'identity'],
  ['elements', 'element'],
  ['flows', 'flow'],
  ['assumptions', 'assumption'],
  ['threats', 'threat'],
  ['mitigations', 'mitigation'],
  ['attack-trees', 'attack tree'],
  ['out-of-scope', 'out-of-scope statement'],
  ['dismissed', 'dismissal'],
  ['reviews', 'review'],
  ['rules', 'rule'],
  ['kept', 'entry'],
]);

/** The noun of a map: `threat`, `element`, `review`, ...; the key for a map without one; `root` for the outermost. */
export function nounOf({ key, parent }: Place): string {
  if (parent === undefined) return 'root';
  return entryNoun(parent) ?? String(key);
}

/** What the entries of a map are called, where they are things of their own. */
export function entryNoun({ key, parent }: Place): string | undefined {
  if (parent === undefined) return undefined;
  if (parent.parent === undefined) return NOUNS.get(key);
  return key === 'mitigate' && nounOf(parent) === 'threat' ? 'mitigation' : undefined;
}

/** Names a place in the words of the field: "`date` of review 2", "mitigation `tls13` of threat `tls-downgrade`". */
export function describe(kind: Kind, { key, parent }: Place): string {
  if (parent === undefined || key === undefined) return ROOTS[kind];
  const noun = entryNoun(parent);
  if (noun !== undefined) {
    const name = `${noun} ${typeof key === 'number' ? key + 1 : quote(key)}`;
    return parent.key === 'mitigate' && parent.parent ? `${name} of ${describe(kind, parent.parent)}` : name;
  }
  if (typeof key === 'number') return `item ${key + 1} of ${describe(kind, parent)}`;
  return parent.parent === undefined ? quote(key) : `${quote(key)} of ${describe(kind, parent)}`;
}

/** The path of keys to what a mistake is about; items of lists go by what they hold, so that it survives a move. */
export function subjectPath(flaw: Flaw): string {
  const named = flaw.kind === 'unknown-field' || flaw.kind === 'missing-field';
  return [...steps(flaw.at), ...(named ? [visible(flaw.field)] : [])].join('/');
}

function steps({ key, value, parent }: Place): string[] {
  if (parent === undefined || key === undefined) return [];
  return [...steps(parent), typeof key === 'string' ? visible(key) : visible(itemName(key, value))];
}

function itemName(index: number, value: Place['value']): string {
  if (isObject(value)) return typeof value['date'] === 'string' ? value['date'] : String(index + 1);
  return value === null || Array.isArray(value) ? String(index + 1) : String(value);
}

/** The place of a mistake in the text: the value, or the key where the key is what is wrong. */
export function spanOf(doc: Doc, flaw: Flaw): Span {
  const { at } = flaw;
  if (flaw.kind === 'unknown-field') return fieldKey(doc, at, flaw.field);
  if (flaw.kind === 'missing-field') return ownSpan(doc, at);
  if (flaw.kind === 'exclusive') {
    const last = isObject(at.value)
      ? Object.keys(at.value).findLast(key => flaw.present.includes(key))
      : undefined;
    return last === undefined ? ownSpan(doc, at) : fieldKey(doc, at, last);
  }
  if ('inKey' in flaw && flaw.inKey) return ownSpan(doc, at);
  if (at.parent === undefined || at.key === undefined) return start(doc.root);
  const span = doc.span(container(at.parent), at.key);
  return span.end > span.start ? span : ownSpan(doc, at);
}

/** The key that a value stands under; the item itself in a list. */
function ownSpan(doc: Doc, { key, parent }: Place): Span {
  if (parent === undefined || key === undefined) return start(doc.root);
  return doc.span(container(parent), key, typeof key === 'number' ? 'value' : 'key');
}

function fieldKey(doc: Doc, map: Place, field: string): Span {
  return doc.span(container(map), field, 'key');
}

function container({ value }: Place): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function start(span: Span): Span {
  return { ...span, end: span.start };
}

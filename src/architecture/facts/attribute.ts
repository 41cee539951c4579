import type { DeclaredValue } from '../../core/architecture.ts';
import type { Span } from '../../core/source.ts';
import type { Declaration } from '../declaration.ts';
import { forms, type Term, values } from '../term.ts';

/** How many values one path may lead to; what is longer is told by its first ones. */
const MOST = 200;

/** What steers Terraform and CloudFormation themselves: it stands outside the attributes that are read. */
const NOT_READ =
  /^(lifecycle|provisioner|connection|timeouts|count|for_each|depends_on|DeletionPolicy|UpdateReplacePolicy|UpdatePolicy|CreationPolicy|Condition|DependsOn|Metadata)$/;

/** A place that a part of the path led to, and whether another branch may count instead. */
interface Reached {
  readonly term: Term;
  readonly perhaps: boolean;
}

/**
 * The values of an attribute by dotted path. Every block and list item on the way is entered, or one of them by its
 * number; keys may hold dots themselves. A place that does not set it gives a value without texts.
 */
export function declaredValues(
  { body, whole = body, source, partial }: Declaration,
  path: string,
): readonly DeclaredValue[] {
  const [first = '', ...rest] = path.split('.');
  const steps = source === 'cloudformation' && first === 'Properties' ? rest : [first, ...rest];
  const mechanics = source !== 'kubernetes' && source !== 'compose' && NOT_READ.test(first);
  if (mechanics) return [unresolved(whole, false)];
  const found = reach({ term: whole, perhaps: false }, steps).slice(0, MOST);
  if (found.length === 0) return [partial ? unresolved(whole, false) : absent(whole, false)];
  return partial ? found.map(one => (one.texts?.length === 0 ? unresolved(one, false) : one)) : found;
}

function reach({ term, perhaps }: Reached, steps: readonly string[]): DeclaredValue[] {
  const [step] = steps;
  if (term.kind === 'alt') return term.of.flatMap(one => reach({ term: one, perhaps: true }, steps));
  if (step === undefined) return [valueAt(term, perhaps)];
  if (term.kind === 'list') {
    const one = /^\d{1,4}$/.test(step) ? term.items[Number(step)] : undefined;
    if (one !== undefined) return reach({ term: one, perhaps }, steps.slice(1));
    return term.items.flatMap(item => reach({ term: item, perhaps }, steps));
  }
  if (term.kind === 'literal') return [absent(term, perhaps)];
  if (term.kind !== 'dict') return [unresolved(term, perhaps)];
  for (let length = 1; length <= steps.length; length++) {
    const found = values(term, steps.slice(0, length).join('.'));
    if (found.length === 0) continue;
    const rest = steps.slice(length);
    const number = found.length > 1 && /^\d{1,4}$/.test(rest[0] ?? '') ? found[Number(rest[0])] : undefined;
    if (number !== undefined) return reach({ term: number, perhaps }, rest.slice(1));
    // `attribute.0.name` is how Terraform writes the one block that there is.
    const only = found.length === 1 && found[0]?.kind === 'dict' && rest[0] === '0' ? rest.slice(1) : rest;
    return found.flatMap(value => reach({ term: value, perhaps }, only));
  }
  return [absent(term, perhaps)];
}

function valueAt(term: Term, perhaps: boolean): DeclaredValue {
  const { at } = term;
  switch (term.kind) {
    case 'literal':
      return term.value === null
        ? absent(term, perhaps)
        : { at, texts: [String(term.value)], written: String(term.value), perhaps };
    case 'reference': {
      const ref = term.to.slice(term.to.indexOf('#') + 1);
      return { at, ref, written: ref, perhaps };
    }
    case 'dict':
      return { at, texts: ['{}'], written: 'a block of attributes', perhaps };
    case 'list':
      return listOf(term.items, term, perhaps);
    default:
      return unresolved(term, perhaps);
  }
}

function listOf(items: readonly Term[], whole: Term, perhaps: boolean): DeclaredValue {
  const texts: string[] = [];
  for (const item of items.flatMap(forms)) {
    const one = valueAt(item, perhaps);
    if (one.texts === undefined && one.ref === undefined) return unresolved(whole, perhaps);
    texts.push(...(one.texts ?? [one.written]));
  }
  const written = texts.length === 0 ? 'an empty list' : `a list of ${texts.slice(0, 5).join(', ')}`;
  return { at: whole.at, texts: texts.length === 0 ? ['[]'] : texts, written, perhaps };
}

function absent({ at }: { readonly at: Span }, perhaps: boolean): DeclaredValue {
  return { at, texts: [], written: 'not set', perhaps };
}

function unresolved({ at }: { readonly at: Span }, perhaps: boolean): DeclaredValue {
  return { at, written: 'an expression', perhaps };
}

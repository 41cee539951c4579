import type { Span } from '../../core/source.ts';
import { alternatives, canonical, forms, members, opaque, type Term, values } from '../term.ts';

/** Part of a value: `term[key]`. A key that is not known selects every part. */
export function pick(term: Term, key: Term, at: Span): Term {
  switch (term.kind) {
    case 'alt':
      return alternatives(
        term.of.map(one => pick(one, key, at)),
        at,
      );
    case 'dict':
      return fromDict(term, key, at);
    case 'list': {
      if (key.kind === 'literal' && typeof key.value === 'number')
        return term.items[key.value] ?? opaque('no-such-item', at, [term]);
      // An attribute of a list of blocks, as behind a splat.
      const picked = term.items.map(item => pick(item, key, at));
      return key.kind === 'literal' ? { kind: 'list', items: picked, at } : alternatives(members(term), at);
    }
    case 'reference':
      return term.attribute === '' && key.kind === 'literal' && typeof key.value === 'string'
        ? { ...term, attribute: key.value }
        : term;
    default:
      return opaque(`.${key.kind === 'literal' ? String(key.value) : canonical(key)}`, at, [term]);
  }
}

function fromDict(term: Extract<Term, { kind: 'dict' }>, key: Term, at: Span): Term {
  const wanted = forms(key).map(form => (form.kind === 'literal' ? String(form.value) : undefined));
  const known = wanted.filter(name => name !== undefined);
  if (known.length === wanted.length) {
    const found = known.flatMap(name => values(term, name));
    if (found.length > 0) return alternatives(found, at);
    const open = values(term, '*');
    return open.length > 0 ? alternatives(open, at) : opaque('no-such-key', at, [key]);
  }
  const all = term.entries.map(entry => entry.value);
  return all.length > 0 ? alternatives(all, at) : opaque('no-such-key', at, [key]);
}

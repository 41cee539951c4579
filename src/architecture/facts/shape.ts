import type { Declaration } from '../declaration.ts';
import { tables } from '../tables.ts';
import { canonical, type Term, walk } from '../term.ts';

const MOST = 400;

/**
 * Everything that a declaration says, as one canonical line a value, with its own names masked: two declarations of
 * equal shape are one thing under two names. Bounded: what is longer is told by its first values.
 */
export function shapeOf(declaration: Declaration): string[] {
  const names = ownNames(declaration);
  const table = tables(declaration.source);
  const lines = new Set<string>();
  walk(declaration.body, (term, path) => {
    if (lines.size < MOST && isLeaf(term) && !table.noise(path))
      lines.add(mask(`${path.join('.')}=${canonical(term)}`, names));
  });
  return [...lines].sort();
}

function isLeaf(term: Term): boolean {
  return term.kind !== 'dict' && term.kind !== 'list' && term.kind !== 'alt';
}

/** Its local name and the name that it gives itself, longest first. */
function ownNames({ address, body }: Declaration): string[] {
  const local = address.split(/[./]/).at(-1) ?? '';
  const given = body.entries
    .filter(entry => /^(name|bucket|identifier|function_name|family)$/i.test(entry.key))
    .map(entry => (entry.value.kind === 'literal' ? String(entry.value.value) : ''));
  const spellings = [local, local.replaceAll('_', '-'), local.replace(/[_-]/g, ''), ...given];
  return [...new Set(spellings)].filter(name => name.length > 2).sort((a, b) => b.length - a.length);
}

function mask(line: string, names: readonly string[]): string {
  return names.reduce((text, name) => text.replaceAll(name, '*'), line);
}

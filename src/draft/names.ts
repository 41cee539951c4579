import type { Component } from '../core/architecture.ts';

/** Gives ids to what is drawn: short where that is clear, never twice the same. */
export class Ids {
  readonly #taken = new Set<string>();

  /** The first of some texts whose id is free, else the last of them with a number. */
  take(...texts: readonly [string, ...string[]]): string {
    const ids = texts.map(slug);
    const free = ids.find(id => !this.#taken.has(id));
    const id = free ?? numbered(ids.at(-1) ?? 'part', this.#taken);
    this.#taken.add(id);
    return id;
  }
}

/** Names that say nothing of what a component is for: its technology says more. */
const EMPTY =
  /^(main|this|default|self|primary|example|bucket|table|queue|role|resource|lambda_function|instance|cluster)$/i;

/** What a component may be called, best first. */
export function callNames({ address, type }: Component, what: string): [string, ...string[]] {
  const name = address.split(/[./]/).at(-1) ?? address;
  const technology = what.split('/').at(-1) ?? what;
  const long = `${type.replace(/^.*[:/]/, '')}-${name}`;
  return EMPTY.test(name)
    ? [technology, `${technology}-${name}`, long]
    : [name, `${technology}-${name}`, long];
}

/** An id of letters, digits and hyphens, at most 56 of them. */
export function slug(text: string): string {
  const id = text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 56)
    .replace(/-+$/, '');
  return id === '' ? 'part' : id;
}

function numbered(id: string, taken: ReadonlySet<string>): string {
  for (let n = 2; ; n++) if (!taken.has(`${id}-${n}`)) return `${id}-${n}`;
}

import type { Listed } from './types.ts';

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9-_]{0,99})\/[A-Za-z0-9._-]{1,100}$/;
const ID = /^[A-Za-z0-9+/=_-]{1,100}$/;

/** A line of a list that says no repository, by number from 1. */
export interface BadLine {
  readonly line: number;
  readonly text: string;
}

/**
 * Reads a list of repositories: `owner/name` a line, optionally followed by GitHub's id, as `threatlint org plan` writes it; `#`
 * begins a comment. One that is listed twice is looked at once.
 */
export function readList(text: string): { repositories: Listed[]; bad: BadLine[] } {
  const found = new Map<string, Listed>();
  const bad: BadLine[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const [name, id, ...rest] = raw.replace(/#.*$/, '').trim().split(/\s+/);
    if (name === undefined || name === '') continue;
    const wrong = !isRepositoryName(name) || rest.length > 0 || (id !== undefined && !ID.test(id));
    if (wrong) bad.push({ line: index + 1, text: raw.trim() });
    else {
      const listed = listedAs(name, id);
      found.set(listed.key, listed);
    }
  }
  return { repositories: [...found.values()], bad };
}

export function listedAs(name: string, id?: string): Listed {
  return id === undefined ? { key: name.toLowerCase(), name } : { key: id, name, id };
}

/** Whether this is the name of a repository as GitHub allows them: `owner/name`. */
export function isRepositoryName(text: string): boolean {
  return NAME.test(text) && !/\/\.{1,2}$/.test(text);
}

/** A list as `readList` reads it. */
export function printList(repositories: readonly Listed[]): string {
  return repositories.map(({ name, id }) => `${name}${id === undefined ? '' : ` ${id}`}\n`).join('');
}

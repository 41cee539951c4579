import type { RepoPath } from '../core/source.ts';
import { matchSequence } from './glob.ts';

/** One line of a CODEOWNERS file: what it matches, and whether it names anybody. */
export interface OwnersLine {
  readonly pattern: string;
  /** `@user`, `@organisation/team` or mail addresses; none where the line takes ownership away. */
  readonly owners: readonly string[];
}

/** `@user`, `@organisation/team` or a mail address. */
const OWNER = /^(@[\w.-]+(\/[\w.-]+)?|[^@\s]+@[^@\s]+)$/;

/**
 * Reads a CODEOWNERS file as GitHub does: the pattern, then the owners, up to `#`. Lines with what GitHub does not know
 * (`!`, `[ ]`, an escaped `#`, an owner that cannot be one) are skipped, as GitHub skips them.
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function readOwners(text: string): OwnersLine[] {
  const lines: OwnersLine[] = [];
  for (const line of text.split('\n')) {
    const [pattern, ...rest] = line.trim().split(/\s+/);
    if (pattern === undefined || pattern === '' || /^[#!]|[[\]]|\\#/.test(pattern)) continue;
    const comment = rest.findIndex(word => word.startsWith('#'));
    const owners = comment < 0 ? rest : rest.slice(0, comment);
    if (owners.every(owner => OWNER.test(owner))) lines.push({ pattern, owners });
  }
  return lines;
}

/** Who owns the file: the last line that matches decides. */
export function ownersOf(lines: readonly OwnersLine[], path: RepoPath): readonly string[] {
  return lines.findLast(({ pattern }) => matchesOwners(pattern, path))?.owners ?? [];
}

/** Whether somebody owns the file. */
export function isOwned(lines: readonly OwnersLine[], path: RepoPath): boolean {
  return ownersOf(lines, path).length > 0;
}

/**
 * Whether a pattern of CODEOWNERS matches a file. As in .gitignore, a pattern with a slash before its end is anchored at the
 * root, and one that names a folder matches all in it; `folder/*`, other than there, only what is directly in it.
 */
function matchesOwners(pattern: string, path: RepoPath): boolean {
  const folder = pattern.endsWith('/');
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '');
  const wanted = bare.split('/');
  const anchored = pattern.startsWith('/') || wanted.length > 1;
  const rooted = anchored ? wanted : ['**', ...wanted];
  const segments = path.split('/');
  const direct = wanted.length > 1 && wanted.at(-1) === '*';
  const itself = !folder && matchSequence(rooted, segments, '**', matchesSegment);
  // At least one segment below: `*` and then anything.
  return itself || (!direct && matchSequence([...rooted, '*', '**'], segments, '**', matchesSegment));
}

function matchesSegment(pattern: string, segment: string): boolean {
  return matchSequence([...pattern], [...segment], '*', (a, b) => a === '?' || a === b);
}

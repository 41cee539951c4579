import type { RepoPath } from '../core/source.ts';

/**
 * Whether a path matches a pattern: `*` is any part of a segment, `**` any number of segments, everything else itself.
 * A pattern that names a folder matches what is in it. No regular expression: patterns come from repositories, and the
 * time must stay proportional to the lengths of both.
 */
export function matchesGlob(pattern: string, path: RepoPath): boolean {
  const wanted = pattern
    .replace(/^\.?\//, '')
    .replace(/\/+$/, '')
    .split('/');
  return (
    matchSequence([...wanted, '**'], path.split('/'), '**', matchesParts) ||
    matchSequence(wanted, path.split('/'), '**', matchesParts)
  );
}

/** Whether a text matches a pattern in which `*` is any run of characters. */
export function matchesParts(pattern: string, segment: string): boolean {
  return matchSequence([...pattern], [...segment], '*', (a, b) => a === b);
}

/** The classic two-pointer match with one level of backtracking: `many` stands for any run of items. */
export function matchSequence(
  pattern: readonly string[],
  items: readonly string[],
  many: string,
  same: (pattern: string, item: string) => boolean,
): boolean {
  let p = 0;
  let resume = -1;
  let from = 0;
  for (let i = 0; i < items.length; ) {
    if (p < pattern.length && pattern[p] === many) {
      resume = ++p;
      from = i;
    } else if (p < pattern.length && same(pattern[p] as string, items[i] as string)) {
      p++;
      i++;
    } else if (resume >= 0) {
      p = resume;
      i = ++from;
    } else return false;
  }
  while (pattern[p] === many) p++;
  return p === pattern.length;
}

/** Names longer than this are never a slip of the finger; comparing them would cost time. */
export const LONGEST_NAME = 64;

/** The name in one spelling: lower case, words joined by hyphens. */
export function normal(name: string): string {
  return name
    .slice(0, LONGEST_NAME)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[\s_-]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The candidate that was most likely meant; none where nothing is near. Earlier candidates win a tie. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const wanted = normal(name);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const length = Math.max(wanted.length, candidate.length);
    const distance = wanted === candidate.toLowerCase() ? 0 : editDistance(wanted, candidate.toLowerCase());
    if (distance <= tolerance(length) && distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** How many slips a word of this length may have: short words are all near each other. */
function tolerance(length: number): number {
  if (length <= 2) return 0;
  if (length <= 5) return 1;
  return length <= 9 ? 2 : 3;
}

/** Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

/**
 * The candidate that was meant beyond doubt: the same but for capitals and what joins its words, or one slip away from a
 * word of four letters or more, with no other candidate within two.
 */
export function certainlyMeant(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const wanted = normal(name);
  const same = candidates.find(candidate => candidate === wanted);
  if (same !== undefined) return same;
  const near = candidates.filter(candidate => editDistance(wanted, candidate) <= 2);
  const [only, another] = near;
  if (only === undefined || another !== undefined || only.length < 4) return undefined;
  return editDistance(wanted, only) === 1 ? only : undefined;
}

/** Lines of unchanged text shown around a change. */
const CONTEXT = 3;

type Mark = ' ' | '-' | '+';
type Step = readonly [mark: Mark, line: string];

/**
 * The difference of two texts in the form of a unified diff without headers. `…` stands for lines that are left out; of
 * those the one that opens the block around a change is kept.
 */
export function lineDiff(before: string, after: string): string {
  const steps = editSteps(before.trimEnd().split('\n'), after.trimEnd().split('\n'));
  const shown = steps.map((_, i) =>
    steps.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some(([mark]) => mark !== ' '),
  );
  for (const [i, [, line]] of steps.entries()) {
    if (!shown[i] || shown[i - 1] || !line.startsWith(' ')) continue;
    const opening = steps.slice(0, i).findLastIndex(([, text]) => /^[^\s}\])]/.test(text));
    if (opening !== -1) shown[opening] = true;
  }
  const lines: string[] = [];
  for (const [i, [mark, line]] of steps.entries()) {
    if (shown[i]) lines.push(`${mark}${line}`.trimEnd());
    else if (i === 0 || shown[i - 1]) lines.push(' …');
  }
  return lines.join('\n');
}

/** The shortest way from one list of lines to the other, by their longest common subsequence. */
function editSteps(before: readonly string[], after: readonly string[]): Step[] {
  const common = commonLengths(before, after);
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [old, now] = [before[i], after[j]];
    if (old === undefined && now === undefined) return steps;
    if (old !== undefined && old === now) {
      steps.push([' ', old]);
      i++;
      j++;
    } else if (now === undefined || (old !== undefined && at(common, i + 1, j) >= at(common, i, j + 1))) {
      steps.push(['-', old ?? '']);
      i++;
    } else {
      steps.push(['+', now]);
      j++;
    }
  }
}

/** How many lines the rests from line `i` of one and line `j` of the other have in common. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths: number[][] = [];
  for (let i = before.length - 1; i >= 0; i--) {
    const row: number[] = [];
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] =
        before[i] === after[j]
          ? 1 + at(lengths, i + 1, j + 1)
          : Math.max(at(lengths, i + 1, j), row[j + 1] ?? 0);
    }
    lengths[i] = row;
  }
  return lengths;
}

function at(table: readonly (readonly number[] | undefined)[], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

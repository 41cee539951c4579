import { type Case, FLOOR } from './cases.ts';
import { type Measured, median, ratio } from './measure.ts';

/** What came of one case on one Node. */
export interface Result {
  readonly title: string;
  readonly node: string;
  readonly rows: readonly Row[];
  readonly goals: readonly Judged[];
  readonly missing: readonly string[];
}

interface Row {
  readonly command: string;
  readonly min: number;
  readonly median: number;
  /** To the floor: the median of the rounds. */
  readonly ratio: number;
  /** To the floor: the fastest run to the floor's fastest. */
  readonly ratioOfMin: number;
  readonly memory: number;
}

interface Judged {
  readonly of: string;
  readonly to: string;
  readonly most: number;
  readonly ratio: number;
  readonly ratioOfMin: number;
  readonly met: boolean;
}

export function resultOf(each: Case, node: string, measured: readonly Measured[]): Result {
  const major = Number(/\d+/.exec(node)?.[0]);
  const find = (name: string) => measured.find(one => one.name === name);
  const rows = measured.map(one => ({
    command: one.name,
    min: Math.min(...one.runs),
    median: median(one.runs),
    ...ratios(one, find(FLOOR) ?? one),
    memory: one.memory,
  }));
  const goals = each.goals.flatMap(goal => {
    const [of, to] = [find(goal.of), find(goal.to)];
    if (of === undefined || to === undefined) return [];
    const found = ratios(of, to);
    const most = goal.most(major);
    return [{ of: goal.of, to: goal.to, most, ...found, met: found.ratio <= most }];
  });
  return { title: each.title, node, rows, goals, missing: each.missing };
}

function ratios(of: Measured, to: Measured): { ratio: number; ratioOfMin: number } {
  return { ratio: ratio(of, to), ratioOfMin: Math.min(...of.runs) / Math.min(...to.runs) };
}

export function table({ title, node, rows, goals, missing }: Result): string {
  const cells = [
    ['', 'min ms', 'median ms', 'to floor', '(of min)', 'MiB'],
    ...rows.map(row => [
      row.command,
      row.min.toFixed(0),
      row.median.toFixed(0),
      row.ratio.toFixed(2),
      row.ratioOfMin.toFixed(2),
      row.memory.toFixed(0),
    ]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map(row => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  const judged = goals.map(
    ({ of, to, most, ratio: found, ratioOfMin, met }) =>
      `${met ? 'met   ' : 'MISSED'}  ${of} to ${to}: ${found.toFixed(2)} (of min ${ratioOfMin.toFixed(2)}), goal at most ${most}`,
  );
  return [
    `${title}, on Node ${node}`,
    ...cells.map(row => `  ${line(row)}`),
    ...judged.map(text => `  ${text}`),
    ...missing.map(name => `  not measured: ${name}, which could not be installed`),
    '',
  ].join('\n');
}

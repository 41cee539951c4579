import type { Gap } from '../core/assessed.ts';
import type { Day } from '../core/dates.ts';
import { isObject, type Json } from '../core/document.ts';
import { type Listed, NOTHING_SPENT, type RepositoryRow, type Spent } from './types.ts';

/** What a scan is of: the first line of its state. */
export interface ScanHead {
  /** Version of the state's shape. */
  readonly scan: 1;
  readonly today: Day;
  /** The owner, or `list`. */
  readonly of: string;
  /** Such as `3/8`; `1/1` for a scan of everything. */
  readonly shard: string;
  /** What this shard is to look at. */
  readonly planned: readonly Listed[];
  /** How many repositories the host counts and does not list. */
  readonly hidden: number;
}

/** One line of a state file. */
export type Line =
  | ScanHead
  | { readonly row: RepositoryRow }
  /** Not looked at: asked for again when the scan goes on. */
  | { readonly failed: { readonly key: string; readonly gap: Gap } }
  | { readonly issues: IssuesLine }
  | { readonly spent: Spent }
  /** Why the scan ended before it was done. */
  | { readonly stopped: Gap };

/** What was done with the review issues of one repository, in sentences. */
export interface IssuesLine {
  /** `owner/name`. */
  readonly name: string;
  /** How many were opened, or in a dry run would have been. */
  readonly opened: number;
  readonly done: readonly string[];
  readonly left: readonly string[];
  /** What came to nothing. */
  readonly failed: readonly Gap[];
}

/** What a state file says. */
export interface Progress {
  readonly head: ScanHead;
  /** By key; what is written twice counts once, as it was written last. */
  readonly rows: ReadonlyMap<string, RepositoryRow>;
  readonly failed: ReadonlyMap<string, Gap>;
  readonly issues: readonly IssuesLine[];
  readonly stopped?: Gap;
  readonly spent: Spent;
}

export function printLine(line: Line): string {
  return `${JSON.stringify(line)}\n`;
}

/**
 * Reads a state. A last line without its end is what a killed scan was about to write: it is passed over, and `length` (in
 * UTF-16 units) says where the whole lines end. Undefined where the text is no state at all; a number where that line, from 1,
 * is damaged.
 */
export function readState(text: string): { progress: Progress; length: number } | number | undefined {
  const length = text.lastIndexOf('\n') + 1;
  const lines = text.slice(0, length).split('\n').slice(0, -1);
  const head = parsed(lines[0] ?? '');
  if (!isHead(head)) return undefined;
  const rows = new Map<string, RepositoryRow>();
  const failed = new Map<string, Gap>();
  const issues: IssuesLine[] = [];
  let stopped: Gap | undefined;
  let spent = NOTHING_SPENT;
  for (const [index, text] of lines.slice(1).entries()) {
    const line = parsed(text) as unknown as Exclude<Line, ScanHead> | undefined;
    if (line === undefined || !isObject(line as unknown as Json)) return index + 2;
    if ('row' in line) {
      if (!isRow(line.row)) return index + 2;
      rows.set(line.row.key, line.row);
    } else if ('failed' in line) failed.set(line.failed.key, line.failed.gap);
    else if ('spent' in line)
      spent = {
        requests: spent.requests + line.spent.requests,
        points: spent.points + line.spent.points,
      };
    else if ('issues' in line) {
      if (!isIssues(line.issues)) return index + 2;
      issues.push(line.issues);
    } else if ('stopped' in line) stopped = line.stopped;
    else return index + 2;
  }
  const progress = { head, rows, failed, issues, spent, ...(stopped === undefined ? {} : { stopped }) };
  return { progress, length };
}

/** What a scan has left to do. */
export function leftOf({ head, rows }: Progress): Listed[] {
  return head.planned.filter(({ key }) => !rows.has(key));
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function isRow(value: unknown): boolean {
  const row = (value ?? {}) as { readonly [K in keyof RepositoryRow]?: unknown };
  return (
    typeof row.key === 'string' &&
    typeof row.name === 'string' &&
    typeof row.standing === 'string' &&
    [row.models, row.blocking, row.notAssessed].every(Array.isArray) &&
    [row.folders, row.counts].every(part => typeof part === 'object' && part !== null)
  );
}

function isIssues(value: unknown): boolean {
  const line = (value ?? {}) as { readonly [K in keyof IssuesLine]?: unknown };
  return (
    typeof line.name === 'string' &&
    typeof line.opened === 'number' &&
    [line.done, line.left, line.failed].every(Array.isArray)
  );
}

function isHead(value: unknown): value is ScanHead {
  const head = value as Partial<ScanHead> | undefined | null;
  return head?.scan === 1 && Array.isArray(head.planned) && typeof head.today === 'string';
}

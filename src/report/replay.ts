import type { Replayed } from '../commands/replay.ts';
import type { Gap } from '../core/assessed.ts';
import { visible, visibleJson } from './escape.ts';
import { count } from './verdict.ts';

/** What a replay found, commit by commit, newest first. */
export interface ReplayResult {
  readonly since: string;
  readonly commits: readonly Replayed[];
  /** Commits that could not be compared at all. */
  readonly unread: readonly Gap[];
}

/** The replay as text for people, or as versioned JSON. */
export function printReplay(result: ReplayResult, format: 'text' | 'json'): string {
  return format === 'json'
    ? visibleJson(`${JSON.stringify({ version: 1, ...result }, null, 2)}\n`)
    : text(result);
}

function text({ since, commits, unread }: ReplayResult): string {
  const blocked = commits.filter(({ blocking }) => blocking.length > 0);
  const touching = commits.filter(commit => commit.touchesArchitecture);
  const modelled = touching.filter(commit => commit.changesModel);
  const lines = [
    `Since ${since}, the gate would have blocked ${blocked.length} of ${count(commits.length, 'commit')}.`,
    '',
  ];
  for (const { commit, date, blocking } of blocked) {
    lines.push(`${commit.slice(0, 12)}  ${date}`);
    lines.push(...blocking.slice(0, 3).map(sentence => `    ${sentence}`));
    if (blocking.length > 3) lines.push(`    and ${blocking.length - 3} more`);
  }
  if (blocked.length > 0) lines.push('');
  const told = commits.filter(({ blocking, other }) => blocking.length === 0 && other > 0).length;
  const gaps = commits.filter(commit => commit.gaps.length > 0).length;
  lines.push(
    `${count(touching.length, 'commit')} changed files that describe the architecture; ${modelled.length} of them changed a model.`,
    `${count(told, 'more commit')} would have had findings that do not fail a run.`,
  );
  if (gaps > 0) lines.push(`${count(gaps, 'commit')} could be read only in part.`);
  for (const gap of unread) lines.push(`not assessed: ${gap.what}: ${gap.why}. ${gap.remedy}`);
  return `${lines.map(visible).join('\n')}\n`;
}

import { count } from './verdict.ts';

/** A part of a Markdown report. Sections without entries are not shown. */
export interface Section {
  readonly title: string;
  /** Each ends with a line feed and is kept or left out as a whole. */
  readonly entries: readonly string[];
  /** Who gets room first: 0 before 1. */
  readonly priority: number;
  /** In a `<details>` element. */
  readonly folded?: boolean;
}

/**
 * Puts sections under a head within a limit of bytes. What does not fit is cut between entries, never inside one, and
 * each section that is cut says how many entries are left out and where the full list is.
 */
export function withinLimit(
  head: string,
  sections: readonly Section[],
  maxBytes: number,
  fullList: string,
): string {
  const shown = sections.filter(({ entries }) => entries.length > 0);
  const kept = new Map<Section, number>();
  // Room for every frame and for every "left out" line is set aside before any entry is taken.
  let room = maxBytes - bytes(head);
  for (const section of shown) room -= bytes(render(section, 0, fullList));
  for (const section of [...shown].sort((a, b) => a.priority - b.priority)) {
    let taken = 0;
    for (const entry of section.entries) {
      const size = bytes(entry);
      if (size > room) break;
      room -= size;
      taken++;
    }
    kept.set(section, taken);
  }
  return head + shown.map(section => render(section, kept.get(section) ?? 0, fullList)).join('');
}

function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

function render(section: Section, kept: number, fullList: string): string {
  const left = section.entries.length - kept;
  const body = section.entries.slice(0, kept).join('');
  const rest =
    left === 0
      ? ''
      : `- ${count(left, 'entry is', 'entries are')} left out here for size; the full list is in ${fullList}\n`;
  const title = `${section.title} (${section.entries.length})`;
  return section.folded === true
    ? `\n<details><summary>${title}</summary>\n\n${body}${rest}\n</details>\n`
    : `\n### ${title}\n\n${body}${rest}`;
}

import type { Finding } from '../core/finding.ts';

/** Findings by how they are shown. Each keeps the order of the report. */
export interface Partition {
  readonly blocking: readonly Finding[];
  /** Introduced, and not blocking. */
  readonly other: readonly Finding[];
  readonly existing: readonly Finding[];
  readonly excused: readonly Finding[];
}

/** Every finding in exactly one group. One that blocks is shown as such whatever else is said of it. */
export function partition(findings: readonly Finding[]): Partition {
  const groups = {
    blocking: [] as Finding[],
    other: [] as Finding[],
    existing: [] as Finding[],
    excused: [] as Finding[],
  };
  for (const finding of findings) {
    if (finding.blocks) groups.blocking.push(finding);
    else if (finding.excuse !== undefined) groups.excused.push(finding);
    else if (!finding.introduced) groups.existing.push(finding);
    else groups.other.push(finding);
  }
  return groups;
}

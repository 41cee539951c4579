import { readFileSync } from 'node:fs';

/** One labelled commit, as the corpora have it; further fields are let pass. */
export interface Label {
  readonly repo: string;
  readonly sha: string;
  readonly parent: string;
  readonly iac_files: readonly string[];
  readonly iac_kinds?: readonly string[];
  readonly architectural: boolean;
  readonly classes: readonly string[];
  readonly resources: readonly string[];
  readonly ambiguous?: boolean;
  readonly subject?: string;
}

/** The rows of a JSON lines file. */
export function readLabels(file: string): Label[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as Label);
}

/** The architecture source that a label's file kinds belong to: the part of the kind before its provider, `mixed` for several. */
export function sourceOf(label: Label): string {
  const sources = new Set(
    (label.iac_kinds ?? []).map(kind => kind.replace(/^terraform.*/, 'terraform').replace(/^docker-/, '')),
  );
  const [only] = sources;
  return sources.size === 1 && only !== undefined ? only : 'mixed';
}

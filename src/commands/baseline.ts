import { RULES } from '../../rules/index.ts';
import type { Day } from '../core/dates.ts';
import type { Finding } from '../core/finding.ts';
import type { Report } from '../core/report.ts';
import { type EditResult, removeKeys } from '../documents/edit.ts';
import { mayKeep } from '../policy/baseline.ts';
import { MAX_DOCUMENT_BYTES } from '../snapshot/folder.ts';

/** Where the baseline stands, from the folder that is checked. */
export const BASELINE_PATH = 'threat-model/baseline.yaml';

const IDLE = 'validation/baseline-entry-idle';
const KEEPABLE = new Set(RULES.filter(mayKeep).map(({ id }) => id));

/** The findings of a scan that a baseline would keep and does not: those that can fail a run, whatever the mode. */
export function toKeep({ findings }: Report): Finding[] {
  return findings
    .filter(
      finding =>
        finding.severity === 'error' &&
        finding.confidence === 'certain' &&
        finding.excuse === undefined &&
        (KEEPABLE.has(finding.rule) || finding.rule.startsWith('custom/')),
    )
    .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
}

/** The fingerprints of entries that excuse nothing. */
export function idleEntries({ findings }: Report): ReadonlySet<string> {
  return new Set(findings.filter(({ rule }) => rule === IDLE).map(({ key = '' }) => key));
}

/** The text of a baseline without some entries, comments kept: what `--fix` and `--prune` write. */
export function pruned(text: string, idle: ReadonlySet<string>): Promise<EditResult> {
  return removeKeys(text, ['kept'], idle);
}

/** The text of a new baseline. A line for each entry, in order of fingerprints: neighbours are seldom edited together. */
export function newBaseline(findings: readonly Finding[], today: Day): EditResult {
  const lines = [
    '# Findings that were there when the repository adopted threatlint. They fail nothing while they are listed here, and',
    '# no new entries are meant to come: `threatlint baseline --prune` removes those that are closed.',
    'version: 1',
    ...(findings.length === 0 ? ['kept: {}'] : ['kept:', ...findings.map(finding => entry(finding, today))]),
  ];
  return small(`${lines.join('\n')}\n`);
}

/** The text of a baseline with further entries, each where its fingerprint belongs. */
export function grown(text: string, findings: readonly Finding[], today: Day): EditResult {
  const lines = text.replace(/^kept: *\{ *\} *$/m, 'kept:').split('\n');
  const start = lines.findIndex(line => /^kept:/.test(line));
  if (start < 0) return { ok: false, why: 'there is no line `kept:`', remedy: 'Add the entries by hand.' };
  for (const finding of findings) {
    const place = lines.findIndex(
      (line, i) => i > start && (fingerprintOf(line) ?? '') > finding.fingerprint,
    );
    const last = lines.findLastIndex((line, i) => i >= start && (i === start || /^\s+\S/.test(line)));
    lines.splice(place < 0 ? last + 1 : place, 0, entry(finding, today));
  }
  return small(lines.join('\n'));
}

function fingerprintOf(line: string): string | undefined {
  return /^ {2}["']?([0-9a-f]{16})["']?:/.exec(line)?.[1];
}

/** JSON strings are YAML strings, whatever a key of a repository holds. */
function entry({ fingerprint, rule, subject, key }: Finding, today: Day): string {
  const fields = [
    `rule: ${rule}`,
    `subject: ${JSON.stringify(subject)}`,
    ...(key === undefined ? [] : [`key: ${JSON.stringify(key)}`]),
    `since: ${today}`,
  ];
  return `  "${fingerprint}": {${fields.join(', ')}}`;
}

function small(text: string): EditResult {
  if (Buffer.byteLength(text) <= MAX_DOCUMENT_BYTES) return { ok: true, text };
  return {
    ok: false,
    why: `the baseline would be larger than ${MAX_DOCUMENT_BYTES / 1024} KiB, the most that is read of one file`,
    remedy: 'Give the rules that find most the level `warning` in the control file, and write it then.',
  };
}

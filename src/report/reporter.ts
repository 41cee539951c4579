import type { RuleId } from '../core/finding.ts';
import type { Report } from '../core/report.ts';

/** What a caller can choose; every reporter takes what concerns it. */
export interface ReporterOptions {
  /** ANSI colours. The caller decides: a terminal, and no `NO_COLOR`. */
  readonly color?: boolean;
  /** Show findings that exist at base in full. */
  readonly all?: boolean;
  /** Upper limit of the output in bytes of UTF-8 (markdown). */
  readonly maxBytes?: number;
  /** Where a cut list can be read in full (markdown): "the job log and threatlint.json". */
  readonly fullList?: string;
  /** Folder of the repository inside the workspace (github): `checkout/path`. */
  readonly pathPrefix?: string;
  /** The page of a rule. */
  readonly ruleUrl?: (rule: RuleId) => string;
  /** The page that shows a line of a file at head (markdown), encoded. Without it places are plain text. */
  readonly placeUrl?: (path: string, line: number) => string;
}

/** Turns a report into text. Pure: the same report gives the same bytes. */
export type Reporter = (report: Report, options?: ReporterOptions) => string;

/** The page of a rule in the public repository; for a repository's own rules, the page about them. */
export function defaultRuleUrl(rule: RuleId): string {
  if (rule.startsWith('custom/'))
    return 'https://github.com/threatlint/threatlint/blob/main/docs/own-rules.md';
  return `https://github.com/threatlint/threatlint/blob/main/rules/${rule}/README.md`;
}

/** Pages of files at one commit, of paths relative to `folder`: `repository` is the address of its page, such as `https://github.com/acme/shop`. */
export function blobUrls(
  repository: string,
  commit: string,
  folder = '',
): (path: string, line: number) => string {
  return (path, line) => `${blobUrl(repository, commit, joined(folder, path))}?plain=1#L${line}`;
}

/** The page of a file, of a path from the top of the repository, at a branch or commit. */
export function blobUrl(repository: string, ref: string, path: string): string {
  return `${repository}/blob/${encodedPath(ref)}/${encodedPath(path)}`;
}

/** A path that is relative to a folder, '' for the top, from the top. */
export function joined(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

/** A path as part of an address: slashes stay. */
export function encodedPath(path: string): string {
  return path.replace(/[^A-Za-z0-9\-._~/]/gu, percentEncoded);
}

/** A character as the percent-encoded bytes of its UTF-8; unlike `encodeURIComponent` for every character, and total. */
export function percentEncoded(character: string): string {
  return [...Buffer.from(character, 'utf8')]
    .map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

/** A path inside the repository: forward slashes, no leading slash, no `.` or `..` segments. */
export type RepoPath = string;

/** A git object id in hex (40 or 64 characters). */
export type Oid = string;

/** The text of one file at one version. `text` keeps every character of the file (BOM, CRLF) so that offsets hold. */
export interface Source {
  readonly path: RepoPath;
  readonly oid: Oid;
  readonly text: string;
}

/** A range of UTF-16 offsets in `source.text`: `start` inclusive, `end` exclusive. Lines and columns exist only in reports. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** The start of a file: for findings about the whole of it. */
export function wholeFile(source: Source): Span {
  return { source, start: 0, end: 0 };
}

/** A place in a file that does not exist yet: for findings that ask to write it. */
export function missingFile(path: RepoPath): Span {
  return { source: { path, oid: '', text: '' }, start: 0, end: 0 };
}

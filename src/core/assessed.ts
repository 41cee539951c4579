/** Something that a run could not check. It is listed in every output; the run is then not complete. */
export interface Gap {
  /** What was not checked: a file, "the history of threat-model/", "changes in infra/". */
  readonly what: string;
  /** Why, as a sentence without a final stop. */
  readonly why: string;
  /** What the reader can do about it, as a sentence. */
  readonly remedy: string;
  /** The file that could not be read, where it is one. */
  readonly path?: string;
}

/** A piece of evidence: gathered (perhaps with gaps), or not, with the reason. */
export type Assessed<T> =
  | { readonly ok: true; readonly value: T; readonly gaps: readonly Gap[] }
  | { readonly ok: false; readonly gap: Gap };

export function assessed<T>(value: T, gaps: readonly Gap[] = []): Assessed<T> {
  return { ok: true, value, gaps };
}

export function notAssessed<T>(gap: Gap): Assessed<T> {
  return { ok: false, gap };
}

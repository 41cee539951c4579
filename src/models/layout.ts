import type { RepoPath } from '../core/source.ts';

/** What a path means in the threat-model folder. */
export type Placement =
  /** A model, or with `part` one file of a model that is a folder. */
  | { readonly kind: 'model'; readonly id: string; readonly part?: string }
  | { readonly kind: 'control' }
  | { readonly kind: 'decision' }
  | { readonly kind: 'own-rule' }
  | { readonly kind: 'upstream-lock' }
  | { readonly kind: 'library' }
  | { readonly kind: 'baseline' }
  | { readonly kind: 'other' };

/** The folder that holds models, control file and decisions, unless told otherwise. */
export const DEFAULT_FOLDER = 'threat-model';

const OTHER: Placement = { kind: 'other' };
/** Files of the folder itself that are no models, by name without extension. */
const TOP: ReadonlyMap<string, Placement> = new Map([
  ['threatlint', { kind: 'control' }],
  ['baseline', { kind: 'baseline' }],
  ['upstream.lock', { kind: 'upstream-lock' }],
]);
const DOCUMENT = /^(?!\.)(.+)\.(?:yaml|yml|json)$/;

/** Says what the file at `path` is to threatlint, by its path alone. */
export function classify(path: RepoPath, folder: RepoPath = DEFAULT_FOLDER): Placement {
  if (!path.startsWith(`${folder}/`)) return OTHER;
  const [first, second, ...deeper] = path.slice(folder.length + 1).split('/');
  if (first === undefined || deeper.length > 0) return OTHER;
  const stem = DOCUMENT.exec(second ?? first)?.[1];
  if (stem === undefined) return OTHER;
  if (second === undefined) return TOP.get(stem) ?? { kind: 'model', id: stem };
  if (first === 'decisions') return { kind: 'decision' };
  if (first === 'library') return { kind: 'library' };
  if (first === 'rules') return { kind: 'own-rule' };
  return first === '' || first.startsWith('.') ? OTHER : { kind: 'model', id: first, part: stem };
}

import type { Json, Key } from './document.ts';
import type { NonEmpty } from './nonempty.ts';
import type { RepoPath, Span } from './source.ts';

/** One mechanical change of a document, by the keys that lead to its place. `append` adds an item to a list. */
export type Edit =
  | { readonly do: 'set'; readonly at: readonly Key[]; readonly value: Json }
  | { readonly do: 'rename'; readonly at: readonly Key[]; readonly to: string }
  | { readonly do: 'remove'; readonly at: readonly Key[] }
  | { readonly do: 'append'; readonly at: readonly Key[]; readonly value: Json };

/** An edit of a file. `span`: the text that it replaces, where it replaces one value or key. */
export type FileEdit = Edit & { readonly path: RepoPath; readonly span?: Span };

/** What resolves a finding without anybody having to decide anything. A rule offers one only where that holds. */
export interface Fix {
  /** What it does, as a command without a final stop: "Rename `nmae` to `name`". */
  readonly title: string;
  /** All of them or none. */
  readonly edits: NonEmpty<FileEdit>;
}

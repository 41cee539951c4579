import type { Gap } from '../core/assessed.ts';
import type { RepoPath, Source } from '../core/source.ts';
import type { Tree } from '../core/tree.ts';
import type { ReadBlobs } from '../snapshot/blobs.ts';

/** Architecture files over this size are not read; what people write is far smaller. */
const MAX_SOURCE_BYTES = 4 * 1024 * 1024;

/** Reads architecture files as text, and remembers which of them it could not. */
export class SourceReader {
  readonly unread: Gap[] = [];
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  constructor(private readonly blobs: ReadBlobs) {}

  async read(tree: Tree, paths: readonly RepoPath[]): Promise<ReadonlyMap<RepoPath, Source>> {
    const entries = paths
      .flatMap(path => tree.entries.get(path) ?? [])
      .filter(entry => entry.kind === 'file');
    const texts = new Map<RepoPath, Source>();
    if (entries.length === 0) return texts;
    const blobs = await this.blobs(
      entries.map(entry => entry.oid),
      MAX_SOURCE_BYTES,
    );
    for (const { path, oid } of entries) {
      const blob = blobs.get(oid) ?? 'missing';
      const text = typeof blob === 'string' ? undefined : this.decode(blob);
      if (text !== undefined) texts.set(path, { path, oid, text });
      else this.unread.push(gapOf(path, typeof blob === 'string' ? blob : 'not-text'));
    }
    return texts;
  }

  private decode(bytes: Uint8Array): string | undefined {
    try {
      return this.#decoder.decode(bytes);
    } catch {
      return undefined;
    }
  }
}

function gapOf(path: RepoPath, reason: 'missing' | 'too-large' | 'not-text'): Gap {
  const what = `architecture changes in \`${path}\``;
  switch (reason) {
    case 'missing':
      return {
        what,
        path,
        why: 'its content is not in this clone',
        remedy: 'Check out with `fetch-depth: 0`, and without a filter that leaves out files.',
      };
    case 'too-large':
      return {
        what,
        path,
        why: 'the file is larger than 4 MiB',
        remedy: 'Split it, or list it under `ignore` in the control file if it is not deployed.',
      };
    case 'not-text':
      return {
        what,
        path,
        why: 'the file is not UTF-8 text',
        remedy: 'Save it as UTF-8, or list it under `ignore` in the control file if it is not deployed.',
      };
  }
}

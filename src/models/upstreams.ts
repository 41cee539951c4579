import type { CheckedFile } from '../core/document.ts';
import type { Model } from '../core/model.ts';
import type { Upstream } from '../core/review.ts';
import type { Span } from '../core/source.ts';
import type { UpstreamLock } from '../generated/upstream-lock.ts';
import { modelDigest } from './digest.ts';
import { asMap } from './parts.ts';

/** What the lock says of one model of another repository, at its place. */
export interface LockedModel {
  readonly at: Span;
  readonly commit: string;
  readonly digest: string;
  readonly fetched: string;
  readonly name?: string;
  readonly owner?: string;
  readonly criticality?: 'low' | 'moderate' | 'high' | 'critical';
  /** Its last review; absent where it records none. */
  readonly reviewed?: string;
  /** What it takes for granted, by id. */
  readonly assumptions?: Readonly<Record<string, string>>;
}

/** The locked models by reference; none where there is no lock or it has mistakes, which are told of elsewhere. */
export function lockedModels(documents: readonly CheckedFile[]): ReadonlyMap<string, LockedModel> {
  const found = new Map<string, LockedModel>();
  const file = lockFile(documents);
  const [doc] = file?.docs ?? [];
  if (file === undefined || doc === undefined || file.problems.length + file.mistakes.length > 0)
    return found;
  const map = asMap(asMap(doc.value)['models']);
  for (const [reference, locked] of Object.entries((doc.value as unknown as UpstreamLock).models)) {
    found.set(reference, {
      ...(locked as Omit<LockedModel, 'at'>),
      get at() {
        return doc.span(map, reference, 'key');
      },
    });
  }
  return found;
}

/** The lock, also where it cannot be read. */
export function lockFile(documents: readonly CheckedFile[]): CheckedFile | undefined {
  return documents.find(({ kind }) => kind === 'upstream-lock');
}

/** Whether the model that is relied on lies in the same repository. */
export function isLocal({ model }: Upstream): boolean {
  return model.id.startsWith('#');
}

/** The digest of a model that is relied on, as it is now or was when it was fetched; undefined where it is not known. */
export function digestOf(
  upstream: Upstream,
  models: readonly Model[],
  locked: ReadonlyMap<string, LockedModel>,
): string | undefined {
  if (!isLocal(upstream)) return locked.get(upstream.model.id)?.digest;
  const local = models.find(({ id }) => `#${id}` === upstream.model.id);
  return local && modelDigest(local);
}

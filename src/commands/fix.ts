import type { Finding } from '../core/finding.ts';
import type { FileEdit, Fix } from '../core/fix.ts';
import type { RepoPath } from '../core/source.ts';
import { applyEdit } from '../documents/apply.ts';

/** A file that fixes change. */
export interface FixedFile {
  readonly path: RepoPath;
  readonly before: string;
  readonly after: string;
  /** What was done, as the fixes name it. */
  readonly titles: readonly string[];
}

/** What fixes come to. `left`: fixes that touch what another one touches; they may be possible in another round. */
export interface Fixed {
  readonly files: readonly FixedFile[];
  readonly left: readonly Fix[];
}

/**
 * Applies the fixes of findings that count to texts of files, in the order of the findings: each as a whole or not at
 * all, and none that touches a place which an earlier one changed. Writes nothing.
 */
export async function applyFixes(
  findings: readonly Finding[],
  read: (path: RepoPath) => string | undefined,
): Promise<Fixed> {
  const before = new Map<RepoPath, string>();
  const after = new Map<RepoPath, { readonly text: string; readonly titles: readonly string[] }>();
  const taken: FileEdit[] = [];
  const left: Fix[] = [];
  for (const { fix, excuse } of findings) {
    if (fix === undefined || excuse !== undefined) continue;
    if (fix.edits.some(edit => taken.some(other => touches(edit, other)))) {
      left.push(fix);
      continue;
    }
    const texts = new Map<RepoPath, string>();
    let possible = true;
    for (const edit of fix.edits) {
      const text = texts.get(edit.path) ?? after.get(edit.path)?.text ?? read(edit.path);
      if (text === undefined) possible = false;
      if (!possible || text === undefined) break;
      if (!before.has(edit.path)) before.set(edit.path, text);
      const result = await applyEdit(edit.path, text, edit);
      if (result.ok) texts.set(edit.path, result.text);
      else possible = false;
    }
    if (!possible) {
      left.push(fix);
      continue;
    }
    taken.push(...fix.edits);
    for (const [path, text] of texts) {
      after.set(path, { text, titles: [...(after.get(path)?.titles ?? []), fix.title] });
    }
  }
  const files = [...after].map(([path, { text, titles }]) => {
    return { path, before: before.get(path) ?? '', after: text, titles };
  });
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), left };
}

/** Whether one edit's place is the other's or inside it; in a list from which one takes an item, any item of it. */
function touches(a: FileEdit, b: FileEdit): boolean {
  if (a.path !== b.path) return false;
  return within(placeOf(a), placeOf(b)) || within(placeOf(b), placeOf(a));
}

function placeOf(edit: FileEdit): readonly (string | number)[] {
  const inList = typeof edit.at.at(-1) === 'number';
  return edit.do === 'remove' && inList ? edit.at.slice(0, -1) : edit.at;
}

function within(place: readonly (string | number)[], outer: readonly (string | number)[]): boolean {
  return outer.every((key, i) => place[i] === key);
}

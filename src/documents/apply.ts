import { isDeepStrictEqual } from 'node:util';
import { type Doc, isObject, type Json, type Key } from '../core/document.ts';
import type { Edit } from '../core/fix.ts';
import type { RepoPath } from '../core/source.ts';
import { type EditResult, removeIn, setIn } from './edit.ts';
import { readFile } from './read.ts';
import { splice } from './splice.ts';

/**
 * Makes one edit in a YAML or JSON file, told apart by its name. Comments, line ends, and every line that the edit does
 * not concern stay as they are. The new text is read back: what does not mean exactly what was asked for is a failure.
 * Never rejects.
 */
export async function applyEdit(path: RepoPath, text: string, edit: Edit): Promise<EditResult> {
  const doc = documentOf(path, text);
  if (doc === undefined) {
    return { ok: false, why: `\`${path}\` cannot be read`, remedy: 'Mend its syntax first.' };
  }
  const wanted = edited(doc.value, edit.at, edit);
  if (wanted === undefined) {
    const where = edit.at.join('.');
    return {
      ok: false,
      why: `\`${path}\` has no place \`${where}\` for this edit`,
      remedy: 'Edit it by hand.',
    };
  }
  const json = path.toLowerCase().endsWith('.json');
  const spliced = splice(doc, edit, json);
  if (spliced !== undefined && isDeepStrictEqual(plain(documentOf(path, spliced)?.value), plain(wanted))) {
    return { ok: true, text: spliced };
  }
  if (!json) {
    const printed = await print(text, doc, edit);
    if (!printed.ok) return printed;
    if (isDeepStrictEqual(plain(documentOf(path, printed.text)?.value), plain(wanted))) return printed;
  }
  return {
    ok: false,
    why: `\`${edit.at.join('.')}\` of \`${path}\` cannot be edited without touching more`,
    remedy: 'Edit it by hand.',
  };
}

/** The document of a text that has no problem at all. */
function documentOf(path: RepoPath, text: string): Doc | undefined {
  const { docs, problems } = readFile({ path, oid: '', bytes: new TextEncoder().encode(text) });
  return problems.length === 0 ? docs[0] : undefined;
}

/** Without the reader's prototype, so that values compare by what they hold. */
function plain(value: Json | undefined): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

async function print(text: string, { value }: Doc, edit: Edit): Promise<EditResult> {
  switch (edit.do) {
    case 'set':
      return setIn(text, edit.at, edit.value);
    case 'remove':
      return removeIn(text, edit.at);
    case 'append': {
      const list = edit.at.reduce<Json | undefined>(child, value);
      return setIn(text, [...edit.at, Array.isArray(list) ? list.length : 0], edit.value);
    }
    case 'rename':
      return { ok: false, why: `\`${edit.at.join('.')}\` cannot be renamed`, remedy: 'Edit it by hand.' };
  }
}

function child(value: Json | undefined, key: Key): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The value as it is to be after the edit; undefined where there is no place for it. */
function edited(value: Json, path: readonly Key[], edit: Edit): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== 'object' || value === null) return undefined;
  const old = child(value, key);
  if (rest.length > 0) {
    const inner = old === undefined ? undefined : edited(old, rest, edit);
    return inner === undefined ? undefined : withEntry(value, key, inner);
  }
  switch (edit.do) {
    case 'set':
      return withEntry(value, key, edit.value);
    case 'append':
      if (old !== undefined && !Array.isArray(old)) return undefined;
      return withEntry(value, key, [...(old ?? []), edit.value]);
    case 'remove':
      if (old === undefined) return undefined;
      if (Array.isArray(value)) return value.filter((_, i) => i !== Number(key));
      return Object.fromEntries(Object.entries(value).filter(([name]) => name !== String(key)));
    case 'rename':
      if (old === undefined || Array.isArray(value) || Object.hasOwn(value, edit.to)) return undefined;
      return Object.fromEntries(
        Object.entries(value).map(([name, field]) => [name === String(key) ? edit.to : name, field]),
      );
  }
}

function withEntry(container: Json, key: Key, value: Json): Json {
  if (Array.isArray(container)) return container.map((item, i) => (i === Number(key) ? value : item));
  return { ...(container as object), [key]: value };
}

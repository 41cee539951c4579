import type { Document, ToStringOptions } from 'yaml';
import type { Json, Key } from '../core/document.ts';

/** The new text of a file, or why it could not be edited (`remedy`: what a person can do instead). */
export type EditResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: string; readonly remedy: string };

/**
 * Sets the value at `path` in the YAML document `text`, making the maps that are missing on the way. Comments, the
 * kind of line ends and every line that the edit does not concern stay as they are. Never rejects.
 */
export function setIn(text: string, path: readonly Key[], value: Json): Promise<EditResult> {
  return edit(text, path, (document, place) => {
    // A bare scalar goes into the node that is there, which keeps the comment beside it.
    document.setIn(place, typeof value === 'object' ? document.createNode(value) : value);
    return true;
  });
}

/** Removes the entry at `path`, the comment above it included. Nothing at that path is a failure. Never rejects. */
export function removeIn(text: string, path: readonly Key[]): Promise<EditResult> {
  return edit(text, path, (document, place) => document.hasIn(place) && document.deleteIn(place));
}

/**
 * Removes the entries `keys` of the map at `path`, with the comments above them; keys that it does not have are passed
 * over. Never rejects.
 */
export function removeKeys(
  text: string,
  path: readonly Key[],
  keys: ReadonlySet<string>,
): Promise<EditResult> {
  return edit(text, path, (document, place) => {
    const map = document.getIn(place, true);
    if (typeof map !== 'object' || map === null || !('items' in map) || !Array.isArray(map.items))
      return false;
    map.items = (map as { items: { key: { value?: unknown; source?: string } }[] }).items.filter(
      ({ key }) => !keys.has(String(key.source ?? key.value)),
    );
    return true;
  });
}

type Change = (document: Document, path: readonly unknown[]) => boolean;

async function edit(text: string, path: readonly Key[], change: Change): Promise<EditResult> {
  // Its cold start costs more than reading a model, and most runs edit nothing.
  const yaml = await import('./library.ts');
  const shown = path.join('.');
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
  try {
    const parse = (source: string) => yaml.parseDocument(source, { uniqueKeys: false });
    const document = parse(lines);
    if (document.errors.length > 0) {
      return { ok: false, why: 'the file is not valid YAML', remedy: 'Correct its syntax first.' };
    }
    const place = keysOf(document, path, yaml.isMap, yaml.isScalar, yaml.isSeq);
    const style = styleOf(lines);
    const before = document.toString(style);
    if (!change(document, place)) {
      return { ok: false, why: `there is nothing at ${shown}`, remedy: 'Check the path.' };
    }
    const after = document.toString(style);
    const merged = onlyChanged(lines, before, after);
    const same = JSON.stringify(parse(merged).toJS()) === JSON.stringify(parse(after).toJS());
    return { ok: true, text: likeOriginal(text, same ? merged : after) };
  } catch {
    return {
      ok: false,
      why: `${shown} leads through a value that is no map or list`,
      remedy: 'Edit the file by hand.',
    };
  }
}

type Yaml = typeof import('./library.ts');

/** The path in the library's terms: keys that look like numbers are numbers to it, and text to our reader. */
function keysOf(
  document: Document,
  path: readonly Key[],
  isMap: Yaml['isMap'],
  isScalar: Yaml['isScalar'],
  isSeq: Yaml['isSeq'],
): unknown[] {
  let node: unknown = document.contents;
  return path.map(key => {
    if (isSeq(node)) {
      node = node.items[Number(key)];
      return Number(key);
    }
    if (!isMap(node)) return key;
    const pair = node.items.find(
      ({ key: found }) => isScalar(found) && (found.value === key || found.source === String(key)),
    );
    node = pair?.value;
    return isScalar(pair?.key) ? pair.key.value : key;
  });
}

/** Prints new parts as the file is written: its step of indentation, its lists and its brackets. */
function styleOf(text: string): ToStringOptions {
  const step = /^( +)[^\s#]/m.exec(text)?.[1]?.length ?? 2;
  return {
    lineWidth: 0,
    indent: step >= 2 && step <= 8 ? step : 2,
    indentSeq: !/^( *)[^\s#-][^#\n]*:[ \t]*\n\1- /m.test(text),
    flowCollectionPadding: !/[{[][^\s{}[\]]/.test(text),
  };
}

/**
 * The library prints the whole document anew, in its own layout. Where that has a line for each line of the original,
 * only the lines that differ between its prints before and after the change are taken over.
 */
function onlyChanged(original: string, before: string, after: string): string {
  const old = original.split('\n');
  const printed = before.split('\n');
  const changed = after.split('\n');
  if (!original.endsWith('\n')) old.push('');
  if (old.length !== printed.length) return after;
  let head = 0;
  while (head < printed.length && head < changed.length && printed[head] === changed[head]) head++;
  let tail = 0;
  const most = Math.min(printed.length, changed.length) - head;
  while (tail < most && printed.at(-1 - tail) === changed.at(-1 - tail)) tail++;
  const middle = changed.slice(head, changed.length - tail);
  return [...old.slice(0, head), ...middle, ...old.slice(old.length - tail)].join('\n');
}

function likeOriginal(original: string, edited: string): string {
  let text = edited;
  if (!original.endsWith('\n')) text = text.replace(/\n$/, '');
  if (original.includes('\r\n')) text = text.replace(/\n/g, '\r\n');
  return original.startsWith('\uFEFF') ? `\uFEFF${text}` : text;
}

import { type Doc, isObject, type Json, type Key } from '../core/document.ts';
import type { Edit } from '../core/fix.ts';
import type { Span } from '../core/source.ts';

/** The text with one edit made in place, every other character kept; undefined where it cannot be made that way. */
export function splice(doc: Doc, edit: Edit, json: boolean): string | undefined {
  const { text } = doc.source;
  const last = edit.at.at(-1);
  const parent = edit.at.slice(0, -1).reduce<Json | undefined>(child, doc.value);
  if (last === undefined || typeof parent !== 'object' || parent === null) return undefined;
  const there = child(parent, last) !== undefined;
  switch (edit.do) {
    case 'set':
      if (!there || (typeof edit.value === 'object' && edit.value !== null)) return undefined;
      return replaced(text, doc.span(parent, last), edit.value, json);
    case 'rename':
      return there ? replaced(text, doc.span(parent, last, 'key'), edit.to, json) : undefined;
    case 'remove':
      if (!there) return undefined;
      return json || '[{'.includes(text[containerStart(doc, edit)] ?? ' ')
        ? without(text, doc, parent, last)
        : withoutLines(doc, parent, last);
    case 'append':
      return there ? appended(doc, parent, last, edit.value, json) : created(doc, edit, json);
  }
}

function child(value: Json | undefined, key: Key): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function replaced(text: string, { start, end }: Span, value: Json, json: boolean): string {
  return text.slice(0, start) + scalar(value, text.slice(start, end), json) + text.slice(end);
}

/** A scalar in the quotes of the one that it replaces; plain where nothing can be misread. */
function scalar(value: Json, old: string, json: boolean): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (old.startsWith("'") && !json) return `'${value.replaceAll("'", "''")}'`;
  return old.startsWith('"') || json || !isPlain(value) ? JSON.stringify(value) : value;
}

/** Words, ids and dates that every YAML parser takes for text. */
function isPlain(text: string): boolean {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return true;
  return (
    /^[A-Za-z_][\w./ -]*(?<! )$/.test(text) &&
    !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text) &&
    !/ -|- /.test(text)
  );
}

/** An entry of JSON text, with the comma that it no longer needs. */
function without(text: string, doc: Doc, parent: object, key: Key): string {
  const keys: Key[] = Array.isArray(parent) ? [...parent.keys()] : Object.keys(parent);
  const at = keys.findIndex(each => String(each) === String(key));
  const startOf = (each: Key) => doc.span(parent, each, Array.isArray(parent) ? 'value' : 'key').start;
  const next = keys[at + 1];
  if (next !== undefined) return text.slice(0, startOf(key)) + text.slice(startOf(next));
  const before = keys[at - 1];
  const from = before === undefined ? startOf(key) : doc.span(parent, before).end;
  return text.slice(0, from) + text.slice(doc.span(parent, key).end);
}

/** Where the list or map that an edit takes from begins. */
function containerStart(doc: Doc, { at }: Edit): number {
  const key = at.at(-2);
  const outer = at.slice(0, -2).reduce<Json | undefined>(child, doc.value);
  const outermost = key === undefined || typeof outer !== 'object' || outer === null;
  return outermost ? doc.root.start : doc.span(outer, key).start;
}

/** An entry that has its lines to itself, with the comments directly above it; never the only one of its list or map. */
function withoutLines(doc: Doc, parent: object, key: Key): string | undefined {
  const { text } = doc.source;
  const list = Array.isArray(parent);
  const start = doc.span(parent, key, list ? 'value' : 'key').start;
  let from = text.lastIndexOf('\n', start - 1) + 1;
  const [, margin] = (list ? /^( *)- +$/ : /^( *)$/).exec(text.slice(from, start)) ?? [];
  if (margin === undefined || Object.keys(parent).length < 2) return undefined;
  const end = Math.max(doc.span(parent, key).end, start);
  const newLine = text[end - 1] === '\n' ? end - 1 : text.indexOf('\n', end);
  for (;;) {
    const above = text.lastIndexOf('\n', from - 2) + 1;
    // Comments at the head of the file are about the file.
    if (from === 0 || above === 0 || !text.startsWith(`${margin}#`, above)) break;
    from = above;
  }
  return text.slice(0, from) + (newLine === -1 ? '' : text.slice(newLine + 1));
}

/** A new last item of a list that has items, laid out as the one before it. */
function appended(doc: Doc, parent: object, key: Key, value: Json, json: boolean): string | undefined {
  const list = child(parent as Json, key);
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const { text } = doc.source;
  const end = doc.span(list, list.length - 1).end;
  const start = doc.span(list, list.length - 1).start;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  if (text[doc.span(parent, key).start] === '[' || json) {
    const gap = /^\s*$/.test(before) ? `${lineBreak(text)}${before}` : ' ';
    return `${text.slice(0, end)},${gap}${flow(value, json)}${text.slice(end)}`;
  }
  const dash = /^(\s*)-(\s+)$/.exec(before);
  if (dash === null) return undefined;
  const newLine = text.indexOf('\n', end);
  const stop = newLine === -1 ? text.length : text[newLine - 1] === '\r' ? newLine - 1 : newLine;
  const inBraces = text[start] === '{' || !isObject(value);
  const margin = `${lineBreak(text)}${dash[1]} ${dash[2]}`;
  const item = inBraces
    ? flow(value, json)
    : Object.entries(value as object)
        .map(([name, field]) => `${name}: ${flow(field as Json, json)}`)
        .join(margin);
  return `${text.slice(0, stop)}${lineBreak(text)}${dash[1]}-${dash[2]}${item}${text.slice(stop)}`;
}

/** A new list at the end of the outermost map. */
function created(doc: Doc, edit: Edit & { do: 'append' }, json: boolean): string | undefined {
  const [name] = edit.at;
  const { text } = doc.source;
  if (edit.at.length !== 1 || !isObject(doc.value) || typeof name !== 'string') return undefined;
  const last = Object.keys(doc.value).at(-1);
  if (last === undefined) return undefined;
  const end = doc.span(doc.value, last).end;
  if (json) {
    const start = doc.span(doc.value, last, 'key').start;
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    const gap =
      /^\s*$/.test(before) && text.slice(0, start).includes('\n') ? `${lineBreak(text)}${before}` : ' ';
    return `${text.slice(0, end)},${gap}${JSON.stringify(name)}: [${flow(edit.value, true)}]${text.slice(end)}`;
  }
  if (text[doc.root.start] === '{') return undefined;
  const newline = lineBreak(text);
  const body = text.endsWith('\n') ? text : `${text}${newline}`;
  return `${body}${name}:${newline}  - ${flow(edit.value, false)}${newline}`;
}

/** A value on one line. */
function flow(value: Json, json: boolean): string {
  if (Array.isArray(value)) return `[${value.map(item => flow(item, json)).join(', ')}]`;
  if (!isObject(value)) return scalar(value, '', json);
  const fields = Object.entries(value).map(
    ([name, field]) => `${json ? JSON.stringify(name) : scalar(name, '', false)}: ${flow(field, json)}`,
  );
  return `{${fields.join(', ')}}`;
}

function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

import type { Gap } from '../../core/assessed.ts';
import { isObject } from '../../core/document.ts';
import type { Source, Span } from '../../core/source.ts';
import { readFile } from '../../documents/read.ts';
import type { Dict, Term } from '../term.ts';
import { type Dropped, type Hole, type Masked, mask } from './mask.ts';
import { type Setting, termOf } from './terms.ts';

/** The documents of one file that could be read, and what could not. */
export interface Documents {
  readonly documents: readonly Dict[];
  /** The template's actions that no document shows. */
  readonly dropped: readonly Dropped[];
  readonly gaps: readonly Gap[];
}

/** What a template's action is worth; `variables` are those of its file. */
export type Resolve = (hole: Hole, at: Span, file: Masked) => Term;

const LIMITS = {
  maxBytes: 1024 * 1024,
  maxNodes: 60_000,
  aliases: true,
  merge: true,
  unknownTags: 'ignore',
} as const;
const SEPARATOR = /^---(?=\s|$).*$/gm;
/** Kinds that are long and say nothing of the architecture; a look is enough to pass over them. */
const INERT =
  /^kind:[ \t]*["']?(CustomResourceDefinition|PrometheusRule|ServiceMonitor|PodMonitor|HorizontalPodAutoscaler|PodDisruptionBudget)["']?[ \t\r]*$/m;
const MOST_DOCUMENTS = 2000;
const MOST_LINES_DROPPED = 8;
const LONGEST_FILE = 8 * 1024 * 1024;

/**
 * The maps among the documents of a YAML or JSON file. Each document is read by itself, so that one that does not parse
 * costs only itself. `wanted` sees a document's text before it is parsed: most files of a repository are nothing of ours.
 */
export function documentsOf(source: Source, wanted: (text: string) => boolean, resolve: Resolve): Documents {
  const documents: Dict[] = [];
  const failed: string[] = [];
  if (source.text.length > LONGEST_FILE)
    return { documents, dropped: [], gaps: [gap(source, 'it is too large')] };
  if (!wanted(source.text)) return { documents, dropped: [], gaps: [] };
  const file = mask(source.text);
  for (const { start, text } of pieces(file.text, source.path)) {
    if (!wanted(text) || INERT.test(text)) continue;
    const setting: Setting = {
      source,
      shift: start,
      hole: (index, at) => resolve(file.holes[index] ?? { expression: '', scope: undefined }, at, file),
    };
    const read = parse(text, source, setting);
    // What a template gives cannot be known line by line; a manifest that does not parse is a mistake to be told.
    if (read === undefined && file.holes.length === 0) failed.push(text);
    const kept = read ?? salvaged(text, source, setting);
    if (kept?.kind === 'dict') documents.push(kept);
    else if (kept === undefined && file.holes.length > 0) failed.push(text);
  }
  const first = failed[0];
  return {
    documents,
    dropped: file.dropped,
    gaps: first === undefined ? [] : [gap(source, reason(first, source, failed.length))],
  };
}

/** A document inside a value (an inline patch, embedded configuration): all of it stands at the place of that value. */
export function embedded(text: string, at: Span, name = 'embedded.yaml'): Dict | undefined {
  const source = { path: name, oid: '', text };
  const term = parse(text, source, { source, shift: 0, place: at });
  return term?.kind === 'dict' ? term : undefined;
}

function parse(text: string, source: Source, setting: Setting): Term | undefined {
  const { docs, problems } = readText(text, source.path);
  const [doc] = docs;
  if (doc !== undefined)
    return isObject(doc.value) ? termOf(doc, setting) : { kind: 'list', items: [], at: doc.root };
  return problems.every(problem => problem.kind === 'empty')
    ? { kind: 'list', items: [], at: { source, start: 0, end: 0 } }
    : undefined;
}

/**
 * A document without the lines that keep it from being read; a few of them, else it stays unread. So the other side of a
 * comparison is not taken for new as a whole.
 */
function salvaged(text: string, source: Source, setting: Setting): Term | undefined {
  let kept = text;
  for (let tries = 0; tries < MOST_LINES_DROPPED; tries++) {
    const [problem] = readText(kept, source.path).problems;
    if (problem === undefined) return undefined;
    const line = lineWithText(kept, problem.at.start);
    if (line === undefined) return undefined;
    kept = kept.slice(0, line.start) + '\n'.repeat(line.end - line.start) + kept.slice(line.end);
    const read = parse(kept, source, setting);
    if (read !== undefined) return read.kind === 'dict' ? read : undefined;
  }
  return undefined;
}

/** The line at an offset, or the nearest above it that has text. */
function lineWithText(text: string, offset: number): { start: number; end: number } | undefined {
  let at = Math.min(offset, text.length);
  while (at > 0) {
    const start = text.lastIndexOf('\n', at - 1) + 1;
    const stop = text.indexOf('\n', start);
    const end = stop === -1 ? text.length : stop;
    if (text.slice(start, end).trim() !== '') return { start, end };
    at = start - 1;
  }
  return undefined;
}

function readText(text: string, path: string) {
  return readFile({ path, oid: '', bytes: Buffer.from(text) }, LIMITS);
}

function reason(text: string, source: Source, count: number): string {
  const [problem] = readText(text, source.path).problems;
  const what = count === 1 ? 'a document in it is' : `${count} documents in it are`;
  return `${what} not readable${problem === undefined ? '' : ` (${problem.message.replace(/\.$/, '')})`}`;
}

function gap(source: Source, why: string): Gap {
  return {
    what: source.path,
    why,
    remedy: 'Make it parse as YAML, or exclude the file if it is not deployed.',
    path: source.path,
  };
}

function pieces(text: string, path: string): { start: number; text: string }[] {
  if (path.toLowerCase().endsWith('.json')) return [{ start: 0, text }];
  const found: { start: number; text: string }[] = [];
  let from = 0;
  for (const match of text.matchAll(SEPARATOR)) {
    found.push({ start: from, text: text.slice(from, match.index) });
    from = match.index + match[0].length;
    if (found.length >= MOST_DOCUMENTS) return found;
  }
  found.push({ start: from, text: text.slice(from) });
  return found.filter(piece => piece.text.trim() !== '');
}

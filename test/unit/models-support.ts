import type { Doc, ReadFile } from '../../src/core/document.ts';
import type { Span } from '../../src/core/source.ts';
import { readFile } from '../../src/documents/read.ts';

/** A file as the reader gives it. */
export function file(path: string, text: string): ReadFile {
  return readFile({ path, oid: '', bytes: new TextEncoder().encode(text) });
}

/** The document of a text without mistakes of syntax. */
export function doc(text: string, path = 'threat-model/checkout.yaml'): Doc {
  const { docs, problems } = file(path, text);
  const [first] = docs;
  if (first === undefined || problems.length > 0) throw new Error(`not readable: ${problems[0]?.message}`);
  return first;
}

/** `line:column` of the start of a span, both from 1. */
export function place({ source, start }: Span): string {
  const lines = source.text.slice(0, start).split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

/** The text that a span covers. */
export function covered({ source, start, end }: Span): string {
  return source.text.slice(start, end);
}

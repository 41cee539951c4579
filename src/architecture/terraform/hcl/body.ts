import type { Attribute, Block, Body, Expression, Label } from './ast.ts';
import { expression } from './expression.ts';
import { Failure, type Reader } from './reader.ts';
import { atHeader, plainText, skipBroken } from './recovery.ts';
import { quoted } from './template.ts';

interface Members {
  readonly attributes: Attribute[];
  readonly blocks: Block[];
}

/**
 * Reads attributes and blocks up to the end of the file or, when `nested`, up to a closing brace (not read).
 * Throws a `Failure` at the first mistake, except when recovering: then never.
 */
export function readBody(r: Reader, nested: boolean): Body {
  const start = r.pos;
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  for (;;) {
    if (!readGap(r)) continue;
    if (r.pos >= r.text.length) {
      if (nested) r.problem('block is not closed', start);
      break;
    }
    if (r.code() === 125) {
      if (nested) break;
      r.problem('"}" closes nothing', r.pos);
      r.pos++;
      continue;
    }
    if (r.recovering && nested && atHeader(r)) {
      r.problem('block is not closed', start);
      break;
    }
    readMember(r, { attributes, blocks });
  }
  return { attributes, blocks, start, end: r.pos };
}

/** Moves to the next member; false if a broken comment was skipped instead. */
function readGap(r: Reader): boolean {
  r.newlines = false;
  try {
    r.blank();
    return true;
  } catch (failure) {
    recover(r, failure, r.pos);
    return false;
  } finally {
    r.newlines = true;
  }
}

function readMember(r: Reader, members: Members): void {
  const { pos: start, depth } = r;
  try {
    const type = r.name();
    if (type === '') r.fail('expected the name of an attribute or the type of a block');
    const nameEnd = r.pos;
    r.blank();
    if (r.code() === 61 && r.text.charCodeAt(r.pos + 1) !== 61) {
      r.pos++;
      const value = readValue(r, start);
      const nameSpan = { start, end: nameEnd };
      members.attributes.push({ name: type, nameSpan, value, start, end: value.end });
    } else members.blocks.push(readBlock(r, type, start));
    r.blank();
    const code = r.code();
    if (code === 10 || code === 125 || Number.isNaN(code)) return;
    r.problem('expected a line end', r.pos);
  } catch (failure) {
    r.depth = depth;
    recover(r, failure, start);
  }
}

/** Reads the value of the attribute that starts at `member`: an unknown one if it has a mistake. */
function readValue(r: Reader, member: number): Expression {
  const { depth } = r;
  r.blank();
  const start = r.pos;
  try {
    if (r.fuel <= 0) r.fail('too many mistakes to read on in detail');
    return expression(r);
  } catch (failure) {
    r.depth = depth;
    recover(r, failure, member);
    const end = Math.max(start, r.pos);
    const text = plainText(r, start, end);
    return { kind: 'unknown', text, start, end: start + r.text.slice(start, end).trimEnd().length };
  }
}

function readBlock(r: Reader, type: string, start: number): Block {
  const labels: Label[] = [];
  let headerEnd = start + type.length;
  try {
    for (;;) {
      r.blank();
      if (r.code() === 123) break;
      const label = readLabel(r);
      labels.push(label);
      headerEnd = label.end;
    }
    r.pos++;
  } catch (failure) {
    if (!(failure instanceof Failure) || !r.recovering || !atHeader(r, start)) throw failure;
    r.problem(failure.message, failure.at);
    headerEnd = guessHeader(r, start + type.length, labels);
  }
  r.enter();
  const body = readBody(r, true);
  r.leave();
  if (r.code() === 125) r.pos++;
  return { type, labels, body, headerSpan: { start, end: headerEnd }, start, end: r.pos };
}

function readLabel(r: Reader): Label {
  const start = r.pos;
  if (r.code() === 34) {
    const text = quoted(r);
    const value =
      text.kind === 'literal' && typeof text.value === 'string'
        ? text.value
        : r.text.slice(start + 1, r.pos - 1);
    return { value, start, end: r.pos };
  }
  const value = r.name();
  if (value === '') r.fail('expected "=", a label or "{"');
  return { value, start, end: r.pos };
}

/**
 * Takes the words of a misspelt header line as labels, whatever quotes stand around them, and moves behind its
 * opening brace, or to its end if that is what is missing. Returns where the last label ends.
 */
function guessHeader(r: Reader, from: number, labels: Label[]): number {
  const line = r.text.slice(from, r.lineEnd(from));
  const brace = line.indexOf('{');
  labels.length = 0;
  let headerEnd = from;
  for (const word of line.slice(0, brace === -1 ? undefined : brace).matchAll(/[\p{ID_Continue}.-]+/gu)) {
    const start = from + word.index;
    headerEnd = start + word[0].length;
    labels.push({ value: word[0], start, end: headerEnd });
  }
  r.pos = from + (brace === -1 ? line.length : brace + 1);
  return headerEnd;
}

/** Notes the mistake and moves past the member that starts at `member`; throws it on unless recovering. */
function recover(r: Reader, failure: unknown, member: number): void {
  if (!(failure instanceof Failure) || !r.recovering) throw failure;
  r.newlines = true;
  r.problem(failure.message, failure.at);
  const reached = Math.max(r.pos, failure.at);
  skipBroken(r, member, reached);
  r.fuel -= Math.max(0, reached - r.pos);
}

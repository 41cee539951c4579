import { Reader } from './reader.ts';

/**
 * A line that starts like a top-level Terraform block. Loose on purpose (it is used in broken files only): a quote
 * or the brace may be what is missing.
 */
const HEADER =
  /(?:resource|data|ephemeral|module|variable|output|provider|check)(?:[ \t]*"|[ \t]+[\w-]+"?[ \t]*["\w{])|(?:locals|terraform|moved|import|removed)[ \t]*(?:\{|\r?$)/my;
const NEXT_HEADER = new RegExp(`^(?:${HEADER.source})`, 'gm');
const MEMBER = /[ \t]*(?:[\p{ID_Start}_][\p{ID_Continue}-]*[ \t]*(?:=(?!=|>)|\{|"))/uy;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy;

const OPENERS: Readonly<Record<string, string>> = { '}': '{', ']': '[', ')': '(' };

/** Whether a known block header stands at `at`, in column 1. */
export function atHeader(r: Reader, at = r.pos): boolean {
  if (at > 0 && r.text.charCodeAt(at - 1) !== 10 && r.text.charCodeAt(at - 1) !== 0xfeff) return false;
  return matchAt(HEADER, r.text, at) !== null;
}

/**
 * Moves past the member that starts at `from` and has a mistake that reading met at `reached`: to the end of the
 * first line where its brackets are balanced, in front of a brace that closes the surrounding block, or in front of
 * a line at or behind the mistake that looks like the next member. Always moves by at least one character.
 */
export function skipBroken(r: Reader, from: number, reached: number): void {
  const text = r.text;
  const brackets: string[] = [];
  let braces = 0;
  let pos = from;
  while (pos < text.length) {
    const char = text.charAt(pos);
    if (char === '\n') {
      if (brackets.length === 0) break;
      if (atHeader(r, pos + 1)) break;
      if (r.lineEnd(pos + 1) >= reached && startsMember(text, pos + 1, indentation(text, from))) break;
      pos++;
    } else if (char === '"') {
      pos = skipString(text, pos);
      const last = text.charAt(pos - 1);
      // The quote that never closes has swallowed the bracket that ends the line.
      if (text[pos] === '\n' && (last === '{' || last === '[' || last === '(')) {
        brackets.push(last);
        if (last === '{') braces++;
      }
    } else if (char === '#' || char === '/' || char === '<') pos = skipText(r, pos);
    else {
      if (char === '{' || char === '[' || char === '(') {
        brackets.push(char);
        if (char === '{') braces++;
      } else if (char === '}') {
        if (braces === 0) break;
        braces--;
        while (brackets.pop() !== '{');
      } else if (OPENERS[char] !== undefined && brackets.at(-1) === OPENERS[char]) brackets.pop();
      pos++;
    }
  }
  r.pos = Math.max(pos, from + 1);
}

/** The offset behind the comment or heredoc at `pos`, or `pos + 1` if there is none. */
function skipText(r: Reader, pos: number): number {
  const { text } = r;
  if (text[pos] === '#' || text.startsWith('//', pos)) return r.lineEnd(pos);
  if (text.startsWith('/*', pos)) {
    const end = r.commentEnd(pos);
    return end === -1 ? nextHeader(text, pos) : end;
  }
  const word = r.fuel > 0 ? matchAt(HEREDOC, text, pos)?.[1] : undefined;
  return word === undefined ? pos + 1 : (heredocEnd(r, word, pos) ?? nextHeader(text, pos));
}

/** The offset behind the line that closes a heredoc, searched from the line after `from`. */
function heredocEnd(r: Reader, word: string, from: number): number | undefined {
  let line = r.lineEnd(from) + 1;
  while (line < r.text.length) {
    const end = r.lineEnd(line);
    if (r.text.slice(line, end).trim() === word) return end;
    line = end + 1;
  }
  r.fuel -= r.text.length - from;
  return undefined;
}

/** The end of the line before the next known block header in column 1, or the end of the text. */
function nextHeader(text: string, from: number): number {
  NEXT_HEADER.lastIndex = from + 1;
  const found = NEXT_HEADER.exec(text);
  return found === null ? text.length : found.index - 1;
}

/** The offset behind the string at `pos`, or that of the line end in it: in a broken file it counts as its end. */
function skipString(text: string, pos: number): number {
  // For every open interpolation, the number of braces open in it; -1 marks a string.
  const open: number[] = [-1];
  for (let at = pos + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const top = open.at(-1) ?? -1;
    if (code === 10) return at;
    if (top === -1) {
      if (code === 92) at += text.charCodeAt(at + 1) === 10 ? 0 : 1;
      else if (code === 34) {
        open.pop();
        if (open.length === 0) return at + 1;
      } else if ((code === 36 || code === 37) && text.charCodeAt(at + 1) === 123) {
        if (text.charCodeAt(at - 1) !== code) open.push(0);
        at++;
      }
    } else if (code === 34) open.push(-1);
    else if (code === 123) open[open.length - 1] = top + 1;
    else if (code === 125) {
      if (top === 0) open.pop();
      else open[open.length - 1] = top - 1;
    }
  }
  return text.length;
}

function startsMember(text: string, lineStart: number, indent: number): boolean {
  const match = matchAt(MEMBER, text, lineStart);
  return match !== null && match[0].length - match[0].trimStart().length <= indent;
}

function indentation(text: string, at: number): number {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  let pos = lineStart;
  while (text.charCodeAt(pos) === 32 || text.charCodeAt(pos) === 9) pos++;
  return pos - lineStart;
}

/** The text of a range without comments and with every run of white space as one space; strings stay as they are. */
export function plainText(r: Reader, start: number, end: number): string {
  const inner = new Reader(r.text.slice(start, end), true);
  inner.newlines = false;
  const { text } = inner;
  let result = '';
  let spaced = true;
  while (inner.pos < text.length) {
    const from = inner.pos;
    if (text[from] === '"') inner.pos = skipString(text, from);
    else {
      inner.pos = skipText(inner, from);
      const comment = text[from] !== '<' && inner.pos > from + 1;
      if (comment || /\s/.test(text.charAt(from))) {
        if (!spaced) result += ' ';
        spaced = true;
        continue;
      }
    }
    result += text.slice(from, inner.pos);
    spaced = false;
  }
  return result.trim();
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

import type { Expression, TemplatePart } from './ast.ts';
import { enclosed, expression } from './expression.ts';
import { loopVariables } from './loop.ts';
import type { Reader } from './reader.ts';
import { assemble, type Token, unindent } from './template-parts.ts';

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const HEX = /^(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})/;

/** Reads the string whose opening quote stands at the position. */
export function quoted(r: Reader): Expression {
  const start = r.pos++;
  const text = r.text;
  let plain = r.pos;
  for (;;) {
    const code = text.charCodeAt(plain);
    if (code === 34) {
      r.pos = plain + 1;
      return { kind: 'literal', value: text.slice(start + 1, plain), start, end: r.pos };
    }
    // A backslash, a line end, a possible interpolation or directive, or the end of the text.
    if (code === 92 || code === 10 || code === 36 || code === 37 || Number.isNaN(code)) break;
    plain++;
  }
  const tokens: Token[] = [];
  for (;;) {
    segment(r, tokens, true);
    if (r.code() === 34) break;
    if (atMarker(r)) tokens.push(marker(r, tokens));
    else r.fail('string is not closed');
  }
  r.pos++;
  return whole(r, assemble(r, tokens), start, false);
}

/** Reads the heredoc whose `<<` stands at the position; ends behind the closing word, in front of its line end. */
export function heredoc(r: Reader): Expression {
  const start = r.pos;
  r.pos += 2;
  const flush = r.code() === 45;
  if (flush) r.pos++;
  const word = r.name();
  const first = r.lineEnd(r.pos);
  if (word === '' || r.text.slice(r.pos, first).trim() !== '')
    r.fail('expected a heredoc word and a line end');
  r.pos = first + 1;
  const tokens: Token[] = [];
  let lineStart = true;
  for (;;) {
    if (r.pos >= r.text.length) r.fail(`heredoc is not closed by ${word}`);
    if (lineStart && closes(r, word)) break;
    segment(r, tokens, false);
    if (atMarker(r)) {
      tokens.push(marker(r, tokens));
      lineStart = false;
    } else lineStart = true;
  }
  if (flush) unindent(tokens);
  return whole(r, assemble(r, tokens), start, true);
}

/** Reads a whole text as the inside of a string whose escapes are decoded already, as in the JSON syntax. */
export function unquoted(r: Reader): Expression {
  const start = r.pos;
  const tokens: Token[] = [];
  while (r.pos < r.text.length) {
    segment(r, tokens, false);
    if (atMarker(r)) tokens.push(marker(r, tokens));
  }
  return whole(r, assemble(r, tokens), start, false);
}

function whole(r: Reader, parts: readonly TemplatePart[], start: number, heredoc: boolean): Expression {
  const [first] = parts;
  if (first === undefined) return { kind: 'literal', value: '', start, end: r.pos };
  if (parts.length === 1 && first.kind === 'text') {
    return { kind: 'literal', value: first.text, start, end: r.pos };
  }
  return { kind: 'template', parts, heredoc, start, end: r.pos };
}

/** Whether the line holds nothing but the closing word; if so, moves behind it. */
function closes(r: Reader, word: string): boolean {
  const text = r.text;
  let at = r.pos;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  if (!text.startsWith(word, at)) return false;
  const end = at + word.length;
  for (at = end; at < text.length && text.charCodeAt(at) !== 10; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 13) return false;
  }
  r.pos = end;
  return true;
}

/**
 * Reads literal text up to the next interpolation or directive, to the closing quote of a string, or to the end of
 * a line of a heredoc (its line end included, as LF: a checkout with CRLF holds the same value).
 */
function segment(r: Reader, tokens: Token[], inQuotes: boolean): void {
  const text = r.text;
  const start = r.pos;
  let from = start;
  let pos = start;
  let value = '';
  for (; pos < text.length; pos++) {
    const code = text.charCodeAt(pos);
    if (code === 36 || code === 37) {
      if (text.charCodeAt(pos + 1) === 123) break;
      if (text.charCodeAt(pos + 1) === code && text.charCodeAt(pos + 2) === 123) {
        value += text.slice(from, pos + 1);
        from = pos + 2;
        pos += 2;
      }
    } else if (inQuotes) {
      if (code === 34 || code === 10) break;
      if (code === 92) {
        value += text.slice(from, pos);
        r.pos = pos;
        value += decodeEscape(r);
        from = r.pos;
        pos = from - 1;
      }
    } else if (code === 10) {
      const carriageReturn = pos > start && text.charCodeAt(pos - 1) === 13;
      value += `${text.slice(from, carriageReturn ? pos - 1 : pos)}\n`;
      pos++;
      from = pos;
      break;
    }
  }
  r.pos = pos;
  value += text.slice(from, pos);
  if (pos === start) return;
  const before = tokens.at(-1);
  const trimmed = before !== undefined && before.kind !== 'text' && before.trimRight;
  tokens.push({ kind: 'text', text: trimmed ? value.trimStart() : value, start, end: pos });
}

/** Decodes the escape at the position; one that does not exist is a mistake and stands for itself. */
function decodeEscape(r: Reader): string {
  const start = r.pos;
  const letter = r.text[start + 1] ?? '';
  const simple = SIMPLE_ESCAPES[letter];
  r.pos = start + 2;
  if (simple !== undefined) return simple;
  const hex = HEX.exec(r.text.slice(start + 1, start + 10))?.[0];
  const point = hex === undefined ? Number.NaN : Number.parseInt(hex.slice(1), 16);
  if (hex !== undefined && point <= 0x10ffff) {
    r.pos = start + 1 + hex.length;
    return String.fromCodePoint(point);
  }
  r.pos = start + 1;
  r.problem('unknown escape in a string', start);
  return '\\';
}

function atMarker(r: Reader): boolean {
  const code = r.code();
  return (code === 36 || code === 37) && r.text.charCodeAt(r.pos + 1) === 123;
}

/** Reads `${ … }` or `%{ … }`, and trims the text in front of it if it asks for that. */
function marker(r: Reader, tokens: Token[]): Token {
  const start = r.pos;
  const interpolation = r.code() === 36;
  r.pos += 2;
  if (r.code() === 126) {
    r.pos++;
    const before = tokens.at(-1);
    if (before?.kind === 'text') before.text = before.text.trimEnd();
  }
  return enclosed(r, () => {
    const token: Token = interpolation
      ? { kind: 'interpolation', value: expression(r), trimRight: false, start, end: start }
      : directive(r, start);
    r.blank();
    if (r.code() === 126) {
      r.pos++;
      token.trimRight = true;
    }
    r.expect('}', 'behind an interpolation or directive');
    token.end = r.pos;
    return token;
  });
}

function directive(r: Reader, start: number): Extract<Token, { trimRight: boolean }> {
  r.blank();
  const at = r.pos;
  const kind = r.name();
  const end = start;
  switch (kind) {
    case 'if':
      return { kind, condition: expression(r), trimRight: false, start, end };
    case 'for': {
      const variables = loopVariables(r);
      return { kind, variables, collection: expression(r), trimRight: false, start, end };
    }
    case 'else':
    case 'endif':
    case 'endfor':
      return { kind, trimRight: false, start, end };
    default:
      return r.fail('expected if, else, endif, for or endfor in a directive', at);
  }
}

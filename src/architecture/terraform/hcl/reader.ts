import type { HclProblem } from './ast.ts';

/** Nesting of blocks, expressions and templates beyond which a file is refused: recursion stays far from the stack's end. */
export const MAX_DEPTH = 100;

/**
 * A mistake that ends the current item. Not an `Error`: it never leaves this folder, and a broken file can have one
 * per line, so that the stack trace would cost more than the reading.
 */
export class Failure {
  readonly message: string;
  readonly at: number;

  constructor(message: string, at: number) {
    this.message = message;
    this.at = at;
  }
}

const NAME_START = 1;
const NAME_PART = 2;
const DIGIT = 4;

const CLASSES = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(char)) CLASSES[code] = NAME_START | NAME_PART;
  else if (/[0-9]/.test(char)) CLASSES[code] = NAME_PART | DIGIT;
  else if (char === '-') CLASSES[code] = NAME_PART;
}

const LETTER = /\p{ID_Start}/uy;
const LETTERS = /\p{ID_Continue}+/uy;

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A text, the position in it and what is known about the surroundings of that position. */
export class Reader {
  readonly text: string;
  /** A mistake is noted and read past; otherwise the first one is thrown to the caller. */
  readonly recovering: boolean;
  readonly problems: HclProblem[] = [];
  pos = 0;
  depth = 0;
  /** A line end means something here: false within parentheses, brackets and interpolations. */
  newlines = true;
  /** Characters that may still be read more than once: what keeps the time for a hostile file linear. */
  fuel: number;
  private unclosedComment = Number.POSITIVE_INFINITY;

  constructor(text: string, recovering: boolean) {
    this.text = text;
    this.recovering = recovering;
    this.fuel = 8 * text.length + 65_536;
    if (text.charCodeAt(0) === 0xfeff) this.pos = 1;
  }

  /** The UTF-16 unit at the position; NaN at the end. */
  code(): number {
    return this.text.charCodeAt(this.pos);
  }

  fail(message: string, at = this.pos): never {
    throw new Failure(message, at);
  }

  /** Notes a mistake behind which reading can simply go on. */
  problem(message: string, start: number): void {
    if (!this.recovering) this.fail(message, start);
    this.problems.push({ message, start, end: Math.min(start + 1, this.text.length) });
  }

  enter(): void {
    if (++this.depth > MAX_DEPTH) this.fail(`nested deeper than ${MAX_DEPTH} levels`);
  }

  leave(): void {
    this.depth--;
  }

  /** Moves over white space and comments, and over line ends where they mean nothing. */
  blank(): void {
    const text = this.text;
    let pos = this.pos;
    for (;;) {
      const code = text.charCodeAt(pos);
      if (code === 32 || code === 9 || code === 13) pos++;
      else if (code === 10) {
        if (this.newlines) break;
        pos++;
      } else if (code === 35) pos = this.lineEnd(pos);
      else if (code === 47) {
        const next = text.charCodeAt(pos + 1);
        if (next === 47) pos = this.lineEnd(pos);
        else if (next === 42) {
          const close = this.commentEnd(pos);
          if (close === -1) {
            this.pos = pos;
            this.fail('comment is not closed');
          }
          pos = close;
        } else break;
      } else break;
    }
    this.pos = pos;
  }

  /** The offset of the line end at or after `from`, or of the end of the text. */
  lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end === -1 ? this.text.length : end;
  }

  /** The offset behind the comment that starts at `from`, or -1 if it is never closed. */
  commentEnd(from: number): number {
    if (from >= this.unclosedComment) return -1;
    const close = this.text.indexOf('*/', from + 2);
    if (close !== -1) return close + 2;
    this.unclosedComment = from;
    return -1;
  }

  /** Reads a name; empty, with the position unchanged, if there is none. */
  name(): string {
    const text = this.text;
    const start = this.pos;
    let pos = start;
    let code = text.charCodeAt(pos);
    if (code < 128 ? ((CLASSES[code] ?? 0) & NAME_START) === 0 : !this.matches(LETTER, pos)) return '';
    for (;;) {
      if (code < 128) {
        if (((CLASSES[code] ?? 0) & NAME_PART) === 0) break;
        pos++;
      } else if (code >= 128 && this.matches(LETTERS, pos)) pos = LETTERS.lastIndex;
      else break;
      code = text.charCodeAt(pos);
    }
    this.pos = pos;
    return text.slice(start, pos);
  }

  /** Whether that word, and not a longer one, stands at the position. */
  atWord(word: string): boolean {
    if (!this.text.startsWith(word, this.pos)) return false;
    const next = this.text.charCodeAt(this.pos + word.length);
    return next < 128 ? ((CLASSES[next] ?? 0) & NAME_PART) === 0 : true;
  }

  /** Moves over white space and then over one character, which has to be there. */
  expect(char: string, context: string): void {
    this.blank();
    if (this.text[this.pos] !== char) this.fail(`expected "${char}" ${context}`);
    this.pos++;
  }

  private matches(pattern: RegExp, at: number): boolean {
    pattern.lastIndex = at;
    return pattern.test(this.text);
  }
}

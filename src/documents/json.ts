import type { Doc, Json } from '../core/document.ts';
import type { Source } from '../core/source.ts';
import { ListFrame, MapFrame } from './frames.ts';
import { addPastLimit } from './limits.ts';
import { Places } from './offsets.ts';
import { MAX_DEPTH, type Settings } from './options.ts';
import { type ProblemKind, type Problems, quoted } from './problems.ts';
import { numberFlaw } from './scalar.ts';

/** Reads strict JSON (RFC 8259; a byte order mark is tolerated). Never throws. */
export function readJson(source: Source, settings: Settings, problems: Problems): Doc[] {
  const reader = new JsonReader(source.text, settings, problems);
  return reader.read((value, start, end) => reader.places.doc(source, value, start, end));
}

/** Leaves the recursion at the first mistake, after it was recorded. */
class Stop extends Error {}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const WORD = /[^\s,:[\]{}"]+/y;
const BAD_ESCAPE = /\\(?:u(?![0-9a-fA-F]{4})|[^"\\/bfnrtu])/g;

class JsonReader {
  readonly places = new Places();
  private at = 0;
  private nodes = 0;
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly settings: Settings,
    private readonly problems: Problems,
  ) {}

  read(finish: (value: Json, start: number, end: number) => Doc): Doc[] {
    try {
      if (this.text.charCodeAt(0) === 0xfeff) this.at = 1;
      this.skip();
      if (this.at === this.text.length) return [];
      const start = this.at;
      const value = this.value();
      const end = this.at;
      this.skip();
      if (this.at < this.text.length)
        this.unexpected('the end of the file', 'Keep a single value in a JSON file.');
      return [finish(value, start, end)];
    } catch (error) {
      if (error instanceof Stop) return [];
      throw error;
    }
  }

  private value(): Json {
    if (++this.nodes > this.settings.maxNodes) {
      addPastLimit(this.problems, 'too-many-nodes', this.at, this.settings);
      throw new Stop();
    }
    const { text, at } = this;
    switch (text[at]) {
      case '{':
        return this.nested(() => this.object());
      case '[':
        return this.nested(() => this.array());
      case '"':
        return this.string();
    }
    for (const [word, value] of WORDS) {
      if (text.startsWith(word, at)) {
        this.at += word.length;
        this.endOfWord(at);
        return value;
      }
    }
    return this.number();
  }

  private nested(read: () => Json): Json {
    if (++this.depth > MAX_DEPTH) {
      addPastLimit(this.problems, 'too-deep', this.at, this.settings);
      throw new Stop();
    }
    const value = read();
    this.depth--;
    return value;
  }

  private object(): Json {
    const frame = new MapFrame(this.problems, this.at++);
    this.skip();
    while (this.text[this.at] !== '}') {
      if (this.text[this.at] !== '"') this.unexpected('a key in double quotes', 'Put keys in double quotes.');
      const keyStart = this.at;
      const key = this.string();
      frame.takeKey(key, keyStart, this.at);
      this.skip();
      if (this.text[this.at] !== ':')
        this.unexpected(`":" after the key ${quoted(key)}`, 'Insert the colon.');
      this.at++;
      this.skip();
      const start = this.at;
      const value = this.value();
      frame.takeValue(value, start, this.at, this.places);
      this.separator('}', 'object');
    }
    frame.offsets.end = ++this.at;
    this.places.set(frame.value, frame.offsets);
    return frame.value;
  }

  private array(): Json {
    const frame = new ListFrame(this.at++);
    this.skip();
    while (this.text[this.at] !== ']') {
      const start = this.at;
      const value = this.value();
      frame.takeValue(value, start, this.at);
      this.separator(']', 'array');
    }
    frame.offsets.end = ++this.at;
    this.places.set(frame.value, frame.offsets);
    return frame.value;
  }

  private separator(close: string, what: string): void {
    this.skip();
    const found = this.text[this.at];
    if (found === close) return;
    if (found !== ',') this.unexpected(`"," or "${close}" in the ${what}`, 'Insert what is missing.');
    const comma = this.at++;
    this.skip();
    if (this.text[this.at] === close) {
      this.stop(
        'syntax',
        comma,
        comma + 1,
        `The last entry of the ${what} is followed by a comma.`,
        'Remove it.',
      );
    }
  }

  private string(): string {
    const { text } = this;
    const start = this.at;
    let escaped = false;
    let at = start + 1;
    for (; ; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x22) break;
      if (code === 0x5c) {
        escaped = true;
        at++;
      } else if (!(code >= 0x20)) {
        this.stop(
          'syntax',
          start,
          at,
          'The quoted text that begins here is not closed on its line.',
          'Add the closing quote; write line breaks as \\n and tabs as \\t.',
        );
      }
    }
    this.at = at + 1;
    if (!escaped) return text.slice(start + 1, at);
    const written = text.slice(start, this.at);
    try {
      return JSON.parse(written) as string;
    } catch {
      BAD_ESCAPE.lastIndex = 0;
      // Escaped backslashes are blanked first, so that what follows them is not taken for an escape.
      const bad = BAD_ESCAPE.exec(written.replaceAll('\\\\', '  '));
      const from = start + (bad?.index ?? 0);
      return this.stop(
        'syntax',
        from,
        from + 2,
        `${quoted(text.slice(from, from + 2))} is no escape that JSON knows.`,
        'Double the backslash if it is part of the text.',
      );
    }
  }

  private number(): Json {
    NUMBER.lastIndex = this.at;
    const written = NUMBER.exec(this.text)?.[0];
    if (written === undefined) return this.unexpected('a value', 'Write text in double quotes.');
    const start = this.at;
    this.at += written.length;
    this.endOfWord(start);
    const value = Number(written);
    const isWhole = !/[.eE]/.test(written);
    const flaw = isWhole
      ? Number.isSafeInteger(value)
        ? undefined
        : 'unsafe-number'
      : Number.isFinite(value)
        ? undefined
        : 'not-json-number';
    if (flaw !== undefined) this.problems.add(flaw, start, this.at, ...numberFlaw(flaw, quoted(written)));
    return Number.isFinite(value) ? value : written;
  }

  /** A literal must not run on: `truely`, `01` and `1.2.3` are mistakes, not a literal with something behind it. */
  private endOfWord(start: number): void {
    WORD.lastIndex = this.at;
    if (!WORD.test(this.text)) return;
    this.at = start;
    this.unexpected('a value', 'Write text in double quotes.');
  }

  private skip(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) this.at++;
      else return;
    }
  }

  private unexpected(expected: string, remedy: string): never {
    const { text, at } = this;
    if (at >= text.length) {
      return this.stop(
        'syntax',
        at,
        at,
        `The file ends where ${expected} is expected.`,
        'Complete the file.',
      );
    }
    if (text.startsWith('//', at) || text.startsWith('/*', at) || text[at] === '#') {
      return this.stop('syntax', at, at + 1, 'JSON has no comments.', 'Remove the comment, or use YAML.');
    }
    WORD.lastIndex = at;
    const found = WORD.exec(text)?.[0] ?? text.charAt(at);
    return this.stop(
      'syntax',
      at,
      at + found.length,
      `${quoted(found)} stands where ${expected} is expected.`,
      remedy,
    );
  }

  private stop(kind: ProblemKind, start: number, end: number, message: string, remedy: string): never {
    this.problems.add(kind, start, end, message, remedy);
    throw new Stop();
  }
}

const WORDS: readonly [string, Json][] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

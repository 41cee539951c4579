import { lineEnd, lineStart, trimEnd } from './cursor.ts';
import { type Problems, quoted } from './problems.ts';
import type { Explained } from './syntax.ts';

/**
 * js-yaml says "bad indentation" or "end of the stream expected" of many different mistakes. What stands at and
 * before the place tells them apart.
 */
export function explainPlace(problems: Problems, text: string, position: number): Explained | undefined {
  const line = lineStart(text, position);
  const before = text.slice(line, position);
  const isFirst = before.trim() === '';
  return (
    atColon(problems, text, position, line) ??
    afterClosing(text, position, before) ??
    listBesideKey(text, position, before) ??
    reserved(text, position) ??
    (isFirst && position < text.length ? indentation(problems, text, position, line) : undefined) ??
    missingColon(text, position)
  );
}

/** The parser stopped at a colon: the line has a second one, or the line before it has none. */
function atColon(problems: Problems, text: string, position: number, line: number): Explained | undefined {
  if (text[position] !== ':') return undefined;
  const key = text.slice(line, position);
  if (/[^\s]:\s/.test(key)) {
    return {
      start: position,
      end: position + 1,
      message: 'The value contains a colon followed by a space, which reads as another key.',
      remedy: 'Put the value in quotes, or write the inner map on the next line, indented.',
    };
  }
  const previous = previousLine(text, line);
  if (previous === undefined) return undefined;
  const shown = text.slice(previous.start, previous.end);
  const number = problems.line(previous.start);
  if (!/:(?:\s|$)/.test(shown)) {
    const isTight = /^\s*[\w-]+:\S/.test(shown);
    return {
      start: previous.start + shown.search(/\S/),
      end: previous.end,
      message: isTight
        ? `A space is missing after the colon of ${quoted(shown.trim())}.`
        : `A colon is missing after ${quoted(shown.trim())}.`,
      remedy: 'Write "key: value", with a space after the colon.',
    };
  }
  const start = line + key.search(/\S|$/);
  return {
    start,
    end: position,
    message: `The line is indented more than line ${number}, whose value is complete.`,
    remedy: `Indent it like line ${number}, or leave the value of that line empty to begin a map.`,
  };
}

function afterClosing(text: string, position: number, before: string): Explained | undefined {
  const last = before.trimEnd().at(-1);
  if (last === undefined || position >= text.length) return undefined;
  if (last === '"' || last === "'") {
    return {
      start: position,
      message: `${quoted(text.slice(position, lineEnd(text, position)))} follows a closing quote.`,
      remedy:
        last === "'"
          ? 'Put the whole value in quotes; double an apostrophe inside single quotes.'
          : 'Put the whole value in quotes; write \\" for a double quote inside.',
    };
  }
  if (last === ']' || last === '}') {
    return {
      start: position,
      message: `${quoted(text.slice(position, lineEnd(text, position)))} follows a closing bracket.`,
      remedy: 'Remove it, or put the whole value in quotes.',
    };
  }
  return undefined;
}

/** `key: - item`: the list would have to begin on a line of its own. */
function listBesideKey(text: string, position: number, before: string): Explained | undefined {
  if (!/:\s+$/.test(before) || !/^-\s/.test(text.slice(position, position + 2))) return undefined;
  return {
    start: position,
    end: position + 1,
    message: 'A list cannot begin on the line of its key.',
    remedy: 'Move it to the next line, or put the value in quotes if the dash is part of it.',
  };
}

function reserved(text: string, position: number): Explained | undefined {
  const character = text.charAt(position);
  if (character === '' || !'@`%]},'.includes(character)) return undefined;
  return {
    start: position,
    message: `A value cannot begin with ${quoted(character)}.`,
    remedy: 'Put the value in quotes.',
  };
}

function indentation(
  problems: Problems,
  text: string,
  position: number,
  line: number,
): Explained | undefined {
  const previous = previousLine(text, line);
  if (previous === undefined) return undefined;
  return {
    start: position,
    message: `The indentation of line ${problems.line(position)} fits none of the lines above it.`,
    remedy: 'Indent all entries of a map or list alike, and do not mix the two at one level.',
  };
}

/** The parser ran to the end of a text that should have been a key. */
function missingColon(text: string, position: number): Explained | undefined {
  if (text.slice(position, lineEnd(text, position)).trim() !== '') return undefined;
  const end = trimEnd(text, 0, position);
  const start = lineStart(text, end);
  const line = text.slice(start, end);
  if (line.trim() === '') return undefined;
  return {
    start: start + line.search(/\S|$/),
    end,
    message: `A colon is missing after ${quoted(line.trim())}.`,
    remedy: 'Write "key: value", with a space after the colon.',
  };
}

/** The line before, blank lines and comments skipped, without its trailing space. */
function previousLine(text: string, before: number): { start: number; end: number } | undefined {
  let at = before;
  while (at > 0) {
    const end = at - 1;
    const start = lineStart(text, end);
    const line = text.slice(start, end).trim();
    if (line !== '' && !line.startsWith('#')) return { start, end: trimEnd(text, start, end) };
    at = start;
  }
  return undefined;
}

import { lineEnd, lineStart, trimEnd } from './cursor.ts';
import { openAtEnd, openerOf, openKind } from './opener.ts';
import { MAX_DEPTH } from './options.ts';
import type { ProblemKind, Problems } from './problems.ts';
import { explainPlace } from './syntax-place.ts';

/** What to tell about a mistake, and where. */
export interface Explained {
  readonly kind?: ProblemKind;
  readonly start: number;
  readonly end?: number;
  readonly message: string;
  readonly remedy: string;
}

/** Records a syntax error of js-yaml (`reason`, at `position`) in words of this program, at the place to be mended. */
export function addSyntaxProblem(problems: Problems, text: string, reason: string, position: number): void {
  const told =
    unclosed(problems, text, reason, position) ??
    template(text, position) ??
    tabIndent(text, reason, position) ??
    byReason(text, reason, position) ??
    explainPlace(problems, text, position) ??
    other(reason, position);
  const end = told.end ?? wordEnd(text, told.start);
  problems.add(told.kind ?? 'syntax', told.start, end, told.message, told.remedy);
}

function other(reason: string, start: number): Explained {
  return {
    start,
    message:
      reason === '' ? 'The file cannot be read as YAML.' : `This place cannot be read as YAML: ${reason}.`,
    remedy: 'Check the indentation, the quotes and the brackets here and on the line before.',
  };
}

function unclosed(problems: Problems, text: string, reason: string, position: number): Explained | undefined {
  // At the end of the file there is nothing left that could have been indented.
  const isCut = reason === 'deficient indentation' && position < trimEnd(text, 0, text.length);
  const before = text.slice(0, trimEnd(text, 0, position));
  const kind = reason === 'deficient indentation' ? openAtEnd(before) : openKind(reason);
  if (kind === undefined) return undefined;
  const start = openerOf(before, kind);
  const what = kind === 'flow' ? 'bracket' : `${kind} quote`;
  if (start === undefined) {
    return { start: position, message: `A ${what} before this place is not closed.`, remedy: 'Close it.' };
  }
  const remedy = `Close it${isCut ? ', or indent the lines up to its end' : ''}.`;
  const message = isCut
    ? `The ${what} of line ${problems.line(start)} is still open, and line ${problems.line(position)} is not indented as its content.`
    : `The ${what} that opens on line ${problems.line(start)} is not closed.`;
  return { start, end: start + 1, message, remedy };
}

/** Templates of Helm and its like are no YAML until they are rendered; what exactly fails does not matter. */
function template(text: string, position: number): Explained | undefined {
  const line = lineStart(text, position);
  const at = text.slice(line, lineEnd(text, position)).search(/\{\{|\{%/);
  if (at === -1) return undefined;
  return {
    start: line + at,
    end: lineEnd(text, position),
    message: 'The line holds a template expression, so the file is not YAML yet.',
    remedy: 'Put the expression in quotes, or check the rendered file.',
  };
}

const INDENTATION = /indentation|^end of the stream|^expected ':'|multiline key/;

function tabIndent(text: string, reason: string, position: number): Explained | undefined {
  if (!INDENTATION.test(reason)) return undefined;
  const line = lineStart(text, position);
  const tab = /^ *\t/.exec(text.slice(line, lineEnd(text, line)));
  if (tab === null) return undefined;
  const start = line + tab[0].length - 1;
  return {
    kind: 'tab-indent',
    start,
    end: start + 1,
    message: 'The line is indented with a tab; YAML allows only spaces there.',
    remedy: 'Replace the tab by spaces.',
  };
}

const REASONS: readonly [pattern: RegExp, message: string, remedy: string, kind?: ProblemKind][] = [
  [
    /^nesting exceeded/,
    `Values are nested more than ${MAX_DEPTH} levels deep.`,
    'Flatten the structure.',
    'too-deep',
  ],
  [
    /non-printable|valid JSON character|null byte/,
    'The text contains a control character.',
    'Remove it, or write it as an escape inside double quotes.',
    'control-character',
  ],
  [
    /^missed comma/,
    'A comma or the closing bracket is missing before this place.',
    'Separate the entries by commas and close each bracket by its own kind.',
  ],
  [
    /^expected the node content/,
    'A value is missing before this comma.',
    'Remove the comma, or write the value.',
  ],
  [
    /^unknown escape/,
    'The backslash before this place begins no escape that YAML knows.',
    'Double the backslash, or use single quotes.',
  ],
  [
    /^expected hexadecimal/,
    'The escape before this place needs more hexadecimal digits.',
    'Write \\x with 2, \\u with 4 or \\U with 8 digits.',
  ],
  [
    /^a line break is expected/,
    'Text after "|" or ">" must begin on the next line.',
    'Move it to the next line and indent it, or put the value in quotes.',
  ],
  [
    /^name of an alias|^alias node/,
    'An asterisk at the beginning of a value stands for an alias.',
    'Put the value in quotes if the asterisk is part of it.',
  ],
  [
    /^name of an anchor|anchor property/,
    'An ampersand at the beginning of a value stands for an anchor.',
    'Put the value in quotes if the ampersand is part of it.',
  ],
  [
    /^duplication of a tag/,
    'A value can have only one tag.',
    'Write all but the first in their long form, such as {Ref: name} for !Ref name.',
  ],
  [
    /tag/i,
    'An exclamation mark at the beginning of a value stands for a tag, and this is no valid one.',
    'Put the value in quotes if the exclamation mark is part of it.',
  ],
  [
    /directive|YAML version/,
    'A line that begins with "%" is a directive, and this is no valid one.',
    'Remove it, or put "---" on the line after it.',
  ],
  [
    /^a whitespace character is expected after/,
    'A space is missing after the colon.',
    'Write "key: value", with a space after the colon.',
  ],
];

function byReason(text: string, reason: string, position: number): Explained | undefined {
  const found = REASONS.find(([pattern]) => pattern.test(reason));
  if (found === undefined) return undefined;
  const [, message, remedy, kind] = found;
  const start = Math.min(position, text.length);
  return { start, message, remedy, ...(kind === undefined ? {} : { kind }) };
}

/** The end of the word at an offset: enough to underline. */
function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/\s/.test(text.charAt(at))) at++;
  return at;
}

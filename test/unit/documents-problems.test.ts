import { describe, expect, test } from 'vitest';
import { type ReadOptions, readFile } from '../../src/documents/read.ts';
import { read, textOf } from '../fixtures/documents/help.ts';

/** A text whose expected place is between « and ». */
function marked(text: string): { text: string; start: number; end: number } {
  const start = text.indexOf('«');
  return { text: text.replace('«', '').replace('»', ''), start, end: text.indexOf('»') - 1 };
}

const CASES: readonly [kind: string, text: string, message: string, options?: ReadOptions][] = [
  [
    'duplicate-key',
    'a: 1\nb: 2\n«a»: 3\n',
    'The key "a" stands twice in one map, on lines 1 and 3; the first one counts.',
  ],
  [
    'duplicate-key',
    '{a: 1, «"a"»: 3}',
    'The key "a" stands twice in one map, on line 1; the first one counts.',
  ],
  [
    'multiple-documents',
    'a: 1\n---\n«b: 2»\nc: 3\n',
    'A second document begins on line 3; only the first one is read.',
  ],
  ['empty', '«»', 'The file has no content.'],
  ['empty', '«»# only a comment\n---\n', 'The file has no content.'],
  ['alias', 'a: &x [1]\nb: «*x»\n', 'Aliases such as "*x" are not supported in threat models.'],
  ['alias', 'a: «*.yaml»\n', 'The alias "*.yaml" has no anchor "&.yaml" before it.', { aliases: true }],
  ['alias', 'a: &x [«*x»]\n', 'The alias "*x" refers to the value that it stands in.', { aliases: true }],
  [
    'alias',
    'a: &x 1\n---\nb: «*x»\n',
    'The alias "*x" has no anchor "&x" before it.',
    { aliases: true, documents: 'many' },
  ],
  ['merge-key', 'a:\n  «<<»: {b: 1}\n', 'Merge keys ("<<") are not supported here.'],
  [
    'merge-key',
    'a:\n  «<<»: 1\n',
    'The merge key "<<" has a value that is neither a map nor a list of maps.',
    { merge: true },
  ],
  ['tag', 'a: «!reset» null\n', 'The tag "!reset" is not supported here.'],
  ['tag', 'a: «!override»\n  - b\n', 'The tag "!override" is not supported here.'],
  ['tag', 'a: «!!binary» aGk=\n', 'The tag "!!binary" is not supported here.'],
  ['tag', '%TAG !v! tag:x.org:\n---\na: «!v!y» b\n', 'The tag "!<tag:x.org:y>" is not supported here.'],
  ['tag', 'a: «!!int» x\n', 'The value "x" does not fit its tag "!!int".'],
  ['complex-key', '«[a, b]»: c\n', 'The key "[a, b]" is a map or a list; keys must be plain text.'],
  ['complex-key', '? «- a\n  - b»\n: c\n', 'The key "- a - b" is a map or a list; keys must be plain text.'],
  [
    'complex-key',
    'a: {«{ .Values.x }»}\n',
    '"{ .Values.x }" is a template expression, which YAML takes for a map used as a key.',
  ],
  [
    'unsafe-number',
    'id: «12345678901234567890»\n',
    'The whole number "12345678901234567890" is too large to be kept exactly.',
  ],
  [
    'unsafe-number',
    'id: «0xFFFFFFFFFFFFFF»\n',
    'The whole number "0xFFFFFFFFFFFFFF" is too large to be kept exactly.',
  ],
  ['not-json-number', 'a: [1, «.nan»]\n', '".nan" is not a number that JSON can carry.'],
  ['not-json-number', 'a: «-.inf»\n', '"-.inf" is not a number that JSON can carry.'],
  ['not-json-number', 'a: «1e999»\n', '"1e999" is not a number that JSON can carry.'],
  [
    'too-many-nodes',
    '[a, b, c«», d]',
    'The file holds more than 4 values, those that aliases repeat included.',
    { maxNodes: 4 },
  ],
];

describe('problems that leave the document readable, and their places', () => {
  test.each(CASES)('%s: %j', (kind, source, message, options) => {
    const { text, start, end } = marked(source);
    const { problems } = read(text, options);
    expect(problems.map(({ kind, at, message }) => [kind, at.start, at.end, message])).toEqual([
      [kind, start, end, message],
    ]);
    expect(problems[0]?.remedy).toMatch(/^[A-Z].*\.$/s);
  });
});

const FATAL: readonly [kind: string, text: string, message: string][] = [
  ['tab-indent', 'a:\n«\t»b: 1\n', 'The line is indented with a tab; YAML allows only spaces there.'],
  [
    'tab-indent',
    'a:\n  b: 1\n  «\t»c: 1\n',
    'The line is indented with a tab; YAML allows only spaces there.',
  ],
  ['tab-indent', '- a\n«\t»- b\n', 'The line is indented with a tab; YAML allows only spaces there.'],
  ['control-character', 'a: b«\u0000»c\n', 'The file contains the control character U+0000.'],
  ['control-character', 'a: "b«\u0007»c"\n', 'The file contains the control character U+0007.'],
  ['control-character', 'a: b«\u0085» c«\u009F»', 'The text contains a control character.'],
  ['too-deep', `${'['.repeat(100)}«[»${']'.repeat(101)}`, 'Values are nested more than 100 levels deep.'],
  ['syntax', 'a: 1\n«b»\nc: 2\n', 'A colon is missing after "b".'],
  ['syntax', 'a: 1\n«b»\n', 'A colon is missing after "b".'],
  ['syntax', '«a:b»\nc: d\n', 'A space is missing after the colon of "a:b".'],
  ['syntax', 'a: b«:» c\n', 'The value contains a colon followed by a space, which reads as another key.'],
  ['syntax', 'a: 1\n «b»: 2\n', 'The line is indented more than line 1, whose value is complete.'],
  ['syntax', 'a:\n  - b\n «c:» d\n', 'The indentation of line 3 fits none of the lines above it.'],
  ['syntax', 'a: «"»x\n', 'The double quote that opens on line 1 is not closed.'],
  [
    'syntax',
    'a: «"»x\nb: "y"\n',
    'The double quote of line 1 is still open, and line 2 is not indented as its content.',
  ],
  ['syntax', "a: b\nc: [«'»d, e]\n", 'The single quote that opens on line 2 is not closed.'],
  ['syntax', 'a: «[»1, 2\n', 'The bracket that opens on line 1 is not closed.'],
  [
    'syntax',
    'a: «[»1, 2\nb: 3\n',
    'The bracket of line 1 is still open, and line 2 is not indented as its content.',
  ],
  ['syntax', 'a: [1, 2«}»\n', 'A comma or the closing bracket is missing before this place.'],
  ['syntax', 'a: [1,«,2]»\n', 'A value is missing before this comma.'],
  ['syntax', "a: 'it'«s'»\n", `"s'" follows a closing quote.`],
  ['syntax', 'a: [b] «c»\n', '"c" follows a closing bracket.'],
  ['syntax', 'a: «-» b\n', 'A list cannot begin on the line of its key.'],
  ['syntax', 'a: «@b»\n', 'A value cannot begin with "@".'],
  ['syntax', 'a: "\\«q"»\n', 'The backslash before this place begins no escape that YAML knows.'],
  ['syntax', 'a: | «x»\n', 'Text after "|" or ">" must begin on the next line.'],
  ['syntax', 'a: !b «!c» d\n', 'A value can have only one tag.'],
  ['syntax', '«{{- if .x }}»\na: b\n', 'The line holds a template expression, so the file is not YAML yet.'],
];

describe('mistakes after which no document is returned', () => {
  test.each(FATAL)('%s: %j', (kind, source, message) => {
    const { text, start, end } = marked(source);
    const clean = text.replace(/[«»]/g, '');
    const { problems, docs } = read(clean);
    expect(docs).toEqual([]);
    expect(problems.map(({ kind, message }) => [kind, message])).toEqual([[kind, message]]);
    expect(problems[0]?.remedy).toMatch(/^[A-Z].*\.$/s);
    if (kind !== 'control-character' || !source.includes('\u0085'))
      expect([problems[0]?.at.start, problems[0]?.at.end]).toEqual([start, end]);
  });

  test('a syntax error in the last document withholds the first as well', () => {
    expect(read('a: 1\n---\nb: [\n', { documents: 'many' }).docs).toEqual([]);
  });
});

const JSON_CASES: readonly [kind: string, text: string, message: string][] = [
  [
    'duplicate-key',
    '{"a": 1,\n «"\\u0061"»: 2}',
    'The key "a" stands twice in one map, on lines 1 and 2; the first one counts.',
  ],
  [
    'unsafe-number',
    '[«-9007199254740993»]',
    'The whole number "-9007199254740993" is too large to be kept exactly.',
  ],
  ['not-json-number', '[«1e400»]', '"1e400" is not a number that JSON can carry.'],
  ['empty', '«» \n', 'The file has no content.'],
  ['too-deep', `${'['.repeat(100)}«[»[`, 'Values are nested more than 100 levels deep.'],
  ['control-character', '["a«\u0001»"]', 'The file contains the control character U+0001.'],
  ['syntax', '[1, 2«,»]', 'The last entry of the array is followed by a comma.'],
  ['syntax', '{"a": 1«,» }', 'The last entry of the object is followed by a comma.'],
  ['syntax', '{«a»: 1}', '"a" stands where a key in double quotes is expected.'],
  ['syntax', '{"a" «1»}', '"1" stands where ":" after the key "a" is expected.'],
  ['syntax', '{"a": 1«»', 'The file ends where "," or "}" in the object is expected.'],
  ['syntax', '[1 «2»]', '"2" stands where "," or "]" in the array is expected.'],
  ['syntax', '[«"abc»\n"]', 'The quoted text that begins here is not closed on its line.'],
  ['syntax', '["\\\\«\\q»"]', '"\\q" is no escape that JSON knows.'],
  ['syntax', '["a«\\u»00g0"]', '"\\u" is no escape that JSON knows.'],
  ['syntax', '[«01»]', '"01" stands where a value is expected.'],
  ['syntax', "[«'a'»]", `"'a'" stands where a value is expected.`],
  ['syntax', '[«nul»]', '"nul" stands where a value is expected.'],
  ['syntax', '[1, «/»/ one\n2]', 'JSON has no comments.'],
  ['syntax', '{} «{»}', '"{" stands where the end of the file is expected.'],
];

describe('JSON is strict', () => {
  test.each(JSON_CASES)('%s: %j', (kind, source, message) => {
    const { text, start, end } = marked(source);
    const { problems } = read(text, {}, 'a.JSON');
    expect(problems.map(({ kind, at, message }) => [kind, at.start, at.end, message])).toEqual([
      [kind, start, end, message],
    ]);
    expect(problems[0]?.remedy).toMatch(/^[A-Z].*\.$/s);
  });
});

describe('bytes that are no text', () => {
  const bytes = (...codes: number[]) => readFile({ path: 'a.yaml', oid: '', bytes: Uint8Array.from(codes) });

  test('the first wrong byte is pointed at, after a replacement character that the file really contains', () => {
    const { problems, docs } = bytes(0x61, 0xef, 0xbf, 0xbd, 0xc3, 0xa9, 0xff, 0x62);
    expect(docs).toEqual([]);
    expect(problems.map(problem => [problem.kind, problem.at.start, problem.message])).toEqual([
      ['invalid-utf8', 3, 'The file is not valid UTF-8: the first wrong byte is 0xFF.'],
    ]);
  });

  test.each([
    [0xff, 0xfe, 0x61, 0x00],
    [0xfe, 0xff, 0x00, 0x61],
  ])('UTF-16 is named', (...codes) => {
    expect(bytes(...codes).problems[0]).toMatchObject({
      kind: 'invalid-utf8',
      message: 'The file is encoded as UTF-16, not as UTF-8.',
    });
  });

  test('a file above the limit is not read', () => {
    const { source, docs, problems } = read(`a: ${'x'.repeat(3000)}`, { maxBytes: 2048 });
    expect([source.text, docs]).toEqual(['', []]);
    expect(problems[0]).toMatchObject({
      kind: 'too-large',
      message: 'The file is 3 KiB large; files above 2 KiB are not read.',
    });
  });
});

test('a refused alias and a refused merge still give their values, to spare follow-up findings', () => {
  const { docs } = read('a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: 2\n');
  expect(docs[0]?.value).toEqual({ a: { b: 1 }, c: { b: 1 }, d: { b: 1, e: 2 } });
});

test('the first of two values of a key wins, and it keeps its place', () => {
  const [doc] = read('a: first\na: {deep: second}\n').docs;
  expect(doc?.value).toEqual({ a: 'first' });
  expect(doc && textOf(doc.span(doc.value as object, 'a'))).toBe('first');
});

test('no more than a hundred problems are told of one file', () => {
  expect(read('a: 1\n'.repeat(500)).problems).toHaveLength(100);
});

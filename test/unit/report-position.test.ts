import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missingFile, wholeFile } from '../../src/core/source.ts';
import { lineText, place, position } from '../../src/report/position.ts';
import { source, spanOf } from './report-factory.ts';

describe('position', () => {
  const at = (text: string, offset: number) => {
    const { line, column } = position(source('a', text), offset);
    return `${line}:${column}`;
  };

  test.each([
    ['', 0, '1:1'],
    ['', 7, '1:1'],
    ['abc', 1, '1:2'],
    ['abc', 3, '1:4'],
    ['abc', 99, '1:4'],
    ['abc', -1, '1:1'],
    ['a\nb', 2, '2:1'],
    ['a\r\nb', 3, '2:1'],
    ['a\rb', 2, '2:1'],
    ['a\n\rb', 2, '2:1'],
    ['a\n\rb', 3, '3:1'],
    ['\n\n', 1, '2:1'],
  ])('of %j at %i is %s', (text, offset, expected) => {
    expect(at(text, offset)).toBe(expected);
  });

  test('an offset on a terminator is the column behind the line', () => {
    expect(at('ab\r\nc', 2)).toBe('1:3');
    expect(at('ab\r\nc', 3)).toBe('1:3');
  });

  test('the end of a file with a final newline is on its last line', () => {
    expect(at('a\nbc\n', 5)).toBe('2:3');
    expect(at('\n', 1)).toBe('1:1');
  });

  test('a BOM takes no column', () => {
    expect(at('\ufeffname: x', 0)).toBe('1:1');
    expect(at('\ufeffname: x', 1)).toBe('1:1');
    expect(at('\ufeffname: x', 3)).toBe('1:3');
    expect(at('\ufeffa\nb', 3)).toBe('2:1');
    expect(lineText(source('a', '\ufeffname'), 1)).toBe('name');
  });

  test('columns count UTF-16 code units', () => {
    expect(at('🎉x', 2)).toBe('1:3');
  });

  test('line separators of Unicode end no line', () => {
    expect(at('a\u2028b\u0085c', 4)).toBe('1:5');
  });

  test('agrees with a naive count for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\t') }), fc.nat(20), (text, offset) => {
        const clamped = Math.min(offset, text.length);
        // Inside a CRLF there is no place of its own.
        fc.pre(!(text[clamped - 1] === '\r' && text[clamped] === '\n'));
        fc.pre(!(clamped === text.length && /[\r\n]$/.test(text)));
        const before = text.slice(0, clamped).split(/\r\n|\r|\n/);
        expect(at(text, offset)).toBe(`${before.length}:${(before.at(-1)?.length ?? 0) + 1}`);
      }),
    );
  });
});

describe('place', () => {
  test('of a missing file is its first line', () => {
    expect(place(missingFile('threat-model/a.yaml'))).toEqual({
      path: 'threat-model/a.yaml',
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
    });
  });

  test('of a whole file is its start', () => {
    expect(place(wholeFile(source('a', '\ufeffx\n')))).toMatchObject({
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
    });
  });

  test('a span that takes its newline ends on its own line', () => {
    expect(place(spanOf(source('a', 'one\ntwo\nthree\n'), 'two\n'))).toMatchObject({
      line: 2,
      column: 1,
      endLine: 2,
      endColumn: 4,
    });
    expect(place(spanOf(source('a', 'one\r\ntwo\r\n'), 'one\r\n'))).toMatchObject({
      endLine: 1,
      endColumn: 4,
    });
  });

  test('a span of several lines', () => {
    expect(place(spanOf(source('a', 'a: [\n 1]\n'), '[\n 1]'))).toMatchObject({
      line: 1,
      column: 4,
      endLine: 2,
      endColumn: 4,
    });
  });

  test('an end before the start is the start', () => {
    expect(place({ source: source('a', 'abc'), start: 2, end: 0 })).toMatchObject({
      column: 3,
      endColumn: 3,
    });
  });
});

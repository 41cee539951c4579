import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/core/document.ts';
import { type EditResult, removeIn, setIn } from '../../src/documents/edit.ts';
import { fixture, readOne } from '../fixtures/documents/help.ts';

const TEXT = `# head
a: 1   # one
b:
    - x   # keep
    # of y
    - "y"
flow: {a: 1, b: [1,2]}
1: number
long: ${'word '.repeat(40)}end
`;

async function text(result: Promise<EditResult>): Promise<string> {
  const done = await result;
  if (!done.ok) throw new Error(done.why);
  return done.text;
}

describe('setting a value', () => {
  test.each([
    ['a scalar', ['a'], 2, ['a: 1   # one', 'a: 2 # one']],
    ['an item, its comment kept', ['b', 0], 'z', ['- x   # keep', '- z # keep']],
    ['a value in a flow map', ['flow', 'b'], 'c', ['{a: 1, b: [1,2]}', '{a: 1, b: c}']],
    ['a key that looks like a number', ['1'], 'text', ['1: number', '1: text']],
    ['a new item', ['b', 2], 'new', ['    - "y"\n', '    - "y"\n    - new\n']],
    ['a new entry in missing maps', ['p', 'q'], true, ['end\n', 'end\np:\n    q: true\n']],
    ['text that reads as something else', ['a'], 'no: #x', ['a: 1   # one', 'a: "no: #x" # one']],
  ] as const)('%s', async (_, path, value, [before, after]) => {
    expect(TEXT).toContain(before);
    expect(await text(setIn(TEXT, path, value))).toBe(TEXT.replace(before, after));
  });

  test('line ends, a byte order mark and a missing last line break stay', async () => {
    const source = '\uFEFFa: 1\r\n# c\r\nb: 2';
    expect(await text(setIn(source, ['a'], 3))).toBe('\uFEFFa: 3\r\n# c\r\nb: 2');
  });

  test('an empty file becomes a map', async () => {
    expect(await text(setIn('', ['a', 'b'], [1]))).toBe('a:\n  b:\n    - 1');
  });

  test('objects made by the reader can be set', async () => {
    expect(await text(setIn('a: 1\n', ['b'], readOne('{x: [1], y: {}}').value))).toBe(
      'a: 1\nb:\n  x:\n    - 1\n  y: {}\n',
    );
  });

  test('every value of a model can be replaced, and nothing else changes', async () => {
    const source = fixture('model');
    const keys = Object.keys(readOne(source).value as JsonObject);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...keys),
        fc.jsonValue({ maxDepth: 2 }).filter(keepsNumbers),
        async (key, value) => {
          const edited = readOne(await text(setIn(source, [key], value as Json))).value;
          expect(edited).toEqual({
            ...(readOne(source).value as JsonObject),
            [key]: value,
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Whole numbers that a double cannot keep are a problem for the reader, whoever wrote them. */
function keepsNumbers(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isInteger(value) || Number.isSafeInteger(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(keepsNumbers);
}

describe('removing a value', () => {
  test.each([
    ['an entry and the comment beside it', ['a'], 'a: 1   # one\n'],
    ['an item and the comment above it', ['b', 1], '    # of y\n    - "y"\n'],
    ['a key that looks like a number', ['1'], '1: number\n'],
  ] as const)('%s', async (_, path, gone) => {
    const source = TEXT.replace('# head\n', '# head\n\n');
    expect(await text(removeIn(source, path))).toBe(source.replace(gone, ''));
  });

  test('what is not there is a failure', async () => {
    expect(await removeIn(TEXT, ['b', 7])).toEqual({
      ok: false,
      why: 'there is nothing at b.7',
      remedy: 'Check the path.',
    });
  });
});

test.each([
  ['a: [', ['a'], 'the file is not valid YAML'],
  ['a: 1\n---\nb: 2\n', ['a'], 'the file is not valid YAML'],
  ['a: 1\n', ['a', 'b'], 'a.b leads through a value that is no map or list'],
  ['a: &x {b: 1}\nc: *x\n', ['c', 'b'], 'c.b leads through a value that is no map or list'],
] as const)('%j is left alone', async (source, path, why) => {
  expect(await setIn(source, path, 1)).toMatchObject({ ok: false, why });
});

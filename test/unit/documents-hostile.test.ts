import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, ReadFile } from '../../src/core/document.ts';
import { isObject } from '../../src/core/document.ts';
import { CLOUDFORMATION_TAGS, type ReadOptions, readFile } from '../../src/documents/read.ts';
import { fixture, read } from '../fixtures/documents/help.ts';

const LENIENT: ReadOptions = {
  aliases: true,
  merge: true,
  documents: 'many',
  tags: CLOUDFORMATION_TAGS,
  unknownTags: 'ignore',
};

/** Far above what any of these takes, to hold on a busy machine; an exponential or quadratic reader is far above it. */
const SECONDS = 10;

function timed(text: string, options: ReadOptions = {}, path = 'a.yaml'): ReadFile {
  const start = performance.now();
  const result = read(text, options, path);
  expect((performance.now() - start) / 1000).toBeLessThan(SECONDS);
  return result;
}

const SIZE = 1024 * 1024 - 16;
const fill = (piece: string): string => piece.repeat(Math.floor(SIZE / piece.length));
const bomb = (levels: number): string =>
  Array.from(
    { length: levels },
    (_, at) =>
      `a${at}: &a${at} [${Array(9)
        .fill(at === 0 ? 'x' : `*a${at - 1}`)
        .join(', ')}]\n`,
  ).join('');

const HOSTILE: readonly [name: string, text: string][] = [
  ['brackets', '['.repeat(100_000)],
  ['braces', '{'.repeat(100_000)],
  ['keys in brackets', '{"a":'.repeat(100_000)],
  ['nested keys', Array.from({ length: 1400 }, (_, at) => `${' '.repeat(at)}a:\n`).join('')],
  ['dashes', '- '.repeat(100_000)],
  ['question marks', '? '.repeat(100_000)],
  ['a colon after each key', fill('a: ')],
  ['duplicate keys', fill('a: 1\n')],
  ['distinct keys', Array.from({ length: 90_000 }, (_, at) => `k${at}: ${at}\n`).join('')],
  ['empty keys', fill(': \n')],
  ['commas', `[${fill('a,')}]`],
  ['empty flow pairs', `[${fill('a: ,')}]`],
  ['single quotes', `a: ${fill("'")}`],
  ['unclosed double quote', `a: "${fill('\\"')}`],
  ['unclosed bracket', `a: [${fill('[a],')}`],
  ['unclosed bracket and brackets at the margin', `a: [${fill('[\n],')}`],
  ['brackets at the margin', fill('a: [\n]\n')],
  ['brackets at the margin after comments', fill('a: [ # x\n# "\n]\n')],
  ['braces at the margin in block texts', fill('a: |\n }\nb: [\n]\n')],
  ['anchors', fill('&a ')],
  ['anchors on lines', fill('&a\n')],
  ['tags', fill('!a ')],
  ['tagged entries', fill('!a b: !c d\n')],
  ['comments', fill('# a\n')],
  ['comments between empty entries', fill('-\n # a\n')],
  ['document marks', fill('---\n')],
  ['documents', fill('--- a\n')],
  ['tabs', fill('\t')],
  ['digits', `a: ${fill('9')}`],
  ['block headers', fill('- |\n')],
  ['line breaks', fill('\n')],
  ['carriage returns', fill('a: b\r')],
  ['byte order marks', fill('\uFEFF')],
  ['templates', fill('{{ a }}\n')],
  ['an empty first line before a mistake', '\n\uFEFF---\nb>? : \uFEFF:'],
  ['an alias bomb', bomb(40)],
  [
    'merges of merges',
    Array.from(
      { length: 3000 },
      (_, at) => `a${at}: &a${at}\n  k${at}: 1\n${at > 0 ? `  <<: *a${at - 1}\n` : ''}`,
    ).join(''),
  ],
];

describe('hostile files are read in bounded time', () => {
  test.each(HOSTILE)('%s', (_, text) => {
    timed(text);
    timed(text, LENIENT);
    timed(text, {}, 'a.json');
  });

  test.each([
    ['strings', `["${fill('\\"')}`],
    ['escapes', `["${fill('\\u0041')}"]`],
    ['a wrong escape at the end', `["${fill('\\\\')}\\q"]`],
  ])('JSON %s', (_, text) => {
    timed(text, {}, 'a.json');
  });

  test('an alias bomb is refused by the number of values it stands for', () => {
    const { docs, problems } = read(bomb(9), LENIENT);
    expect(docs).toEqual([]);
    expect(problems.map(problem => problem.kind)).toEqual(['too-many-nodes']);
    expect(read(bomb(5), LENIENT).docs).toHaveLength(1);
  });
});

/** Fails unless all that a reading tells is consistent with its own text. */
function expectSound({ source, docs, problems }: ReadFile): void {
  const sound = (start: number, end: number) => {
    if (!(start >= 0 && start <= end && end <= source.text.length))
      throw new Error(`a place outside of the text: ${start} to ${end}`);
  };
  for (const { at, message, remedy, kind } of problems) {
    sound(at.start, at.end);
    expect([kind, message, remedy]).not.toContain('');
    expect(message.length).toBeLessThan(300);
  }
  for (const doc of docs) {
    const walk = (value: Json) => {
      if (Array.isArray(value)) {
        for (const [at, item] of value.entries()) {
          sound(doc.span(value, at).start, doc.span(value, at).end);
          walk(item);
        }
      } else if (isObject(value)) {
        for (const [key, item] of Object.entries(value)) {
          sound(doc.span(value, key, 'key').start, doc.span(value, key, 'key').end);
          sound(doc.span(value, key).start, doc.span(value, key).end);
          walk(item);
        }
      }
    };
    sound(doc.root.start, doc.root.end);
    walk(doc.value);
  }
}

const TEXTS = ['model', 'scalars', 'blocks', 'flow', 'anchors', 'cloudformation', 'kubernetes'].map(fixture);
const PIECES = [
  '',
  ' ',
  '  ',
  '\n',
  '\r',
  '\t',
  ':',
  ': ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '"',
  "'",
  '|',
  '>',
  '#',
  ' #',
  '&a',
  '*a',
  '!a',
  '!!int ',
  '? ',
  '---\n',
  '...',
  '%',
  '@',
  '<<',
  '\\',
  '~',
  '\u0000',
  '\uFEFF',
  '\u2028',
  '{{',
];
const MUTATION = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(8),
  piece: fc.constantFrom(...PIECES),
});

test('mutated files never throw, and what is told of them is consistent', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...TEXTS),
      fc.array(MUTATION, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (text, mutations, lenient) => {
        let mutated = text;
        for (const { at, cut, piece } of mutations) {
          const place = Math.floor(at * mutated.length);
          mutated = mutated.slice(0, place) + piece + mutated.slice(place + cut);
        }
        expectSound(read(mutated, lenient ? LENIENT : {}));
        expectSound(read(mutated, {}, 'a.json'));
      },
    ),
    { numRuns: 1500 },
  );
});

test('random bytes and random text never throw', () => {
  const path = fc.constantFrom('a.yaml', 'a.json', 'a');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), path, (bytes, path) =>
      expectSound(readFile({ path, oid: '', bytes })),
    ),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...PIECES, 'a', 'b', '1'), { maxLength: 40 }),
      path,
      (pieces, path) => expectSound(read(pieces.join(''), LENIENT, path)),
    ),
    { numRuns: 3000 },
  );
});

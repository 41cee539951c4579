import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments, parseDocument, stringify } from 'yaml';
import { readFile } from '../../src/documents/read.ts';
import { fixture, READABLE, read, readOne, same, wrongSpans } from '../fixtures/documents/help.ts';

const ORACLE = { uniqueKeys: false } as const;

function oracle(text: string): unknown {
  const document = parseDocument(text, ORACLE);
  expect(document.errors).toEqual([]);
  return document.toJS();
}

/** Equality with the order of keys; the second comparison is there to show the difference. */
function expectSame(ours: unknown, other: unknown): void {
  if (same(ours, other)) return;
  expect(ours).toEqual(other);
  throw new Error('the values differ in the order of their keys, or in the sign of a zero');
}

const WAYS: readonly [string, (text: string) => string][] = [
  ['as it is', text => text],
  ['with CRLF', text => text.replace(/\n/g, '\r\n')],
  ['with a byte order mark', text => `\uFEFF${text}`],
];

describe.each(READABLE)('the fixture %s', name => {
  test.each(WAYS)('%s equals what the yaml library reads', (_, change) => {
    const text = change(fixture(name));
    expectSame(readOne(text).value, oracle(text));
  });

  test.each(WAYS)('%s has places that read back to their values', (_, change) => {
    expect(wrongSpans(readOne(change(fixture(name))))).toEqual([]);
  });
});

test('anchors and merge keys equal what the yaml library reads', () => {
  const text = fixture('anchors');
  const document = parseDocument(text, { ...ORACLE, merge: true });
  expectSame(readOne(text, { aliases: true, merge: true }).value, document.toJS());
});

test('a stream of documents equals what the yaml library reads, without the empty ones', () => {
  const text = fixture('kubernetes');
  const { docs, problems } = read(text, { documents: 'many' });
  const others = parseAllDocuments(text).map(document => document.toJS());
  expect(problems).toEqual([]);
  expect(docs.map(doc => doc.value)).toEqual(others.filter(value => value !== null));
  expect(docs.flatMap(doc => wrongSpans(doc))).toEqual([]);
});

const STRUCTURE = fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme', noUnicodeString: false } as object);
const TRICKY = fc.jsonValue({
  maxDepth: 4,
  stringUnit: fc.constantFrom(
    'a',
    '1',
    ' ',
    ':',
    '#',
    '-',
    '"',
    "'",
    '\n',
    '\\',
    '[',
    '{',
    '|',
    '&',
    '*',
    '!',
    '%',
    '~',
    '\t',
    'é',
    '.',
    ',',
  ),
} as object);

describe.each([
  ['any text', STRUCTURE],
  ['text of indicators', TRICKY],
] as const)('random structures of %s', (_, structure) => {
  test('written as JSON read as JSON.parse reads them, in both syntaxes', () => {
    fc.assert(
      fc.property(structure, fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const expected = JSON.parse(text);
        const json = read(text, {}, 'a.json').docs[0];
        const yaml = read(text, {}, 'a.yaml').docs[0];
        expectSame(json?.value, expected);
        expectSame(yaml?.value, expected);
        if (json !== undefined) expect(wrongSpans(json, {}, 'a.json')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ['yaml', (value: unknown) => stringify(value)],
    ['js-yaml', (value: unknown) => dump(value)],
  ] as const)('written by %s read back', (_, write) => {
    fc.assert(
      // As an entry: where a block scalar is the whole document, the two libraries count its indentation differently.
      fc.property(structure, value => {
        const text = write({ value });
        const doc = read(text).docs[0];
        expectSame(doc?.value, parseDocument(text, ORACLE).toJS());
        if (doc !== undefined) expect(wrongSpans(doc)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus/models');

test('collected models never throw and equal what the yaml library reads', () => {
  if (!existsSync(CORPUS)) {
    console.log(`skipped: there is no ${CORPUS}`);
    return;
  }
  const files = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter(name =>
    /\.(?:ya?ml|json|otm)$/.test(name),
  );
  expect(files.length).toBeGreaterThan(0);
  let compared = 0;
  for (const name of files) {
    const bytes = readFileSync(join(CORPUS, name));
    const { docs } = readFile(
      { path: name, oid: '', bytes },
      { aliases: true, merge: true, documents: 'many' },
    );
    const documents = parseAllDocuments(bytes.toString(), { ...ORACLE, merge: true });
    if (!Array.isArray(documents) || documents.some(document => document.errors.length > 0)) continue;
    const expected = documents.map(document => document.toJS()).filter(value => value !== null);
    const values = docs.map(doc => doc.value);
    if (!same(values, expected)) throw new Error(`${name} reads differently`);
    compared++;
  }
  expect(compared).toBeGreaterThan(files.length / 2);
});

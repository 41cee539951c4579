import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFile } from '../../src/commands/format.ts';
import { readFile } from '../../src/documents/read.ts';
import { MODEL } from '../support/shop.ts';

const PATH = 'threat-model/shop.yaml';

function format(text: string, path = PATH): string {
  const result = formatFile(path, new TextEncoder().encode(text));
  if (result.is !== 'formatted') throw new Error(JSON.stringify(result));
  return result.text;
}

function value(text: string, path = PATH): unknown {
  const { docs, problems } = readFile({ path, oid: '', bytes: new TextEncoder().encode(text) });
  expect(problems).toEqual([]);
  return JSON.parse(JSON.stringify(docs[0]?.value));
}

describe('formatting a file', () => {
  test('puts known fields into the order of the schema, others behind them, and leaves ids alone', () => {
    const text = `# yaml-language-server: $schema=x
elements:
  # the store
  db: {in: prod, store: x, holds: [b, a]}   # beside
  app:
    # of in
    in: prod
    process: y  # of process

    x-tool: 1
  # at the end of elements
# of name
name: Shop

threats:
  t:
    what: |
      # not a comment
      text
    at: [app]
reviews:
  - why: periodic
    date: 2026-01-01
# the end
`;
    expect(format(text)).toBe(`# yaml-language-server: $schema=x
# of name
name: Shop
elements:
  # the store
  db: {store: x, in: prod, holds: [b, a]}   # beside
  app:
    process: y  # of process
    # of in
    in: prod

    x-tool: 1
  # at the end of elements

threats:
  t:
    at: [app]
    what: |
      # not a comment
      text
reviews:
  - date: 2026-01-01
    why: periodic
# the end
`);
  });

  test('of JSON moves entries and keeps the layout', () => {
    const text = '{\n  "elements": {"a": {"in": "x", "process": "y"}},\n  "name": "Shop"\n}\n';
    expect(format(text, 'threat-model/shop.json')).toBe(
      '{\n  "name": "Shop",\n  "elements": {"a": {"process": "y", "in": "x"}}\n}\n',
    );
  });

  test('keeps line ends, a byte order mark and a missing last line break', () => {
    const text = '\uFEFF# head\r\nelements:\r\n  a: {process: x} # c\r\nname: Shop';
    expect(format(text)).toBe('\uFEFF# head\r\nname: Shop\r\nelements:\r\n  a: {process: x} # c');
  });

  test('of a model that is in order changes nothing', () => {
    expect(format(MODEL)).toBe(MODEL);
  });

  test('of a control file and a decision follows their schemas', () => {
    expect(format('mode: observe\nversion: 1\n', 'threat-model/threatlint.yaml')).toBe(
      'version: 1\nmode: observe\n',
    );
    expect(format('by: ana\ncomponent: x\n', 'threat-model/decisions/a.yaml')).toBe(
      'component: x\nby: ana\n',
    );
  });

  test('refuses what cannot be read, and passes over what is not its own', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(formatFile(PATH, bytes('name: [\n'))).toMatchObject({ is: 'refused' });
    expect(formatFile(PATH, bytes('name: a\nname: b\n'))).toMatchObject({
      is: 'refused',
      why: expect.stringContaining('name'),
    });
    expect(formatFile('docs/a.yaml', bytes('b: 1\n'))).toEqual({ is: 'skipped' });
  });

  test('never changes what a file says, loses no comment, and changes nothing the second time', () => {
    fc.assert(
      fc.property(models, text => {
        const before = value(text);
        const result = formatFile(PATH, new TextEncoder().encode(text));
        if (result.is !== 'formatted') throw new Error(`${result.is}: ${text}`);
        expect(value(result.text)).toEqual(before);
        expect(format(result.text)).toBe(result.text);
        const comments = (each: string) => (each.match(/# c\d+/g) ?? []).sort();
        expect(comments(result.text)).toEqual(comments(text));
        expect(result.text.length).toBe(text.length);
      }),
      { numRuns: 400 },
    );
  });
});

/** Texts of models with keys in any order, comments, blank lines, block and flow maps, and texts of several lines. */
const comment = fc.option(
  fc.nat(99).map(n => `# c${n}`),
  { nil: '' },
);
const scalar = (indent: string) =>
  fc.oneof(
    fc.constantFrom('x', '"a # b"', "'it''s'", '2', ''),
    fc.constantFrom('|', '>-', '|+').map(mark => `${mark}\n${indent}  # text\n${indent}  more`),
    fc.constant(`"a\n${indent}  # b"`),
    fc.constantFrom('{to: b, from: a}', '[b, a]', '{via: {y: 1, x: 2}, from: a}'),
  );

function block(indent: string, names: readonly string[], inner: (name: string) => fc.Arbitrary<string>) {
  return fc
    .shuffledSubarray([...names], { minLength: 1 })
    .chain(keys =>
      fc.tuple(...keys.map(key => fc.tuple(fc.constant(key), inner(key), comment, comment, fc.boolean()))),
    )
    .map(entries =>
      entries
        .map(([key, text, above, beside, blank]) => {
          const lead = `${blank ? '\n' : ''}${above === '' ? '' : `${indent}${above}\n`}`;
          const after = beside === '' || text.includes('\n') ? '' : ` ${beside}`;
          return `${lead}${indent}${key}:${text.startsWith('\n') || text === '' ? '' : ' '}${text}${after}\n`;
        })
        .join('')
        .replace(/\n$/, ''),
    );
}

const fields = ['what', 'at', 'stride', 'x-a', 'from', 'to', 'description'];
const entities = block('  ', ['b', 'a', 'c'], () =>
  block('    ', fields, () => scalar('    ')).map(t => `\n${t}`),
);
const list = block('    ', ['why', 'date', 'notes'], () => scalar('    ')).map(
  text => `\n  - ${text.replace(/^(?:\s*(?:#.*)?\n)*\s*/, '')}`,
);
const models = fc
  .tuple(
    comment,
    block('', ['flows', 'threats', 'elements', 'name', 'reviews', 'description', 'zzz'], name =>
      name === 'reviews'
        ? list
        : ['name', 'description', 'zzz'].includes(name)
          ? scalar('')
          : entities.map(text => `\n${text}`),
    ),
    comment,
  )
  .map(([head, text, foot]) => `${head}\n${text}\n${foot}\n`)
  .filter(
    text => readFile({ path: PATH, oid: '', bytes: new TextEncoder().encode(text) }).problems.length === 0,
  );

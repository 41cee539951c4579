import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/documents/read.ts';
import { nearest } from '../../src/validation/nearest.ts';
import { quote } from '../../src/validation/quote.ts';
import { validate } from '../../src/validation/validate.ts';
import { doc } from './models-support.ts';

const told = (text: string, path?: string) => validate('threatModel', doc(text, path));
const MODEL = { name: 'x', elements: { db: { store: 'x' } } };

describe('hostile documents', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])('a key %s', key => {
    const unknown = told(`name: x\nelements: {db: {store: x}}\n${key}: 1\n`);
    expect(unknown.map(problem => problem.message)).toEqual([`the model has no field \`${key}\``]);
    const entity = told(`name: x\nelements: {db: {store: x}}\nthreats:\n  ${key}: {}\n`);
    expect(entity.length).toBeGreaterThan(0);
    const field = told(`name: x\nelements: {db: {store: x, ${key}: {type: 1}}}\n`);
    expect(field).toHaveLength(1);
  });

  test.each([
    [
      'unknown fields',
      { ...MODEL, ...Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`f${i}`, i])) },
    ],
    [
      'bad entities',
      { ...MODEL, threats: Object.fromEntries(Array.from({ length: 30_000 }, (_, i) => [`T ${i}`, i])) },
    ],
    ['bad items', { ...MODEL, scope: Array.from({ length: 100_000 }, (_, i) => i) }],
    ['equal items', { ...MODEL, scope: Array.from({ length: 100_000 }, () => 'a') }],
  ])('a hundred thousand %s', (_, value) => {
    const { value: read, ...rest } = doc('{}', 'a.json');
    const started = performance.now();
    const problems = validate('threatModel', { ...rest, value, span: () => rest.root });
    expect(read).toEqual({});
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)?.message).toMatch(/^and \d+ more mistakes in this file$/);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('different items are compared in linear time', () => {
    const { value: _, ...rest } = doc('{}', 'a.json');
    const value = { ...MODEL, scope: Array.from({ length: 200_000 }, (_, i) => `a/${i}`), criticality: 'x' };
    const started = performance.now();
    expect(validate('threatModel', { ...rest, value, span: () => rest.root })).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('a value that is long, or that cannot be seen', () => {
    const [long] = told(`name: x\nelements: {db: {store: x}}\ncriticality: ${'h'.repeat(1_000_000)}\n`);
    expect(long?.message.length).toBeLessThan(200);
    const [unseen] = told('name: x\nelements: {db: {store: x}}\ncriticality: "a\\n::error::\\u202E`@all`"\n');
    expect(unseen?.message).toMatch(/found `a\\n::error::\\u\{202e\}\\u\{60\}@all\\u\{60\}`$/);
    const [key] = told(`name: x\nelements: {db: {store: x}}\n"${'k\\n'.repeat(5000)}": 1\n`);
    expect(key?.message.length).toBeLessThan(200);
    expect(key?.subjectPath.length).toBeLessThan(200);
  });

  test.each(['null', '[]', '3', '"x"', '[[[[]]]]', 'true'])('a model that is %s', json => {
    expect(told(json, 'threat-model/x.json')).toHaveLength(1);
    expect(validate('controlFile', doc(json, 'a.json'))).toHaveLength(1);
    expect(validate('decision', doc(json, 'a.json'))).toHaveLength(1);
  });

  test('a part lacks what another part has', () => {
    expect(validate('threatModel', doc('data: {}\n'), { part: true })).toEqual([]);
    expect(validate('threatModel', doc('date: {}\n'), { part: true })).toHaveLength(1);
  });
});

describe('names', () => {
  test.each([
    ['mitgate', 'mitigate'],
    ['Mitigate', 'mitigate'],
    ['runsAs', 'runs-as'],
    ['runs_as', 'runs-as'],
    ['form', 'from'],
    ['id', undefined],
    ['colour', undefined],
    ['x'.repeat(100_000), undefined],
  ])('%s', (name, expected) => {
    expect(nearest(name, ['mitigate', 'runs-as', 'from', 'in', 'to'])).toBe(expected);
  });

  test('quoting', () => {
    expect(quote('\u0000\u200b\ud800')).toBe('`\\u{0}\\u{200b}\\u{d800}`');
    expect(quote('é 漢 😀')).toBe('`é 漢 😀`');
  });
});

/** Models of other formats that people published: none is ours, and none may do harm. */
const CORPUS = resolve('../shared/corpus/models');

describe('published models of other formats', () => {
  if (!existsSync(CORPUS)) {
    test.skip(`skipped: ${CORPUS} is not there`, () => undefined);
    return;
  }
  test('never throw, and are told in at most 51 problems', () => {
    const names = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' });
    const files = names.filter(name => /\.(ya?ml|json|otm)$/.test(name) && name !== 'index.json');
    expect(files.length).toBeGreaterThan(50);
    for (const name of files) {
      const path = name.endsWith('.otm') ? `${name}.yaml` : name;
      const { docs } = readFile({ path, oid: '', bytes: readFileSync(resolve(CORPUS, name)) });
      for (const read of docs) {
        const problems = validate('threatModel', read);
        expect(problems.length, name).toBeGreaterThan(0);
        expect(problems.length, name).toBeLessThanOrEqual(51);
        for (const { at } of problems) expect(at.start).toBeLessThanOrEqual(at.source.text.length);
      }
    }
  });
});

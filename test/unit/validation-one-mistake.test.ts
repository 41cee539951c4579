import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/core/document.ts';
import schemas from '../../src/generated/schemas.json' with { type: 'json' };
import { validate } from '../../src/validation/validate.ts';
import { covered, doc } from './models-support.ts';

type Tree = { [key: string]: Tree } | Tree[] | string | number | boolean | null;
type Path = (string | number)[];

const text = readFileSync('test/fixtures/models/checkout.yaml', 'utf8');
const valid = doc(text).value;

/** Maps whose keys are ids and attributes: there a new key is no mistake. */
const OPEN =
  /^(data|boundaries|identities|elements|flows|assumptions|threats|mitigations|dismissed|dismissed\/.*|.*\/mitigate|.*\/evidence)$/;

/** The path of every value below the root. */
function paths(value: Json, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const path = [...at, Array.isArray(value) ? Number(key) : key];
    return key.startsWith('x-') ? [] : [path, ...paths(child, path)];
  });
}

function get(tree: Tree, path: Path): Tree {
  return path.reduce<Tree>((node, key) => (node as { [key: string]: Tree } | null)?.[key] ?? null, tree);
}

/** A copy of the valid model in which `edit` changed the container of the last step of the path. */
function mutate(path: Path, edit: (container: { [key: string]: Tree }, key: string) => void): Tree {
  const copy = structuredClone(valid) as Tree;
  edit(get(copy, path.slice(0, -1)) as { [key: string]: Tree }, String(path.at(-1)));
  return copy;
}

function problems(tree: Tree) {
  return validate('threatModel', doc(JSON.stringify(tree, null, 1), 'threat-model/checkout.json'));
}

/** Exactly one mistake, at a place with text, in one line. */
function expectOne(tree: Tree): void {
  const found = problems(tree);
  expect(found.map(problem => problem.message)).toHaveLength(1);
  for (const { at, kind, message, remedy } of found) {
    expect(kind).not.toBe('other');
    expect(message).toMatch(/^[^\n]+$/);
    expect(remedy).toMatch(/^[A-Z][^\n]+\.$/);
    const atRoot = kind === 'missing-field' && at.start === 0;
    if (!atRoot) expect(covered(at)).not.toBe('');
  }
}

const all = paths(valid);
const named = (...keys: string[]) => all.filter(path => keys.includes(String(path.at(-1))));
const closed = [[], ...all].filter(path => {
  const value = get(valid as Tree, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !OPEN.test(path.join('/'));
});
const fields = closed.flatMap(path =>
  Object.keys(get(valid as Tree, path) as object).map(key => [...path, key]),
);
const entities = all.filter(path => OPEN.test(path.slice(0, -1).join('/')) && !path.includes('evidence'));
const required = fields.filter(path => {
  const key = String(path.at(-1));
  const owner = path.slice(0, -1).join('/');
  if (owner === '') return ['name', 'elements'].includes(key);
  return (
    (/^elements\/\w+$/.test(owner) && ['external', 'process', 'store'].includes(key)) ||
    (/^flows\//.test(owner) && ['from', 'to'].includes(key)) ||
    (/^threats\/[\w-]+$/.test(owner) && ['at', 'what'].includes(key)) ||
    (/mitigat/.test(owner) && key === 'what') ||
    key === 'because' ||
    key === 'that' ||
    key === 'date' ||
    (/accept$/.test(owner) && key === 'by')
  );
});

/** JSON without the numbers that the reader refuses. */
const json = fc.json().filter(text => !/\d{16}/.test(text));

const vocabulary = new Set(JSON.stringify(schemas['threat-model.json']).match(/[\w$-]+/g));
const strangeName = fc
  .stringMatching(/^[a-zA-Z][a-zA-Z_-]{0,14}$/)
  .filter(name => !vocabulary.has(name) && !name.startsWith('x-'));

describe('one mistake, one finding', () => {
  test('the valid model has none', () => {
    expect(validate('threatModel', doc(text))).toEqual([]);
    expect(required.length).toBeGreaterThan(25);
  });

  test.each(required.map(path => [path.join('/'), path] as const))('without %s', (_, path) =>
    expectOne(mutate(path, (map, key) => delete map[key])),
  );

  test('a field renamed', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...fields.filter(path => path[0] !== 'x-note')),
        strangeName,
        (path, name) =>
          expectOne(
            mutate(path, (map, key) => {
              map[name] = map[key] ?? null;
              delete map[key];
            }),
          ),
      ),
      { numRuns: 1000 },
    ));

  test('a field that does not exist', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...closed),
        strangeName,
        fc.constantFrom<Tree>('x', 1, null, {}),
        (path, name, value) =>
          expectOne(
            mutate([...path, name], (map, key) => {
              map[key] = value;
            }),
          ),
      ),
      { numRuns: 500 },
    ));

  test.each(all.map(path => [path.join('/'), path] as const))('a value of the wrong type: %s', (_, path) => {
    const value = get(valid as Tree, path);
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    expectOne(
      mutate(path, (map, key) => {
        map[key] = isMap ? 3 : { a: { b: 1 } };
      }),
    );
  });

  test.each(entities.map(path => [path.join('/'), path] as const))('a bad id: %s', (_, path) =>
    expectOne(
      mutate(path, (map, key) => {
        map['Bad Id!'] = map[key] ?? null;
        delete map[key];
      }),
    ),
  );

  const leaves: [string, Path[], string][] = [
    ['a bad choice', named('criticality', 'class', 'kind', 'provider', 'why'), 'no-such-thing'],
    ['a bad date', named('due', 'done', 'until', 'date'), '2026-13-01'],
    [
      'a bad reference',
      named('in', 'runs-as', 'from', 'to').filter(path => !path.includes('transfer')),
      'Not An Id',
    ],
    ['blank text', named('what', 'that', 'because', 'external', 'process', 'store'), '  '],
  ];
  for (const [title, where, bad] of leaves) {
    test.each(where.map(path => [path.join('/'), path] as const))(`${title}: %s`, (_, path) =>
      expectOne(
        mutate(path, (map, key) => {
          map[key] = bad;
        }),
      ),
    );
  }

  test.each(Object.keys((valid as { elements: object }).elements))('two kinds of element: %s', id => {
    for (const kind of ['external', 'process', 'store']) {
      const path = ['elements', id, kind];
      if (get(valid as Tree, path) !== null) continue;
      expectOne(
        mutate(path, (map, key) => {
          map[key] = 'x';
        }),
      );
    }
  });

  test('many mistakes at once are all explained', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...all), json), { minLength: 1, maxLength: 4 }),
        edits => {
          const tree = structuredClone(valid) as Tree;
          for (const [path, written] of edits) {
            const container = get(tree, path.slice(0, -1));
            if (typeof container === 'object' && container !== null) {
              (container as { [key: string]: Tree })[String(path.at(-1))] = JSON.parse(written);
            }
          }
          for (const problem of problems(tree)) expect(problem.kind).not.toBe('other');
        },
      ),
      { numRuns: 500 },
    ));
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyFixes } from '../../src/commands/fix.ts';
import type { Json } from '../../src/core/document.ts';
import type { Edit, FileEdit } from '../../src/core/fix.ts';
import { applyEdit } from '../../src/documents/apply.ts';
import { readFile } from '../../src/documents/read.ts';
import { certainlyMeant } from '../../src/validation/nearest.ts';
import { finding } from './report-factory.ts';

const YAML = `# head
a: one   # beside
list: # of it
  - {x: 1} # first
  - {x: 2}
  # after

flow: ['p', "q"]
map:
  k: v
`;
const JSON_TEXT =
  '{\n  "a": "one",\n  "list": [\n    {"x": 1},\n    {"x": 2}\n  ],\n  "flow": ["p", "q"]\n}\n';

async function edited(path: string, text: string, edit: Edit): Promise<string> {
  const result = await applyEdit(path, text, edit);
  if (!result.ok) throw new Error(result.why);
  return result.text;
}

describe('an edit of YAML', () => {
  test.each<[string, Edit, string, string]>([
    ['sets a scalar', { do: 'set', at: ['a'], value: 'two' }, 'a: one ', 'a: two '],
    ['keeps quotes', { do: 'set', at: ['flow', 0], value: "it's" }, "'p'", "'it''s'"],
    ['quotes what would read as something else', { do: 'set', at: ['a'], value: 'no' }, 'one', '"no"'],
    ['renames a key', { do: 'rename', at: ['map', 'k'], to: 'key' }, '  k: v', '  key: v'],
    [
      'appends as the item before',
      { do: 'append', at: ['list'], value: { x: 3 } },
      '- {x: 2}\n',
      '- {x: 2}\n  - {x: 3}\n',
    ],
    ['appends in brackets', { do: 'append', at: ['flow'], value: 'r' }, '"q"]', '"q", r]'],
    [
      'appends to a list that is missing',
      { do: 'append', at: ['new'], value: 1 },
      'k: v\n',
      'k: v\nnew:\n  - 1\n',
    ],
    ['removes an item', { do: 'remove', at: ['list', 0] }, '  - {x: 1} # first\n', ''],
  ])('%s', async (_, edit, before, after) => {
    expect(YAML).toContain(before);
    expect(await edited('a.yaml', YAML, edit)).toBe(YAML.replace(before, after));
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(await edited('a.yaml', windows(YAML), edit)).toBe(windows(YAML.replace(before, after)));
  });

  test.each<[string, Edit]>([
    ['a: [\n', { do: 'set', at: ['a'], value: 1 }],
    ['a: 1\n', { do: 'remove', at: ['b'] }],
    ['a: 1\n', { do: 'set', at: ['a', 'b'], value: 1 }],
    ['a: 1\nb: 2\n', { do: 'rename', at: ['a'], to: 'b' }],
    ['a: 1\n', { do: 'append', at: ['a'], value: 1 }],
  ])('%j that cannot be made is a failure', async (text, edit) => {
    expect(await applyEdit('a.yaml', text, edit)).toMatchObject({ ok: false });
  });
});

describe('an edit of JSON', () => {
  test.each<[string, Edit, string, string]>([
    ['sets a scalar', { do: 'set', at: ['a'], value: 'two' }, '"one"', '"two"'],
    ['renames a key', { do: 'rename', at: ['a'], to: 'b' }, '"a"', '"b"'],
    ['appends', { do: 'append', at: ['list'], value: { x: 3 } }, '{"x": 2}', '{"x": 2},\n    {"x": 3}'],
    ['removes the first', { do: 'remove', at: ['list', 0] }, '{"x": 1},\n    ', ''],
    ['removes the last', { do: 'remove', at: ['flow', 1] }, ', "q"', ''],
    ['removes a key', { do: 'remove', at: ['a'] }, '"a": "one",\n  ', ''],
  ])('%s', async (_, edit, before, after) => {
    expect(JSON_TEXT).toContain(before);
    expect(await edited('a.json', JSON_TEXT, edit)).toBe(JSON_TEXT.replace(before, after));
  });
});

test('any text can be set and appended, and reads back as itself', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.constantFrom('a.yaml', 'a.json'), async (value, path) => {
      const text = path === 'a.yaml' ? YAML : JSON_TEXT;
      for (const edit of [
        { do: 'set', at: ['a'], value },
        { do: 'append', at: ['flow'], value },
      ] as const) {
        const result = await applyEdit(path, text, edit);
        // Characters that no YAML file may hold are refused, not written.
        if (!result.ok) continue;
        const bytes = new TextEncoder().encode(result.text);
        const root = readFile({ path, oid: '', bytes }).docs[0]?.value as { a: Json; flow: Json[] };
        expect(edit.do === 'set' ? root.a : root.flow.at(-1)).toBe(value);
      }
    }),
    { numRuns: 100 },
  );
});

describe('fixes', () => {
  const edit = (each: Edit): FileEdit => ({ path: 'm.yaml', ...each });
  const offered = (...edits: [Edit, ...Edit[]]) =>
    finding({ fix: { title: 'Do it', edits: [edit(edits[0]), ...edits.slice(1).map(edit)] } });
  const apply = (...findings: Parameters<typeof applyFixes>[0][number][]) =>
    applyFixes(findings, path => (path === 'm.yaml' ? YAML : undefined));

  test('of one file are applied together, and those that touch the same place wait', async () => {
    const { files, left } = await apply(
      offered({ do: 'set', at: ['a'], value: 'two' }),
      offered({ do: 'rename', at: ['map'], to: 'other' }),
      offered({ do: 'set', at: ['map', 'k'], value: 'w' }),
      offered({ do: 'remove', at: ['list', 0] }),
      offered({ do: 'remove', at: ['list', 1] }),
    );
    expect(files.map(({ titles }) => titles.length)).toEqual([3]);
    expect(files[0]?.after).toBe(
      YAML.replace('one', 'two').replace('map:', 'other:').replace('  - {x: 1} # first\n', ''),
    );
    expect(left).toHaveLength(2);
  });

  test('are made as a whole or not at all, and not where a finding is excused', async () => {
    const half = offered({ do: 'set', at: ['a'], value: 'two' }, { do: 'remove', at: ['nothing'] });
    const excused = {
      ...offered({ do: 'set', at: ['a'], value: 'x' }),
      excuse: { by: 'decision', because: 'b', path: 'p' } as const,
    };
    const { files, left } = await apply(half, excused);
    expect(files).toEqual([]);
    expect(left).toHaveLength(1);
  });
});

test.each([
  ['Information_Disclosure', ['tampering', 'information-disclosure'], 'information-disclosure'],
  ['hihg', ['low', 'moderate', 'high', 'critical'], 'high'],
  ['mitigat', ['mitigate', 'mitigates'], undefined],
  ['form', ['from', 'for'], undefined],
  ['lo', ['low'], undefined],
  ['severity', ['risk', 'what'], undefined],
])('%j of %j means %j beyond doubt', (word, candidates, meant) => {
  expect(certainlyMeant(word, candidates)).toBe(meant);
});

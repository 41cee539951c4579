import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/core/document.ts';
import { CLOUDFORMATION_TAGS } from '../../src/documents/read.ts';
import { fixture, read, readOne, textOf } from '../fixtures/documents/help.ts';

function at(value: Json, ...path: (string | number)[]): JsonObject {
  let found: unknown = value;
  for (const key of path) found = (found as Record<string, unknown>)[key];
  return found as JsonObject;
}

describe('places', () => {
  const doc = readOne('a: {b: [1, "x"]}\nc:\nd: !!str 5\ne: |\n  text\n\nf: last\n');

  test('of keys, values, containers and the root', () => {
    const root = doc.value as object;
    expect(textOf(doc.span(root, 'a', 'key'))).toBe('a');
    expect(textOf(doc.span(root, 'a'))).toBe('{b: [1, "x"]}');
    expect(textOf(doc.span(at(doc.value, 'a')))).toBe('{b: [1, "x"]}');
    expect(textOf(doc.span(at(doc.value, 'a', 'b'), 1))).toBe('"x"');
    expect(textOf(doc.span(at(doc.value, 'a', 'b'), 0, 'key'))).toBe('1');
    expect(textOf(doc.span(root, 'd'))).toBe('!!str 5');
    expect(textOf(doc.span(root, 'e'))).toBe('|\n  text');
    expect(doc.root.start).toBe(0);
    expect(textOf(doc.root).endsWith('f: last')).toBe(true);
  });

  test('of a value that is not written: behind its colon', () => {
    const { start, end } = doc.span(doc.value as object, 'c');
    expect([start, end]).toEqual([doc.source.text.indexOf('c:') + 2, doc.source.text.indexOf('c:') + 2]);
  });

  test('of what the document does not hold: the nearest thing that it does', () => {
    expect(doc.span(doc.value as object, 'nothing')).toEqual(doc.span(doc.value as object));
    expect(doc.span({})).toEqual(doc.root);
  });

  test('an alias has its own place; what is in it, the place where it is written', () => {
    const shared = readOne('a: &x {b: 1}\nc: *x\n', { aliases: true });
    expect(textOf(shared.span(shared.value as object, 'c'))).toBe('*x');
    expect(textOf(shared.span(at(shared.value, 'c'), 'b', 'key'))).toBe('b');
    expect(shared.span(at(shared.value, 'c'))).toEqual(shared.span(shared.value as object, 'a'));
  });

  test('a merged entry has the place where it is written, one that overrides it its own', () => {
    const merged = readOne('a: &x {b: one, c: two}\nd:\n  <<: *x\n  c: three\n', {
      aliases: true,
      merge: true,
    });
    const d = at(merged.value, 'd');
    expect(d).toEqual({ b: 'one', c: 'three' });
    expect([textOf(merged.span(d, 'b')), textOf(merged.span(d, 'c'))]).toEqual(['one', 'three']);
    expect(merged.span(d, 'b').start).toBeLessThan(merged.span(d, 'c').start);
  });
});

describe('tags of CloudFormation', () => {
  const doc = readOne(fixture('cloudformation'), { tags: CLOUDFORMATION_TAGS });
  const bucket = at(doc.value, 'Resources', 'Bucket', 'Properties');

  test('stand for their long forms', () => {
    expect(at(doc.value, 'Conditions')).toEqual({
      IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] },
      Both: { 'Fn::And': [{ Condition: 'IsProd' }, { 'Fn::Not': [{ Condition: 'Other' }] }] },
    });
    expect(bucket).toEqual({
      BucketName: { 'Fn::Sub': `\${AWS::StackName}-logs` },
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      Nested: { 'Fn::GetAtt': ['Stack', 'Outputs.Name'] },
      Subnets: { 'Fn::Split': [',', { 'Fn::ImportValue': 'subnets' }] },
      Zone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
      Policy: {
        'Fn::If': [
          'IsProd',
          {
            Statement: [
              { Effect: 'Allow', Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }]] } },
            ],
          },
          { Ref: 'AWS::NoValue' },
        ],
      },
      UserData: { 'Fn::Base64': { 'Fn::Sub': '#!/bin/sh\n' } },
      Map: { 'Fn::FindInMap': ['A', { Ref: 'B' }, 'C'] },
      Include: { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://x' } } },
    });
  });

  test('the new object and its entry have the place of the tagged node', () => {
    const role = at(bucket, 'Role');
    for (const span of [
      doc.span(role),
      doc.span(role, 'Fn::GetAtt'),
      doc.span(role, 'Fn::GetAtt', 'key'),
      doc.span(bucket, 'Role'),
    ])
      expect(textOf(span)).toBe('!GetAtt Role.Arn');
    expect(textOf(doc.span(at(role, 'Fn::GetAtt'), 0))).toBe('Role');
    expect(textOf(doc.span(at(role, 'Fn::GetAtt'), 1))).toBe('Arn');
    expect(textOf(doc.span(at(bucket, 'Include')))).toMatch(/^!Transform \{Name: .*\}\}$/);
    expect(textOf(doc.span(at(bucket, 'Include', 'Fn::Transform')))).toMatch(/^\{Name: .*\}\}$/);
  });

  test('other tags are read over where asked', () => {
    expect(
      readOne('a: !reset null\nb: !override [1]\nc: !vault |\n  x\n', { unknownTags: 'ignore' }).value,
    ).toEqual({ a: null, b: [1], c: 'x\n' });
  });
});

describe('values are plain', () => {
  const text = '__proto__: 1\nconstructor: {prototype: 2}\ntoString: 3\nhasOwnProperty: 4\n';

  test.each(['a.yaml', 'a.json'])('names of inherited members are ordinary keys (%s)', path => {
    const source =
      path === 'a.yaml'
        ? text
        : '{"__proto__": 1, "constructor": {"prototype": 2}, "toString": 3, "hasOwnProperty": 4}';
    const { value } = readOne(source, {}, path);
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor', 'toString', 'hasOwnProperty']);
    expect(JSON.stringify(value)).toBe(
      '{"__proto__":1,"constructor":{"prototype":2},"toString":3,"hasOwnProperty":4}',
    );
  });

  test('the names that attackers try find nothing, and text can still be made of an object', () => {
    const value = readOne('a: 1').value as JsonObject;
    for (const name of ['constructor', '__proto__', 'hasOwnProperty', 'isPrototypeOf', '__defineGetter__'])
      expect(value[name]).toBeUndefined();
    expect(`${value}`).toBe('[object Object]');
    expect(String(readOne('toString: 1\nvalueOf: 2').value)).toBe('[object Object]');
    expect(value).toEqual({ a: 1 });
  });

  test('validators can compare them', () => {
    const validate = new Ajv({ allErrors: true }).compile({
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, list: { type: 'array', uniqueItems: true } },
      additionalProperties: false,
    });
    const wrong = (text: string) => {
      validate(readOne(text).value);
      return validate.errors?.map(error => error.keyword) ?? [];
    };
    expect(wrong('name: a\nlist: [{a: 1}, {a: 2}]')).toEqual([]);
    expect(wrong('name: a\nlist: [{a: [1]}, {a: [1]}]')).toEqual(['uniqueItems']);
    expect(wrong('__proto__: {name: a}')).toEqual(['required', 'additionalProperties']);
  });
});

test.each([
  ['.json', '{"a": 1}'],
  ['.JSON', '{"a": 1}'],
  ['.yml', '{a: 1}'],
  ['', 'a: 1'],
])('the extension %j decides on the syntax', (extension, text) => {
  expect(readOne(text, {}, `dir/file${extension}`).value).toEqual({ a: 1 });
});

test('characters that look like line breaks, and line breaks of all kinds', () => {
  expect(readOne('a: b\u2028c\r\nd: e\rf: g\n').value).toEqual({ a: 'b\u2028c', d: 'e', f: 'g' });
  expect(read('\uFEFFa: 1').docs[0]?.root.start).toBe(1);
});

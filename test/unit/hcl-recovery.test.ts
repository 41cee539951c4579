// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates of HCL look like those of TypeScript
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Body, Expression, HclFile } from '../../src/architecture/terraform/hcl/ast.ts';
import { canonical } from '../../src/architecture/terraform/hcl/canonical.ts';
import { literal } from '../../src/architecture/terraform/hcl/literal.ts';
import { readHcl } from '../../src/architecture/terraform/hcl/parse.ts';
import { references } from '../../src/architecture/terraform/hcl/references.ts';
import { readTfJson } from '../../src/architecture/terraform/hcl/tf-json.ts';

const read = (text: string) => readHcl({ path: 'main.tf', oid: '', text });
const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/hcl', name), 'utf8');
const addresses = (file: HclFile) =>
  file.body.blocks.map(block => [block.type, ...block.labels.map(label => label.value)].join('.'));

const service = fixture('service.tf');
const all = addresses(read(service));

/** Walks everything that a caller can do with a tree. */
function use(file: HclFile): void {
  const walk = (body: Body): void => {
    for (const attribute of body.attributes) {
      canonical(attribute.value);
      references(attribute.value);
      literal(attribute.value);
    }
    for (const block of body.blocks) walk(block.body);
  };
  walk(file.body);
}

describe('a file with a mistake', () => {
  it.each([
    ['a missing brace at the end of a block', 'billing_mode = "PAY_PER_REQUEST"', 'billing_mode = {'],
    ['a missing closing brace', '    enabled     = true\n    kms_key_arn = aws_kms_key.data.arn\n  }\n}', ''],
    ['a missing opening brace', 'resource "aws_iam_role" "orders" {', 'resource "aws_iam_role" "orders"'],
    [
      'a missing quote in a header',
      'resource "aws_iam_role" "orders" {',
      'resource aws_iam_role" "orders" {',
    ],
    [
      'a missing quote behind a label',
      'resource "aws_iam_role" "orders" {',
      'resource "aws_iam_role" "orders {',
    ],
    ['a missing quote in a value', 'hash_key     = "id"', 'hash_key     = "id'],
    ['a missing equals sign', 'hash_key     = "id"', 'hash_key     "id"'],
    ['a missing list bracket', '["sts:AssumeRole"]', '["sts:AssumeRole"'],
    ['a surplus list bracket', '["sts:AssumeRole"]', '["sts:AssumeRole"]]'],
    ['a missing parenthesis', '    ]\n  })', '    ]\n  }'],
    ['an interpolation that is not closed', '"${var.environment}-orders"', '"${var.environment-orders"'],
    ['a heredoc that is not closed', '  JSON\n', '\n'],
    ['a comment that is not closed', 'enable_key_rotation = true', '/* enable_key_rotation = true'],
    ['a surplus brace', 'enable_key_rotation = true', 'enable_key_rotation = true\n}'],
  ])('still gives every block: %s', (_, text, replacement) => {
    expect(service).toContain(text);
    const file = read(service.replace(text, () => replacement));
    expect(file.problems.length).toBeGreaterThan(0);
    expect(addresses(file)).toEqual(all);
  });

  it('keeps the attributes around the mistake', () => {
    const { body, problems } = read('r {\n a = 1\n b = [ 2\n c = 3\n d = f(\n}\ne = 4\n');
    expect(problems.map(problem => problem.message)).toHaveLength(2);
    expect(body.blocks[0]?.body.attributes.map(attribute => [attribute.name, attribute.value.kind])).toEqual([
      ['a', 'literal'],
      ['b', 'unknown'],
      ['c', 'literal'],
      ['d', 'unknown'],
    ]);
    expect(body.attributes.map(attribute => attribute.name)).toEqual(['e']);
  });

  it('says where the mistake is', () => {
    const text = 'a {\n  b = [1 2]\n}\n';
    expect(read(text).problems).toMatchObject([{ start: text.indexOf('2'), end: text.indexOf('2') + 1 }]);
  });

  it('takes an unindented block in a sound file for what it is', () => {
    const file = read('check "a" {\ndata "http" "b" {\n}\n}\n');
    expect(file.problems).toEqual([]);
    expect(addresses(file)).toEqual(['check.a']);
  });

  it('does not take a header in a closed comment for one, even in a broken file', () => {
    const file = read('resource "a" "b" {\n/*\nresource "c" "d" {\n*/\n x = [1 2]\n}\n');
    expect(addresses(file)).toEqual(['resource.a.b']);
  });

  it.each(['[', '{a=', '(', 'f(', '"${', '!', 'a ? b : ', 'a[', '"%{ if a }', '[for a in '])(
    'refuses bottomless nesting of %j without an overflow',
    opener => {
      const file = read(`a = ${opener.repeat(20_000)}\nb = 1\nresource "c" "d" {\n}\n`);
      use(file);
      expect(file.problems.length).toBeGreaterThan(0);
      expect(addresses(file)).toContain('resource.c.d');
    },
  );

  it('refuses bottomless blocks and endless chains without an overflow', () => {
    const blocks = read(`${'a {\n'.repeat(20_000)}resource "c" "d" {\n}\n`);
    expect(blocks.problems.length).toBeGreaterThan(0);
    expect(addresses(blocks)).toContain('resource.c.d');
    const chain = read(`a = 1${' + 1'.repeat(20_000)}\nb = 2\n`);
    use(chain);
    expect(chain.body.attributes.map(attribute => attribute.name)).toEqual(['a', 'b']);
  });
});

describe('any file', () => {
  const texts = ['service.tf', 'strings.tf', 'expressions.tf', 'blocks.tf', 'values.tfvars'].map(fixture);
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(12),
    insert: fc.oneof(
      fc.constantFrom(
        '"',
        '{',
        '}',
        '[',
        ']',
        '${',
        '%{',
        '<<E\n',
        '<<-E\n',
        '/*',
        '\n',
        '\\',
        '~}',
        '\ufeff',
        '\ud83d',
      ),
      fc.string({ maxLength: 6, unit: 'binary' }),
    ),
  });

  it('never throws, and keeps every node within its parent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        (text, edits) => {
          let mutated = text;
          for (const { at, remove, insert } of edits) {
            const start = Math.floor(at * mutated.length);
            mutated = mutated.slice(0, start) + insert + mutated.slice(start + remove);
          }
          const file = read(mutated);
          use(file);
          inside(file.body, 0, mutated.length);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('never throws on a truncated file', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
        use(read(text.slice(0, Math.floor(share * text.length))));
      }),
      { numRuns: 500 },
    );
  });

  it('never throws on noise', () => {
    const words = [
      'a',
      '=',
      '"',
      '${',
      '}',
      '{',
      '[',
      ']',
      '(',
      ')',
      '\n',
      '<<E\n',
      'E',
      '/*',
      '*/',
      '.',
      '*',
      '?',
      ':',
      ',',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words, ' ', 'for', 'in', '~', '%{', 'if'), { maxLength: 80 }),
        parts => {
          use(read(parts.join('')));
          use(readTfJson({ path: 'a.tf.json', oid: '', text: parts.join('') }));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** The time for eight times the text, as a multiple of that for the text: 8 is linear, 64 quadratic. */
function growth(piece: string): number {
  const time = (text: string): number => {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 3; round++) {
      const start = performance.now();
      read(text);
      best = Math.min(best, performance.now() - start);
    }
    return best;
  };
  const small = piece.repeat(Math.ceil(40_000 / piece.length));
  time(small);
  // Below a few milliseconds the clock and the compiler are all there is to see.
  return time(small.repeat(8)) / Math.max(time(small), 4);
}

describe('time', () => {
  it.each([
    'a = <<E\n',
    'a = <<E\nresource "a" "b" {\n',
    'a = <<E\n${\nE\n',
    'a = <<E\n${[\nEOT\n]}\n',
    'a = /*\n',
    'a = {\nb = [\n',
    'a = {\nx = 1\nx = 1\nx = 1\n',
    'a }',
    'a = "${',
    '"',
    '$${',
    'a {',
    'resource "a" "b"\n',
    'a = [1 2]\n',
    '1 ',
    'é',
    'a = <<-E\n  x\n',
  ])('is linear for %j, repeated', piece => {
    expect(growth(piece)).toBeLessThan(30);
  });

  it('is linear for many heredoc words without an end', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `a = <<E${index}\nresource "a" "b" {\n`).join(
      '',
    );
    const start = performance.now();
    read(text);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

function inside(body: Body, start: number, end: number): void {
  expect(body.start).toBeGreaterThanOrEqual(start);
  expect(body.end).toBeLessThanOrEqual(end);
  for (const attribute of body.attributes) {
    expect(attribute.start).toBeGreaterThanOrEqual(body.start);
    expect(attribute.end).toBeLessThanOrEqual(body.end);
    within(attribute.value, attribute.start, attribute.end);
  }
  for (const block of body.blocks) {
    expect(block.start).toBeGreaterThanOrEqual(body.start);
    inside(block.body, block.start, block.end);
  }
}

function within(value: Expression, start: number, end: number): void {
  expect(value.start).toBeGreaterThanOrEqual(start);
  expect(value.end).toBeGreaterThanOrEqual(value.start);
  expect(value.end).toBeLessThanOrEqual(end);
  if (value.kind === 'list') for (const item of value.items) within(item, value.start, value.end);
}

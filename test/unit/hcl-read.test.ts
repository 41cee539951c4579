// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates of HCL look like those of TypeScript
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Expression } from '../../src/architecture/terraform/hcl/ast.ts';
import { readHcl } from '../../src/architecture/terraform/hcl/parse.ts';
import { attribute, blocks, keyName, nested, spanOf } from '../../src/architecture/terraform/hcl/query.ts';

const read = (text: string) => readHcl({ path: 'main.tf', oid: '', text });

function valueIn(text: string): Expression {
  const file = read(`a = ${text}\n`);
  expect(file.problems).toEqual([]);
  const value = attribute(file.body, 'a')?.value;
  if (value === undefined) throw new Error('no attribute');
  return value;
}

describe('bodies', () => {
  it('gives blocks with labels, header and full range', () => {
    const text = '\n  resource "aws_vpc" main { # why\n cidr = "10.0.0.0/8"\n}\n';
    const { body, problems } = read(text);
    expect(problems).toEqual([]);
    const [block] = body.blocks;
    expect(block?.type).toBe('resource');
    expect(block?.labels.map(label => label.value)).toEqual(['aws_vpc', 'main']);
    expect(text.slice(block?.headerSpan.start, block?.headerSpan.end)).toBe('resource "aws_vpc" main');
    expect(text.slice(block?.start, block?.end)).toBe(text.trim());
    const [cidr] = block?.body.attributes ?? [];
    expect(text.slice(cidr?.start, cidr?.end)).toBe('cidr = "10.0.0.0/8"');
    expect(text.slice(cidr?.nameSpan.start, cidr?.nameSpan.end)).toBe('cidr');
  });

  it('reads one-line blocks, empty files and files without a last line end', () => {
    expect(read('').body.blocks).toEqual([]);
    expect(read('variable "a" { default = 1 }').body.blocks[0]?.body.attributes[0]?.name).toBe('default');
    expect(read('a {}').problems).toEqual([]);
  });

  it('keeps the offsets of a file with a byte order mark and CRLF', () => {
    const text = '\ufeffa = 1\r\nb {\r\n  c = "x" // y\r\n}\r\n';
    const { body, problems } = read(text);
    expect(problems).toEqual([]);
    expect(text.slice(body.attributes[0]?.start, body.attributes[0]?.end)).toBe('a = 1');
    const value = body.blocks[0]?.body.attributes[0]?.value;
    expect(text.slice(value?.start, value?.end)).toBe('"x"');
  });

  it('reads every fixture the same with CRLF', () => {
    for (const name of ['blocks.tf', 'expressions.tf', 'service.tf', 'strings.tf', 'values.tfvars']) {
      const text = readFileSync(join(import.meta.dirname, '../fixtures/hcl', name), 'utf8');
      const names = (from: string) => {
        const { body, problems } = read(from);
        expect(problems).toEqual([]);
        return body.blocks.map(block => [
          block.type,
          block.labels.map(label => label.value),
          block.body.attributes.map(inner => inner.name),
        ]);
      };
      expect(names(text.replaceAll('\n', '\r\n'))).toEqual(names(text));
    }
  });

  it('does not take headers in comments and heredocs for blocks', () => {
    const { body } = read('/*\nresource "a" "b" {\n*/\nlocals {\n x = <<E\nresource "c" "d" {\nE\n}\n');
    expect(body.blocks.map(block => block.type)).toEqual(['locals']);
  });

  it('finds attributes and nested bodies in either form', () => {
    const { body } = read(
      'x {\n a = 1\n}\nx {\n a = 2\n}\ny = { a = 3 }\nz = [{ a = 4 }, { "a" = 5 }]\ny = 6\n',
    );
    const numbers = (name: string) =>
      nested(body, name).map(inner => {
        const value = attribute(inner, 'a')?.value;
        return value?.kind === 'literal' ? value.value : undefined;
      });
    expect(numbers('x')).toEqual([1, 2]);
    expect(numbers('y')).toEqual([3]);
    expect(numbers('z')).toEqual([4, 5]);
    expect(blocks(body, 'x')).toHaveLength(2);
    expect(attribute(body, 'y')?.value).toMatchObject({ value: 6 });
    const source = { path: 'main.tf', oid: '', text: '' };
    expect(spanOf(source, { start: 1, end: 2 })).toEqual({ source, start: 1, end: 2 });
  });
});

describe('expressions', () => {
  it('reads literals', () => {
    const texts = ['"a"', '12', '1.5', '2e3', 'true', 'false', 'null', '""'];
    const values = texts.map(text => valueIn(text)).map(value => value.kind === 'literal' && value.value);
    expect(values).toEqual(['a', 12, 1.5, 2000, true, false, null, '']);
  });

  it('does not round numbers that a double cannot hold', () => {
    expect(valueIn('12345678901234567890')).toMatchObject({ kind: 'unknown', text: '12345678901234567890' });
  });

  it('decodes escapes', () => {
    expect(valueIn('"\\"\\\\\\n\\u00e9\\U0001F40E $${a} %%{b} $ $$ %"')).toMatchObject({
      value: '"\\\né🐎 ${a} %{b} $ $$ %',
    });
  });

  it('reads traversals with every kind of segment', () => {
    const text = 'a.b["c"][0].1[*].d.*.e';
    const value = valueIn(text);
    expect(value).toMatchObject({ kind: 'traversal', root: 'a' });
    const path = value.kind === 'traversal' ? value.path : [];
    expect(path.map(segment => (segment.kind === 'index' ? keyName(segment.key) : segment.kind))).toEqual([
      'attribute',
      'c',
      '0',
      '1',
      'splat',
      'attribute',
      'splat',
      'attribute',
    ]);
    expect(path.map(segment => text.slice(segment.start - 4, segment.end - 4)).join('')).toBe(text.slice(1));
  });

  it('reads templates as parts with offsets', () => {
    const text = 'a = "x-${var.y["k"]}-z"\n';
    const value = attribute(read(text).body, 'a')?.value;
    expect(value).toMatchObject({ kind: 'template', heredoc: false });
    const parts = value?.kind === 'template' ? value.parts : [];
    expect(parts.map(part => text.slice(part.start, part.end))).toEqual(['x-', '${var.y["k"]}', '-z']);
  });

  it('nests directives', () => {
    expect(valueIn('"%{ if a }b%{ else }%{ for k, v in c }${k}%{ endfor }%{ endif }"')).toMatchObject({
      parts: [
        {
          kind: 'if',
          condition: { root: 'a' },
          yes: [{ kind: 'text', text: 'b' }],
          no: [{ kind: 'for', variables: ['k', 'v'], parts: [{ kind: 'interpolation' }] }],
        },
      ],
    });
  });

  it('takes the common indentation of a flush heredoc away', () => {
    expect(valueIn('<<-E\n    a\n\n      b\n  E')).toMatchObject({ kind: 'literal', value: 'a\n\n  b\n' });
    expect(valueIn('<<E\n  a\n  E')).toMatchObject({ value: '  a\n' });
    expect(valueIn('<<-E\r\n  a\r\n  E\r')).toMatchObject({ value: 'a\n' });
  });

  it('ends a heredoc at its word alone, also inside of brackets', () => {
    expect(valueIn('[<<E\nE not yet\n E2\nE\n, 1]')).toMatchObject({
      items: [{ value: 'E not yet\n E2\n' }, { value: 1 }],
    });
  });

  it('gives operators their precedence', () => {
    expect(valueIn('a || b && !c == d + e * -f')).toMatchObject({
      operator: '||',
      right: {
        operator: '&&',
        right: {
          operator: '==',
          left: { kind: 'unary', operator: '!' },
          right: { operator: '+', right: { operator: '*', right: { kind: 'unary', operator: '-' } } },
        },
      },
    });
    expect(valueIn('a - b - c')).toMatchObject({ left: { operator: '-' }, right: { root: 'c' } });
  });

  it('reads object keys of every form', () => {
    const value = valueIn('{ a = 1, "b" : 2\n (c) = 3\n d.e = 4, "${f}" = 5, }');
    expect(value.kind === 'object' && value.items.map(item => item.key.kind)).toEqual([
      'literal',
      'literal',
      'parenthesised',
      'traversal',
      'template',
    ]);
  });

  it('reads calls and for expressions', () => {
    expect(valueIn('provider::x::f(a, b...)')).toMatchObject({ name: 'provider::x::f', expand: true });
    expect(valueIn('{for k, v in a : k => v... if v != ""}')).toMatchObject({
      kind: 'for',
      variables: ['k', 'v'],
      key: { root: 'k' },
      group: true,
      condition: { operator: '!=' },
    });
    expect(valueIn('[for v in a : v]')).toMatchObject({ key: undefined, condition: undefined });
  });

  it.each([
    '(\n1\n+\n2\n)',
    '[\n1,\n\n2 # two\n,]',
    'f(\n1,\n)',
    '"${\na\n}"',
    'a[\n0\n]',
    '[for\nv in a :\nv\nif v]',
    '{\n\na = (b\n? c\n: d)\n}',
    'a ? "b:c" : d',
  ])('reads over line ends within brackets: %j', text => {
    expect(valueIn(text).end).toBe(`a = ${text}`.length);
  });

  it.each([
    ['a = 1 +\n', 'expected an expression'],
    ['a = b ?\n c : d\n', 'expected an expression'],
    ['a = "x\n', 'string is not closed'],
    ['a = <<E\nx\n', 'heredoc is not closed by E'],
    ['a = "\\d"\n', 'unknown escape in a string'],
    ['a = "%{ endif }"\n', '%{ endif } without %{ if }'],
    ['a = "%{ if b }"\n', '%{ if } is not closed'],
    ['a = "%{ if b }%{ else }%{ else }%{ endif }"\n', 'second %{ else }'],
    ['a = "%{ what }"\n', 'expected if, else, endif, for or endfor in a directive'],
    ['a = { b }\n', 'expected "=" or ":" behind the key of an object'],
    ['a = { b = 1 c = 2 }\n', 'expected a line end, "," or "}" behind an item of an object'],
    ['a = [1 2]\n', 'expected "]" or "," behind an item of a list'],
    ['a = {for k in b : k}\n', 'expected "=>" in a for expression within braces'],
    ['a = b.\n', 'expected a name behind "."'],
    ['a = b::c\n', 'expected "(" behind a function name'],
    ['a = 1 2\n', 'expected a line end'],
    ['/* a\n', 'comment is not closed'],
    ['a {\n', 'block is not closed'],
    ['}\n', '"}" closes nothing'],
    ['a "b"\n', 'expected "=", a label or "{"'],
    ['= 1\n', 'expected the name of an attribute or the type of a block'],
  ])('names the mistake in %j', (text, message) => {
    expect(read(text).problems[0]?.message).toBe(message);
  });
});

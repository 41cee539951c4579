// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates of HCL look like those of TypeScript
import { describe, expect, it } from 'vitest';
import type { Expression } from '../../src/architecture/terraform/hcl/ast.ts';
import { canonical } from '../../src/architecture/terraform/hcl/canonical.ts';
import { literal } from '../../src/architecture/terraform/hcl/literal.ts';
import { readHcl } from '../../src/architecture/terraform/hcl/parse.ts';
import { attribute } from '../../src/architecture/terraform/hcl/query.ts';
import { references } from '../../src/architecture/terraform/hcl/references.ts';

function expressionOf(text: string): Expression {
  const { body, problems } = readHcl({ path: 'main.tf', oid: '', text: `a = ${text}\n` });
  expect(problems).toEqual([]);
  const value = attribute(body, 'a')?.value;
  if (value === undefined) throw new Error('no attribute');
  return value;
}

const text = (source: string) => canonical(expressionOf(source));

describe('canonical', () => {
  it.each([
    ['"${var.a}"', 'var.a'],
    ['"${"${(var.a)}"}"', 'var.a'],
    ['[1,2,]', '[ # one\n 1, /* two */ 2\n]'],
    ['{ b = 1\n a = 2 }', '{"a": 2, "b": 1,}'],
    ['<<E\na\nE', '"a\\n"'],
    ['<<-E\n  x ${var.a}\n  E', '"x ${ var.a }\\n"'],
    ['f(a,b)', 'f( a , b, )'],
    ['a.0.b', 'a[0].b'],
    ['a.*.b', 'a[*].b'],
    ['a+b*c', 'a + (b * c)'],
    ['a && b && c', '(a && b) && (c)'],
    ['(a)', 'a'],
    ['a?b:c', '(a) ? (b) : (c)'],
    ['1.50', '15e-1'],
    ['{ (a) = 1 }', '{ "${a}" = 1 }'],
    ['[for k,v in a:v]', '[ for k , v in (a) : v ]'],
    ['a . b', 'a.b'],
  ])('%j equals %j', (one, other) => {
    expect(text(one)).toBe(text(other));
  });

  it.each([
    ['"var.a"', 'var.a'],
    ['"$${var.a}"', '"${var.a}"'],
    ['"x${var.a}"', '"x$${var.a}"'],
    ['{ a = 1 }', '{ (a) = 1 }'],
    ['1', '"1"'],
    ['(a + b) * c', 'a + b * c'],
    ['a - (b - c)', 'a - b - c'],
    ['-(a + b)', '-a + b'],
    ['a.*.b[0]', 'a[*].b[0]'],
    ['[a, b]', '[b, a]'],
    ['{ (a) = 1, (b) = 2 }', '{ (b) = 2, (a) = 1 }'],
    ['f(a...)', 'f(a)'],
    ['(a ? b : c) ? d : e', 'a ? b : (c ? d : e)'],
    ['"%{ if a }b%{ endif }"', '"%%{ if a }b%%{ endif }"'],
    ['(a || b).c', 'a || b.c'],
  ])('%j differs from %j', (one, other) => {
    expect(text(one)).not.toBe(text(other));
  });

  it('reads well', () => {
    expect(text('merge(var.tags, {Name="${var.env}-x"})')).toBe('merge(var.tags, {"Name" = "${var.env}-x"})');
    expect(text('{for k, v in m : k => v... if v.on}')).toBe('{for k, v in m : k => v... if v.on}');
    expect(text('"%{ for x in l ~}\n${x}%{ endfor }"'.replace('\n', ' '))).toBe(
      '"%{ for x in l }${x}%{ endfor }"',
    );
    expect(text('"%{ if a }b%{ else }c%{ endif }"')).toBe('"%{ if a }b%{ else }c%{ endif }"');
  });

  it('keeps the plain text of what could not be read', () => {
    const { body } = readHcl({ path: 'main.tf', oid: '', text: 'a = [ 1,   /* x */ 2 3\n]\n' });
    const value = attribute(body, 'a')?.value;
    expect(value && canonical(value)).toBe('[ 1, 2 3 ]');
  });
});

describe('references', () => {
  const found = (source: string) => references(expressionOf(source)).map(canonical);

  it('finds traversals everywhere, in source order', () => {
    expect(found('f(a.b, "x${c.d}%{ if e }${g}%{ endif }", [h], { (i) = j, k = l })[m].n')).toEqual([
      'a.b',
      'c.d',
      'e',
      'g',
      'h',
      'i',
      'j',
      'l',
      'm',
    ]);
    expect(found('a.b[c.d[e]]')).toEqual(['a.b[c.d[e]]', 'c.d[e]', 'e']);
    expect(found('a ? -b : (c + !d)')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('leaves out loop variables where they are in force, and only there', () => {
    expect(found('[for x in x.list : [for y in x.inner : y.id if y.on == z] if x]')).toEqual(['x.list', 'z']);
    expect(found('{for k, v in m : "${k}" => v...}')).toEqual(['m']);
    expect(found('[[for x in a : x], x]')).toEqual(['a', 'x']);
    expect(found('"%{ for k in k.list }${k}${other}%{ endfor }"')).toEqual(['k.list', 'other']);
  });

  it('finds nothing in literals', () => {
    expect(found('{ a = ["b", 1, null] }')).toEqual([]);
  });
});

describe('literal', () => {
  it('gives plain values', () => {
    expect(
      literal(expressionOf('{ a = [1, -2, "${"x"}", (true), null], "b" = { 3 = <<E\ny\nE\n} }')),
    ).toEqual({
      a: [1, -2, 'x', true, null],
      b: { 3: 'y\n' },
    });
  });

  it.each(['var.a', '["a", var.b]', '{ a = f() }', '{ (a) = 1 }', '"a${b}"', '!true', '-"a"', '1 + 1'])(
    'gives undefined for %j',
    source => {
      expect(literal(expressionOf(source))).toBeUndefined();
    },
  );

  it('treats __proto__ as a name', () => {
    const value = literal(expressionOf('{ __proto__ = 1 }'));
    expect(Object.keys(value as object)).toEqual(['__proto__']);
  });
});

import { describe, expect, it } from 'vitest';
import { actionsOf } from '../../src/architecture/kubernetes/actions.ts';
import { kubernetes } from '../../src/architecture/kubernetes/index.ts';
import { compared } from '../fixtures/kubernetes/compare.ts';

const HEAD = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';

async function milliseconds(
  path: string,
  text: string,
  more: { [path: string]: string } = {},
): Promise<number> {
  const start = performance.now();
  await compared(kubernetes, {}, { ...more, [path]: text });
  return performance.now() - start;
}

/** Generous: a shared machine may be slow, what is quadratic takes minutes. */
const BOUND = 8000;

describe('hostile files', () => {
  const levels = Array.from(
    { length: 12 },
    (_, at) =>
      `x${at}: &x${at} [${Array(9)
        .fill(at === 0 ? 'lol' : `*x${at - 1}`)
        .join(', ')}]`,
  ).join('\n');
  const variables = Array.from(
    { length: 60 },
    (_, at) => `{{- $v${at} := printf "%s%s%s" $v${at + 1} $v${at + 1} $v${at + 1} -}}`,
  ).join('\n');
  const files: readonly [string, string][] = [
    ['an alias bomb', `${HEAD}${levels}\n`],
    ['deep nesting', `${HEAD}data: ${'['.repeat(50_000)}${']'.repeat(50_000)}\n`],
    ['a value of a mebibyte', `${HEAD}data:\n  a: "${'a:1 '.repeat(240_000)}"\n`],
    ['a mebibyte of blanks', `${HEAD}data:\n  a: |\n    proxy_pass x\n${'    \n'.repeat(190_000)}`],
    ['a mebibyte of open braces', `${HEAD}data:\n  a: ${'{{ '.repeat(300_000)}\n`],
    ['thousands of actions', `${HEAD}data:\n${'  {{ if a }}\n  k: {{ b }}\n  {{ end }}\n'.repeat(12_000)}`],
    ['a mebibyte of separators', `${HEAD}${'---\n'.repeat(250_000)}`],
    ['variables that multiply', `${variables}\n${HEAD}data:\n  a: {{ $v0 }}\n`],
    [
      'prototype names',
      `${HEAD}data: {__proto__: x, constructor: y}\n---\napiVersion: v1\nkind: __proto__\nmetadata: {name: constructor}\n`,
    ],
  ];

  it.each(files)('reads %s in bounded time', async (_, text) => {
    const chart = { 'c/Chart.yaml': 'name: c\n', 'c/values.yaml': 'a: 1\n' };
    expect(await milliseconds('c/templates/a.yaml', text, chart)).toBeLessThan(BOUND);
    expect(await milliseconds('k/a.yaml', text)).toBeLessThan(BOUND);
  });

  it('finds the actions of a text once, strings and comments included', () => {
    const text = 'a {{ "}}" }} b {{/* }} */}} c "{{ include \\"x\\" . }}" {{ broken';
    expect(actionsOf(text).map(action => action.expression)).toEqual([
      '"}}"',
      '/* }} */',
      'include \\"x\\" .',
    ]);
  });
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates of HCL look like those of TypeScript
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Body, Expression, HclFile, TemplatePart } from '../../src/architecture/terraform/hcl/ast.ts';
import { literal } from '../../src/architecture/terraform/hcl/literal.ts';
import { readHcl } from '../../src/architecture/terraform/hcl/parse.ts';

type Parse = (name: string, text: string) => Promise<unknown>;

/** HashiCorp's own reader as WebAssembly: what a file means is what it says. */
async function loadOracle(): Promise<Parse | undefined> {
  const name = '@cdktf/hcl2json';
  try {
    const loaded = (await import(name)) as { parse: Parse };
    return loaded.parse;
  } catch {
    return undefined;
  }
}

const oracle = await loadOracle();

const fixtures = join(import.meta.dirname, '../fixtures/hcl');
const corpus = process.env['HCL_CORPUS'];

function filesBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter(name => /\.(tf|tfvars|hcl)$/.test(name)).map(name => join(folder, name));
}

function expectSame(text: string, expected: unknown): void {
  const file = readHcl({ path: 'file.tf', oid: '', text });
  expect(file.problems).toEqual([]);
  expect(asOracle(file, text)).toEqual(withoutCarriageReturns(expected));
}

describe.skipIf(oracle === undefined)('HCL next to HashiCorp’s reader (needs @cdktf/hcl2json)', () => {
  it.each(filesBelow(fixtures))('%s', async path => {
    const text = readFileSync(path, 'utf8');
    expectSame(text, await oracle?.('file.tf', text));
  });
});

describe.skipIf(oracle === undefined || corpus === undefined)(
  'a corpus of Terraform (HCL_CORPUS names its folder)',
  () => {
    it.each(corpus === undefined ? [] : filesBelow(corpus))('%s', async path => {
      const text = readFileSync(path, 'utf8');
      let expected: unknown;
      try {
        expected = await oracle?.('file.tf', text);
      } catch {
        // HashiCorp's reader refuses the file whole: there is nothing to compare with.
        return;
      }
      expectSame(text, expected);
    });
  },
);

/** hcl2json's rendering of a file, rebuilt from our tree: every offset of an expression takes part in it. */
function asOracle(file: HclFile, text: string): unknown {
  return bodyOf(file.body);

  function bodyOf(body: Body): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const block of body.blocks) {
      const path = [block.type, ...block.labels.map(label => label.value)];
      const last = path.pop() ?? '';
      let slot = result;
      for (const name of path) {
        slot[name] ??= {};
        slot = slot[name] as Record<string, unknown>;
      }
      slot[last] ??= [];
      (slot[last] as unknown[]).push(bodyOf(block.body));
    }
    for (const attribute of body.attributes) result[attribute.name] = valueIn(attribute.value);
    return result;
  }

  function valueIn(value: Expression): unknown {
    switch (value.kind) {
      case 'literal':
        return typeof value.value === 'string' ? escaped(value.value) : value.value;
      case 'unknown':
        return Number(value.text);
      case 'unary':
        return literal(value) ?? `\${${sourceOf(value)}}`;
      case 'list':
        return value.items.map(valueIn);
      case 'object':
        return Object.fromEntries(value.items.map(item => [keyOf(item.key), valueIn(item.value)]));
      case 'template':
        return textOf(value.parts);
      default:
        return `\${${sourceOf(value)}}`;
    }
  }

  function keyOf(key: Expression): string {
    if (key.kind === 'traversal') return sourceOf(key);
    return String(valueIn(key));
  }

  function textOf(parts: readonly TemplatePart[]): string {
    return parts.map(partOf).join('');
  }

  function partOf(part: TemplatePart): string {
    switch (part.kind) {
      case 'text':
        return escaped(part.text);
      case 'interpolation':
        return interpolated(part.value);
      case 'if': {
        const no = part.no.length === 0 ? '' : `%{else}${textOf(part.no)}`;
        return `%{if ${sourceOf(part.condition)}}${textOf(part.yes)}${no}%{endif}`;
      }
      case 'for':
        return `%{for ${part.variables.join(', ')} in ${sourceOf(part.collection)}}${textOf(part.parts)}%{endfor}`;
    }
  }

  /** It folds literals into the text and renders a conditional within text as the directive. */
  function interpolated(value: Expression): string {
    if (value.kind === 'literal') return String(valueIn(value));
    if (value.kind === 'template') return textOf(value.parts);
    if (value.kind !== 'conditional') return `\${${sourceOf(value)}}`;
    const no = interpolated(value.no);
    return `%{if ${sourceOf(value.condition)}}${interpolated(value.yes)}${no === '' ? '' : `%{else}${no}`}%{endif}`;
  }

  function sourceOf(node: Expression): string {
    return text.slice(node.start, node.end).replaceAll('\r', '');
  }
}

function escaped(text: string): string {
  return text.replace(/[$%](?=\{)/g, '$&$&');
}

/** The tree holds LF for the CRLF of a heredoc, on purpose. */
function withoutCarriageReturns(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n');
  if (Array.isArray(value)) return value.map(withoutCarriageReturns);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withoutCarriageReturns(inner)]),
  );
}

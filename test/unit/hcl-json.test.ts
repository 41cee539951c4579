// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates of HCL look like those of TypeScript
import { describe, expect, it } from 'vitest';
import type { HclFile } from '../../src/architecture/terraform/hcl/ast.ts';
import { canonical } from '../../src/architecture/terraform/hcl/canonical.ts';
import { readHcl } from '../../src/architecture/terraform/hcl/parse.ts';
import { attribute, nested } from '../../src/architecture/terraform/hcl/query.ts';
import { readTfJson } from '../../src/architecture/terraform/hcl/tf-json.ts';

const read = (text: string, path = 'main.tf.json') => readTfJson({ path, oid: '', text });

/** Types, labels and canonical values, without places. */
function outline(file: HclFile): unknown {
  expect(file.problems).toEqual([]);
  const bodyOf = (body: HclFile['body']): unknown => ({
    attributes: body.attributes.map(inner => `${inner.name} = ${canonical(inner.value)}`),
    blocks: body.blocks.map(block => [
      block.type,
      ...block.labels.map(label => label.value),
      bodyOf(block.body),
    ]),
  });
  return bodyOf(file.body);
}

describe('readTfJson', () => {
  it('gives the tree of the same file in native syntax', () => {
    const json = `{
      "//": "made by a tool",
      "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws"}}, "backend": {"s3": {"bucket": "b"}}},
      "provider": {"aws": [{"region": "eu-west-1"}, {"alias": "x", "region": "us-east-1"}]},
      "variable": {"zone": {"type": "list(string)", "default": ["a", 1, -2.5, true, null]}},
      "locals": {"name": "\${var.zone[0]}-x", "text": "$\${no}", "quoted": "\${f(\\"a\\", \\"\\u00e9\\")}"},
      "resource": {
        "aws_instance": {
          "web": {
            "depends_on": ["aws_vpc.main"],
            "provider": "aws.x",
            "lifecycle": {"ignore_changes": ["tags"], "create_before_destroy": true},
            "dynamic": {"disk": {"for_each": "\${var.disks}", "content": {"size": 1}}}
          }
        }
      },
      "moved": [{"from": "a.b", "to": "a.c"}]
    }`;
    const native = `
      terraform {
        required_providers {
          aws = { source = "hashicorp/aws" }
        }
        backend "s3" {
          bucket = "b"
        }
      }
      provider "aws" {
        region = "eu-west-1"
      }
      provider "aws" {
        alias  = "x"
        region = "us-east-1"
      }
      variable "zone" {
        type    = list(string)
        default = ["a", 1, -2.5, true, null]
      }
      locals {
        name   = "\${var.zone[0]}-x"
        text   = "$\${no}"
        quoted = f("a", "é")
      }
      resource "aws_instance" "web" {
        depends_on = [aws_vpc.main]
        provider   = aws.x
        lifecycle {
          ignore_changes        = [tags]
          create_before_destroy = true
        }
        dynamic "disk" {
          for_each = var.disks
          content {
            size = 1
          }
        }
      }
      moved {
        from = a.b
        to   = a.c
      }
    `;
    expect(outline(read(json))).toEqual(outline(readHcl({ path: 'main.tf', oid: '', text: native })));
  });

  it('gives places in the JSON text, behind escapes too', () => {
    const text = '{"locals": {"a": "\\"x\\" ${var.name} y"}}';
    const value = attribute(read(text).body.blocks[0]?.body ?? read('{}').body, 'a')?.value;
    const parts = value?.kind === 'template' ? value.parts : [];
    expect(parts.map(part => text.slice(part.start, part.end))).toEqual(['\\"x\\" ', '${var.name}', ' y']);
    expect(text.slice(value?.start, value?.end)).toBe('"\\"x\\" ${var.name} y"');
    const inner = parts[1]?.kind === 'interpolation' ? parts[1].value : undefined;
    expect(text.slice(inner?.start, inner?.end)).toBe('var.name');
  });

  it('leaves blocks that only a schema knows as attributes, where nested finds them', () => {
    const { body } = read('{"resource": {"a": {"b": {"ingress": [{"port": 1}, {"port": 2}]}}}}');
    const resource = body.blocks[0];
    expect(resource?.labels.map(label => label.value)).toEqual(['a', 'b']);
    expect(resource && nested(resource.body, 'ingress')).toHaveLength(2);
  });

  it('reads values files as attributes only', () => {
    const { body } = read('{"provider": {"a": 1}}', 'x.tfvars.json');
    expect(body.blocks).toEqual([]);
    expect(body.attributes.map(inner => inner.name)).toEqual(['provider']);
  });

  it('keeps everything but the string with a mistake in its template', () => {
    const { body, problems } = read('{"locals": {"a": "${", "b": 1}}');
    expect(problems).toMatchObject([{ start: 17, end: 21 }]);
    expect(body.blocks[0]?.body.attributes.map(inner => inner.value.kind)).toEqual(['unknown', 'literal']);
  });

  it.each(['', '{', '[1,]', '{"a"}', '{"a": 01}', '{} x', '{"a": "\\x"}', '['.repeat(50_000)])(
    'reports broken JSON: %.20s',
    text => {
      const { body, problems } = read(text);
      expect(problems).toHaveLength(1);
      expect(body.blocks).toEqual([]);
    },
  );
});

import { describe, expect, test } from 'vitest';
import { compare } from '../../src/architecture/engine/compare.ts';
import { terraformPlan } from '../../src/architecture/terraform-plan/index.ts';
import type { UnitReading } from '../../src/core/architecture.ts';
import type { TreeEntry } from '../../src/core/tree.ts';

interface Resource {
  readonly address: string;
  readonly type: string;
  readonly values: object;
  readonly sensitive_values?: object;
}

function plan(resources: readonly Resource[], configuration: object = {}): string {
  return JSON.stringify({
    format_version: '1.2',
    planned_values: { root_module: { resources: resources.map(one => ({ mode: 'managed', ...one })) } },
    configuration: { root_module: configuration },
  });
}

function read(text: string, path = 'infra/plan.json'): UnitReading {
  return terraformPlan.read(
    { source: 'terraform-plan', path, files: [path] },
    new Map([[path, { path, oid: '', text }]]),
  );
}

function sentences(before: string, after: string): string[] {
  const [was, is] = [read(before), read(after)];
  return compare({ before: was.components, after: is.components, moves: [] })
    .filter(change => change.weight === 'normal' || change.weight === 'high')
    .map(change => change.sentence);
}

const group = (cidr: string, name = 'Database'): Resource => ({
  address: 'aws_security_group.db',
  type: 'aws_security_group',
  values: {
    description: name,
    tags: { Name: name },
    ingress: [
      {
        from_port: 5432,
        to_port: 5432,
        protocol: 'tcp',
        cidr_blocks: [cidr],
        ipv6_cidr_blocks: [],
        self: false,
      },
    ],
  },
});

describe('plans', () => {
  test('a network that is let in is told, names are not', () => {
    const before = plan([group('10.0.0.0/8')]);
    expect(sentences(before, plan([group('0.0.0.0/0')])).join()).toContain('0.0.0.0/0');
    expect(sentences(before, plan([group('10.0.0.0/8', 'The database')]))).toEqual([]);
  });

  test('a new bucket is told, another instance of a declaration is not', () => {
    const bucket = (address: string): Resource => ({
      address,
      type: 'aws_s3_bucket',
      values: { bucket: 'acme-data' },
    });
    const before = plan([bucket('aws_s3_bucket.data[0]')]);
    expect(
      sentences(before, plan([bucket('aws_s3_bucket.data[0]'), bucket('aws_s3_bucket.data["b"]')])),
    ).toEqual([]);
    expect(
      sentences(before, plan([bucket('aws_s3_bucket.data[0]'), bucket('aws_s3_bucket.logs')])),
    ).toHaveLength(1);
  });

  test('what is not known before the deployment is told by what it refers to', () => {
    const rule: Resource = {
      address: 'aws_lb_listener.https',
      type: 'aws_lb_listener',
      values: { port: 443 },
    };
    const balancer: Resource = { address: 'aws_lb.main', type: 'aws_lb', values: { internal: true } };
    const configuration = {
      resources: [
        {
          address: 'aws_lb_listener.https',
          expressions: { load_balancer_arn: { references: ['aws_lb.main.arn', 'aws_lb.main'] } },
        },
      ],
    };
    const found = read(plan([rule, balancer], configuration)).components;
    expect(found.find(one => one.address === 'aws_lb_listener.https')?.owner).toBe(
      'terraform:infra/plan.json#aws_lb.main',
    );
  });

  test('modules inside modules, and values that are secret', () => {
    const text = JSON.stringify({
      format_version: '1.2',
      planned_values: {
        root_module: {
          child_modules: [
            {
              address: 'module.a["x"]',
              child_modules: [
                {
                  address: 'module.a["x"].module.b',
                  resources: [
                    {
                      address: 'module.a["x"].module.b.aws_db_instance.db',
                      mode: 'managed',
                      type: 'aws_db_instance',
                      values: { password: 'hunter2' },
                      sensitive_values: { password: true },
                    },
                  ],
                },
              ],
            },
          ],
        },
      },
    });
    const { components } = read(text);
    expect(components.map(one => one.address)).toEqual(['module.a.module.b.aws_db_instance.db']);
    expect(
      JSON.stringify(components.map(one => [one.shape, one.facts.map(fact => ({ ...fact, at: 0 }))])),
    ).not.toContain('hunter2');
  });

  test('other files, and bad ones', () => {
    const none: UnitReading = { components: [], moves: [], gaps: [], wanted: [] };
    expect(read('{"plan": true}')).toEqual(none);
    expect(read('{"format_version": "1.2", "planned_values": 3}').components).toEqual([]);
    expect(read('{"format_version": "1.2", "planned_values": {').gaps.map(gap => gap.path)).toEqual([
      'infra/plan.json',
    ]);
    const entry = (path: string): [string, TreeEntry] => [path, { path, oid: '', kind: 'file' }];
    const units = terraformPlan.units({
      entries: new Map(['a/tfplan.json', 'package.json', 'plan.md'].map(entry)),
    });
    expect(units.map(unit => unit.path)).toEqual(['a/tfplan.json']);
  });
});

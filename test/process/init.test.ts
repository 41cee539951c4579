import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runCli } from '../support/cli.ts';
import { createRepository, type Files } from '../support/repository.ts';

type Entities = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
type Model = Readonly<Record<'boundaries' | 'identities' | 'elements' | 'flows', Entities | undefined>>;

/** The first model that `init` writes about some files, and whether a check then finds anything wrong with it. */
function drafted(files: Files, name: string): Model {
  const repository = createRepository();
  repository.write(files);
  repository.commit('base', { date: '2026-11-02' });
  const run = runCli(['init', '--today', '2026-11-23'], { cwd: repository.path });
  expect(run.stderr).toBe('');
  expect(run.code).toBe(0);
  repository.commit('models', { date: '2026-11-03' });
  const judged = runCli(['--today', '2026-11-23'], { cwd: repository.path });
  expect(judged.stdout).not.toMatch(/^error/m);
  return parse(readFileSync(join(repository.path, 'threat-model', name), 'utf8')) as Model;
}

function pairs({ flows }: Model): unknown[] {
  return Object.values(flows ?? {}).map(({ from, to, authn }) =>
    [from, to, ...(authn === undefined ? [] : [authn])].join(' '),
  );
}

const SHOP = `
provider "aws" {
  region = "eu-west-1"
}
data "aws_route53_zone" "main" {
  name = "example.com"
}
resource "aws_route53_record" "shop" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "shop.example.com"
  type    = "A"
  alias {
    name    = aws_lb.main.dns_name
    zone_id = aws_lb.main.zone_id
  }
}
resource "aws_lb" "main" {
  security_groups = [aws_security_group.lb.id]
}
resource "aws_security_group" "lb" {
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_lambda_function" "orders" {
  role = aws_iam_role.orders.arn
  vpc_config {
    security_group_ids = [aws_security_group.orders.id]
  }
  environment {
    variables = {
      PAYMENT_URL = "https://api.payments.example.net/v2"
    }
  }
}
resource "aws_security_group" "orders" {
  ingress {
    from_port       = 8080
    to_port         = 8080
    protocol        = "tcp"
    security_groups = [aws_security_group.lb.id]
  }
}
resource "aws_iam_role" "orders" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}
resource "aws_iam_role_policy" "orders" {
  role = aws_iam_role.orders.id
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = "dynamodb:PutItem", Resource = aws_dynamodb_table.orders.arn },
      { Effect = "Allow", Action = "s3:*", Resource = "*" },
    ]
  })
}
resource "aws_dynamodb_table" "orders" {
  name = "orders"
}
`;

describe('the first model', () => {
  it('of Terraform draws what is deployed, where it runs, and who reaches whom', () => {
    const model = drafted({ 'infra/main.tf': SHOP }, 'infra.yaml');
    expect(model.boundaries).toEqual({
      aws: { generated: true, kind: 'account', provider: 'aws', region: 'eu-west-1' },
    });
    expect(model.identities).toEqual({
      orders: { generated: true, code: 'aws_iam_role.orders', may: ['s3:*'] },
    });
    expect(Object.keys(model.elements ?? {}).sort()).toEqual([
      'alb',
      'api-payments-example-net',
      'lambda-orders',
      'orders',
      'users',
    ]);
    expect(pairs(model).sort()).toEqual([
      'alb lambda-orders',
      'lambda-orders api-payments-example-net',
      'lambda-orders orders orders',
      'users alb',
    ]);
  });

  it('leaves out what is only looked up, and the cloud itself', () => {
    const { elements } = drafted({ 'infra/main.tf': SHOP }, 'infra.yaml');
    const codes = Object.values(elements ?? {}).map(({ code }) => String(code));
    expect(codes.filter(code => /^data\.|^provider\.|route53/.test(code))).toEqual([]);
  });

  it('of Kubernetes shows which workload a service opens', () => {
    const model = drafted(
      {
        'k8s/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: web}]
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  type: LoadBalancer
  selector: {app: web}
  ports: [{port: 80}]
`,
      },
      'k8s.yaml',
    );
    expect(model.boundaries).toEqual({ cluster: { generated: true, kind: 'cluster' } });
    expect(pairs(model)).toEqual(['users web']);
  });

  it('of Compose opens what publishes a port, and nothing else', () => {
    const model = drafted(
      {
        'compose.yaml': `services:
  web: {image: nginx, ports: ["443:443"], environment: {API_URL: "http://api:8080"}}
  api: {image: api}
`,
      },
      'system.yaml',
    );
    expect(pairs(model)).toEqual(['users web', 'web api']);
  });

  it.each([
    ['a quote', 'a"b'],
    ['what YAML reads as another value', 'true'],
    ['a line feed', 'a\\nb: {external: person}'],
    ['a brace', 'a}, x: {external: person'],
  ])('stays well-formed with %s in a name', (_, name) => {
    const model = drafted(
      { 'compose.yaml': `services:\n  "${name.replaceAll('"', '\\"')}": {image: nginx}\n` },
      'system.yaml',
    );
    expect(Object.keys(model.elements ?? {})).toHaveLength(1);
  });
});

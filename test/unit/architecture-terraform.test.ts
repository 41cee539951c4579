import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/core/architecture.ts';
import { changesBetween } from './architecture-trees.ts';

const ROLE = 'resource "aws_iam_role" "app" {\n  name = "app"\n}\n';
const BUCKET = 'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\n';

async function sentences(before: Record<string, string>, after: Record<string, string>): Promise<string[]> {
  const { changes } = await changesBetween(before, after);
  return changes.filter(change => change.weight !== 'low').map(change => change.sentence);
}

async function only(before: Record<string, string>, after: Record<string, string>): Promise<Change> {
  const { changes } = await changesBetween(before, after);
  const worth = changes.filter(change => change.weight !== 'low');
  expect(worth.map(change => change.sentence)).toHaveLength(1);
  return worth[0] as Change;
}

describe('renames and moves', () => {
  const queue = (name: string) =>
    `resource "aws_sqs_queue" "${name}" {\n  name = "${name}"\n  visibility_timeout_seconds = 30\n}\n`;
  const reader = (name: string) =>
    `resource "aws_lambda_event_source_mapping" "read" {\n  event_source_arn = aws_sqs_queue.${name}.arn\n  function_name = "reader"\n}\n`;

  it('follows a rename through the references to it', async () => {
    const before = { 'main.tf': queue('jobs') + reader('jobs') };
    expect(await sentences(before, { 'main.tf': queue('tasks') + reader('tasks') })).toEqual([]);
  });

  it('follows a move to another file and directory', async () => {
    const before = { 'main.tf': queue('jobs') };
    expect(await sentences(before, { 'queues/all.tf': queue('jobs') })).toEqual([]);
  });

  it('takes the author at his word in a moved block, however little is alike', async () => {
    const before = {
      'main.tf': 'resource "aws_sqs_queue" "a" {\n  delay_seconds = 1\n  fifo_queue = true\n}\n',
    };
    const moved = 'moved {\n  from = aws_sqs_queue.a\n  to = aws_sqs_queue.b\n}\n';
    const after = {
      'main.tf': `${moved}resource "aws_sqs_queue" "b" {\n  receive_wait_time_seconds = 5\n}\n`,
    };
    expect(await sentences(before, after)).toEqual([]);
  });

  it('knows a type that its provider renamed', async () => {
    const before = { 'main.tf': 'resource "aws_alb" "web" {\n  internal = false\n}\n' };
    expect(
      await sentences(before, { 'main.tf': 'resource "aws_lb" "web" {\n  internal = false\n}\n' }),
    ).toEqual([]);
  });

  it('sees one bucket go and another kind of thing come', async () => {
    const found = await sentences(
      { 'main.tf': BUCKET },
      { 'main.tf': 'resource "aws_dynamodb_table" "logs" {\n  hash_key = "id"\n}\n' },
    );
    expect(found).toEqual([
      '`aws_dynamodb_table.logs` is a new data store',
      '`aws_s3_bucket.logs` is no longer declared: a data store',
    ]);
  });

  it('says nothing where declarations move into a module of their own', async () => {
    const before = { 'main.tf': queue('jobs') };
    const after = {
      'main.tf': 'module "queues" {\n  source = "./queues"\n}\n',
      'queues/main.tf': queue('jobs'),
    };
    expect(await sentences(before, after)).toEqual([]);
  });
});

describe('values', () => {
  const group = (cidr: string, more = '') =>
    `${more}resource "aws_security_group_rule" "in" {\n  type = "ingress"\n  security_group_id = aws_security_group.db.id\n  from_port = 5432\n  to_port = 5432\n  protocol = "tcp"\n  cidr_blocks = ${cidr}\n}\nresource "aws_security_group" "db" {\n  name = "db"\n}\n`;

  it('names what is exposed, on the group that the rule belongs to', async () => {
    const change = await only(
      { 'main.tf': group('["10.0.0.0/8"]') },
      { 'main.tf': group('["10.0.0.0/8", "0.0.0.0/0"]') },
    );
    expect(change.sentence).toBe('`aws_security_group.db` now accepts tcp 5432 from 0.0.0.0/0');
    expect(change.about.key).toBe('terraform:.#aws_security_group.db');
    expect(change.confidence).toBe('certain');
    expect(change.at.source.text.slice(change.at.start, change.at.end)).toBe('"0.0.0.0/0"');
  });

  it('finds the cause of a change in a local', async () => {
    const locals = (cidr: string) => ({
      'locals.tf': `locals {\n  open = ["${cidr}"]\n}\n`,
      'main.tf': group('local.open'),
    });
    const change = await only(locals('10.0.0.0/8'), locals('0.0.0.0/0'));
    expect(change.cause?.source.path).toBe('locals.tf');
    expect(change.classes).toContain('new-exposure');
  });

  it('finds the cause of a change in a file of values', async () => {
    const files = (cidr: string) => ({
      'prod.tfvars': `office = ["${cidr}"]\n`,
      'main.tf': group('var.office', 'variable "office" {}\n'),
    });
    const change = await only(files('192.0.2.0/24'), files('0.0.0.0/0'));
    expect(change.cause?.source.path).toBe('prod.tfvars');
  });

  it('follows the argument of a local module into it', async () => {
    const files = (cidr: string) => ({
      'main.tf': `module "db" {\n  source = "./db"\n  peers = ["${cidr}"]\n}\n`,
      'db/main.tf': group('var.peers', 'variable "peers" {}\n'),
    });
    const change = await only(files('10.1.0.0/16'), files('0.0.0.0/0'));
    expect(change.about.key).toBe('terraform:db#aws_security_group.db');
    expect(change.cause?.source.path).toBe('main.tf');
  });

  it('takes a new reference in the arguments of a module that cannot be read as the evidence', async () => {
    const files = (more: string) => ({
      'main.tf': `resource "aws_sqs_queue" "jobs" {\n  name = "jobs"\n}\nmodule "worker" {\n  source = "git::https://example.com/lambda.git"\n${more}}\n`,
    });
    const change = await only(files(''), files('  queue_arn = aws_sqs_queue.jobs.arn\n'));
    expect(change.classes).toContain('new-dataflow');
    expect(change.confidence).toBe('likely');
  });

  it('calls a change between unresolved values possible, and unchanged ones no change', async () => {
    const policy = (target: string) =>
      `variable "a" {}\nvariable "b" {}\n${ROLE}resource "aws_iam_role_policy" "p" {\n  role = aws_iam_role.app.id\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = ${target} }] })\n}\n`;
    const { changes } = await changesBetween({ 'main.tf': policy('var.a') }, { 'main.tf': policy('var.b') });
    expect(new Set(changes.map(change => change.confidence))).toEqual(new Set(['possible']));
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is Terraform.
    expect(await sentences({ 'main.tf': policy('var.a') }, { 'main.tf': policy('"${var.a}"') })).toEqual([]);
  });

  it('reads a policy in a template, at its place there', async () => {
    const files = (action: string) => ({
      'main.tf': `${ROLE}resource "aws_iam_role_policy" "p" {\n  role = aws_iam_role.app.id\n  policy = templatefile("\${path.module}/policy.json.tpl", { bucket = "logs" })\n}\n`,
      'policy.json.tpl': `{\n  "Statement": [\n    {"Effect": "Allow", "Action": ["s3:GetObject"${action}], "Resource": "arn:aws:s3:::\${bucket}/*"}\n  ]\n}\n`,
    });
    const change = await only(files(''), files(', "s3:PutObject"'));
    expect(change.sentence).toBe('`aws_iam_role.app` may now s3:putobject on arn:aws:s3:::logs/*');
    expect(change.at.source.path).toBe('policy.json.tpl');
    expect(change.at.source.text.slice(change.at.start, change.at.end)).toBe('"s3:PutObject"');
  });
});

describe('what is listed besides', () => {
  it('is one change where several environments change alike', async () => {
    const env = (body: string) => ({ 'envs/dev/main.tf': body, 'envs/prod/main.tf': body });
    const change = await only(env(''), env(BUCKET));
    expect(change.also.map(other => other.about.key)).toEqual(['terraform:envs/prod#aws_s3_bucket.logs']);
  });

  it('skips examples and vendored modules and says so', async () => {
    const found = await changesBetween(
      {},
      { 'examples/basic/main.tf': BUCKET, 'a/.terraform/modules/x/main.tf': BUCKET },
    );
    expect(found.changes).toEqual([]);
    expect(found.skipped).toEqual(['a/.terraform/modules/x/main.tf', 'examples/basic/main.tf']);
  });

  it('reports a file that does not parse, and compares it only with one that does not either', async () => {
    const broken = `resource "aws_sqs_queue" "a" {\n  name = \n\n${BUCKET}`;
    const found = await changesBetween({ 'main.tf': '' }, { 'main.tf': broken });
    expect(found.gaps.map(gap => [gap.path, gap.atBase])).toEqual([['main.tf', false]]);
    expect(found.changes).toEqual([]);
    const later = await changesBetween({ 'main.tf': broken }, { 'main.tf': `${broken}\n# x\n` });
    expect(later.gaps.map(gap => gap.atBase)).toEqual([true]);
  });

  it('does not follow values that double one another without bound', async () => {
    const doubling = Array.from(
      { length: 60 },
      (_, i) => `  a${i + 1} = ["\${local.a${i}}\${local.a${i}}", local.a${i}, local.a${i}]`,
    ).join('\n');
    const cycle = '  b = local.c\n  c = local.b\n';
    const files = {
      'main.tf': `locals {\n  a0 = "x"\n${doubling}\n${cycle}}\nresource "aws_s3_bucket" "logs" {\n  bucket = local.a60\n  policy = local.b\n}\n`,
    };
    const started = performance.now();
    expect(await sentences({}, files)).toEqual(['`aws_s3_bucket.logs` is a new data store']);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('is not led astray by names that objects have by nature', async () => {
    const hostile =
      'resource "constructor" "__proto__" {\n  toString = "x"\n  __proto__ = { valueOf = "https://a.example.net" }\n}\n';
    expect(await sentences({}, { 'main.tf': hostile })).toEqual([]);
  });
});

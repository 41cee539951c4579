import { addDays, type Day } from '../../src/core/dates.ts';

/** Files to write, by path; null removes one. */
export type Files = Readonly<Record<string, string | null>>;

/** One pull request of the simulated repository. */
export interface PullRequest {
  readonly day: Day;
  readonly kind: Kind;
  readonly files: Files;
  /** What its author adds when it is blocked: the model as it ought to be. */
  readonly repair: Files;
}

/** What a pull request is about, and how often in a hundred it comes. */
const KINDS = {
  'application code': 44,
  'setting without meaning for security': 16,
  'new bucket': 10,
  'open to the internet': 5,
  'shared module': 5,
  'first model': 15,
  'threat without an answer': 5,
} as const;
export type Kind = keyof typeof KINDS;

/** A workload as far as the simulation knows it. */
interface Workload {
  readonly id: string;
  readonly buckets: string[];
  open: boolean;
  modelled: boolean;
  tags: number;
  threats: number;
}

export const CONTROL_PATH = 'threat-model/threatlint.yaml';

/** A repository of `count` workloads that share a module, before it has any model. */
export function firstCommit(count: number): Files {
  const files: Record<string, string> = {
    'modules/service/main.tf': serviceModule(0),
    'README.md': 'Shop\n',
  };
  for (const workload of workloads(count)) files[`workloads/${workload.id}/main.tf`] = terraform(workload);
  return files;
}

/** A control file with a word or with days. */
export function controlFile(mode: string): string {
  return `version: 1\nedition: 1\nmode: ${mode}\n`;
}

/**
 * Pull requests as teams that know nothing of threat models make them: seven a week, of which some write first models. Half of the
 * new buckets of modelled workloads come with their element. The same numbers give the same pull requests.
 */
export function* pullRequests(count: number, all: number, start: Day): Generator<PullRequest> {
  const random = generator(66);
  const known = workloads(count);
  let shared = 0;
  for (let i = 0; i < all; i++) {
    const workload = known[Math.floor(random() * count)] as Workload;
    const kind = kindOf(random());
    const files: Record<string, string> = {};
    const modelToo = kind === 'first model' || (kind === 'new bucket' && workload.modelled && random() < 0.5);
    if (kind === 'application code')
      files[`workloads/${workload.id}/app.ts`] = `export const build = ${i};\n`;
    else if (kind === 'shared module') files['modules/service/main.tf'] = serviceModule(++shared);
    else if (kind === 'setting without meaning for security') workload.tags++;
    else if (kind === 'new bucket') workload.buckets.push(`b${i}`);
    else if (kind === 'open to the internet') workload.open = true;
    else if (kind === 'first model') workload.modelled = true;
    else workload.threats++;
    if (kind === 'threat without an answer') workload.modelled = true;
    if (!['application code', 'shared module'].includes(kind))
      files[`workloads/${workload.id}/main.tf`] = terraform(workload);
    if (modelToo || kind === 'threat without an answer')
      files[`threat-model/${workload.id}.yaml`] = model(workload);
    const repair = workload.modelled ? { [`threat-model/${workload.id}.yaml`]: model(workload, true) } : {};
    yield { day: addDays(start, Math.floor(i * 0.7)), kind, files, repair };
  }
}

function workloads(count: number): Workload[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `w${String(i + 1).padStart(2, '0')}`,
    buckets: ['data'],
    open: false,
    modelled: false,
    tags: 0,
    threats: 0,
  }));
}

function terraform({ id, buckets, open, tags }: Workload): string {
  const peers = open ? 'cidr_blocks = ["0.0.0.0/0"]' : 'cidr_blocks = ["10.0.0.0/8"]';
  return `module "service" {
  source = "../../modules/service"
  name   = "${id}"
}

resource "aws_lb" "main" {
  name            = "${id}"
  security_groups = [aws_security_group.lb.id]
  tags            = { release = "${tags}" }
}

resource "aws_security_group" "lb" {
  name = "${id}"
  ingress {
    from_port = 443
    to_port   = 443
    protocol  = "tcp"
    ${peers}
  }
}
${buckets.map(name => `\nresource "aws_s3_bucket" "${name}" {\n  bucket = "${id}-${name}"\n}\n`).join('')}`;
}

function serviceModule(version: number): string {
  return `variable "name" {}

resource "aws_ecs_service" "app" {
  name          = var.name
  desired_count = ${version + 2}
}
`;
}

/** What a team writes in half an hour: the gap is that a mitigation has no date. */
function model({ id, buckets, open, threats }: Workload, complete = false): string {
  const answer = '    mitigate:\n      check: {what: Orders are signed, owner: ana, done: 2026-06-01}\n';
  const stores = buckets.map(
    name => `  ${name}: {store: aws/s3, in: prod, holds: [orders], code: aws_s3_bucket.${name}}`,
  );
  const from = open ? ['  anybody: {external: person}'] : ['  staff: {external: person}'];
  return `name: ${id}
owner: acme/${id}
scope: [workloads/${id}]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
${from[0]}
  lb: {process: aws/alb, in: prod, code: aws_lb.main}
${stores.join('\n')}
flows:
  ask: {from: ${open ? 'anybody' : 'staff'}, to: lb, carries: [orders], via: https}
threats:
  eavesdropping:
    at: ask
    stride: information-disclosure
    what: Orders are read on their way
    mitigate:
      tls: {what: Only TLS 1.3, owner: ana${complete ? ', done: 2026-06-01' : ''}}
${Array.from({ length: threats }, (_, i) => `  threat-${i + 1}:\n    at: ask\n    stride: tampering\n    what: Orders are changed on their way, case ${i + 1}\n${complete ? answer : ''}`).join('')}`;
}

function kindOf(share: number): Kind {
  let left = share * 100;
  for (const [kind, weight] of Object.entries(KINDS)) {
    left -= weight;
    if (left < 0) return kind as Kind;
  }
  return 'application code';
}

/** A linear congruential generator with the constants of Numerical Recipes: numbers from 0 to 1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

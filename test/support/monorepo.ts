import { createRepository, type TestRepository } from './repository.ts';
import { CONTROL } from './shop.ts';

/** The names of the workloads: `w00` and so on. */
export function workloads(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `w${String(i).padStart(2, '0')}`);
}

/** The module that all workloads take their database from. */
export const DATABASE = `variable "name" {}

resource "aws_db_instance" "main" {
  identifier             = var.name
  vpc_security_group_ids = [aws_security_group.main.id]
}

resource "aws_security_group" "main" {
  name = var.name
}
`;

/** The module with a rule that lets everybody in. */
export const OPEN_MODULE = DATABASE.replace(
  '  name = var.name\n}\n',
  `  name = var.name

  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`,
);

/** What one workload deploys: a service with its role, and a database from the shared module. */
export function workload(name: string): string {
  return `module "database" {
  source = "../../modules/database"
  name   = "${name}"
}

resource "aws_ecs_service" "api" {
  name = "${name}"
}

resource "aws_iam_role" "api" {
  name = "${name}"
}
`;
}

/** The model of the workload or folders in `scope`: paths with commas between them. */
export function modelOf(name: string, scope: string): string {
  return `name: ${name}
owner: acme/${name}
criticality: high
scope: [${scope}]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
identities:
  role: {kind: role, code: aws_iam_role.api}
elements:
  client: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: role, code: aws_ecs_service.api}
flows:
  call: {from: client, to: api, carries: orders, via: https, authn: token}
threats:
  forged-call:
    at: call
    stride: spoofing
    what: Somebody calls with a stolen token
    mitigate:
      short-tokens: {what: Tokens expire after ten minutes, owner: ana, done: 2026-10-01}
reviews:
  - {date: 2026-11-01, why: periodic, engineering: ana, security: li}
`;
}

/** A repository in which so many workloads share modules, each with a model, and one model for the whole of them. */
export function monorepo(count: number): TestRepository {
  const at = createRepository();
  at.write({
    'threat-model/threatlint.yaml': CONTROL,
    'threat-model/platform.yaml': modelOf('platform', 'services, modules'),
    'modules/database/main.tf': DATABASE,
    ...Object.fromEntries(
      workloads(count).flatMap(name => [
        [`threat-model/${name}.yaml`, modelOf(name, `services/${name}`)],
        [`services/${name}/main.tf`, workload(name)],
        [`services/${name}/README.md`, `# ${name}\n`],
      ]),
    ),
  });
  at.commit('base', { date: '2026-11-02' });
  return at;
}

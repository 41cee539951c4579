import { describe, expect, it } from 'vitest';
import { changesBetween } from './architecture-trees.ts';

async function said(before: Record<string, string>, after: Record<string, string>): Promise<string[]> {
  const { changes } = await changesBetween(before, after);
  return changes.filter(change => change.weight !== 'low').map(change => change.sentence);
}

const EMPTY = { 'a/main.tf': '' };

async function added(type: string): Promise<[string, string][]> {
  const { changes } = await changesBetween(EMPTY, {
    'a/main.tf': `resource "${type}" "x" {\n  plan = "b"\n}\n`,
  });
  return changes
    .filter(change => change.weight !== 'low')
    .map(change => [change.classes[0], change.confidence] as [string, string]);
}

describe('types that no table lists', () => {
  for (const [type, found] of [
    ['konnect_gateway_route', 'new-exposure'],
    ['snowflake_grant', 'new-identity'],
    ['heroku_team_collaborator', 'new-identity'],
    ['acme_service_binding', 'new-identity'],
    ['acme_project_ip_access_list', 'new-exposure'],
    ['acme_database_cluster', 'new-datastore'],
    ['acme_managed_postgresql', 'new-datastore'],
  ] as const) {
    it(`${type} is likely ${found}`, async () => {
      expect(await added(type)).toEqual([[found, 'likely']]);
    });
  }

  it('routes of networks, and what operates or describes, are not', async () => {
    for (const type of [
      'acme_network_route',
      'acme_vpc_static_route',
      'acme_router_route_v2',
      'acme_alert_rule',
      'acme_dashboard',
    ])
      expect(await added(type)).toEqual([]);
  });
});

describe('subscriptions by e-mail', () => {
  const topic = (endpoint: string) => ({
    'a/main.tf': `resource "aws_sns_topic" "t" {\n  name = "t"\n}\nresource "aws_sns_topic_subscription" "s" {\n  topic_arn = aws_sns_topic.t.arn\n  protocol  = "email"\n  endpoint  = "${endpoint}"\n}\n`,
  });

  it('another mailbox of the same domain is the same party, another domain is not', async () => {
    expect(await said(topic('ops@example.org'), topic('sres@example.org'))).toEqual([]);
    expect((await said(topic('ops@example.org'), topic('ops@vendor.example.com'))).join('\n')).toContain(
      'to mailboxes @vendor.example.com',
    );
  });
});

describe('networks that are looked up', () => {
  const MODULE = (peer: string, more: string) => `${more}
resource "aws_security_group" "db" { name = "db" }
resource "aws_security_group_rule" "in" {
  type              = "ingress"
  security_group_id = aws_security_group.db.id
  from_port         = 5432
  to_port           = 5432
  protocol          = "tcp"
  cidr_blocks       = ${peer}
}
`;
  const before = {
    'mod/main.tf': MODULE('[data.aws_vpc.main.cidr_block]', 'data "aws_vpc" "main" {\n  default = true\n}\n'),
    'live/main.tf': 'module "db" {\n  source = "../mod"\n}\n',
  };
  const handed = (value: string, lookup: string) => ({
    'mod/main.tf': MODULE(
      'var.ingress_cidr_blocks',
      'variable "ingress_cidr_blocks" { type = list(string) }\n',
    ),
    'live/main.tf': `${lookup}module "db" {\n  source              = "../mod"\n  ingress_cidr_blocks = [${value}]\n}\n`,
  });

  it('the same network by another lookup is silent, an address is not', async () => {
    const lookup = 'data "terraform_remote_state" "net" {\n  backend = "s3"\n}\n';
    expect(await said(before, handed('data.terraform_remote_state.net.outputs.cidr', lookup))).toEqual([]);
    expect((await said(before, handed('"0.0.0.0/0"', ''))).join('\n')).toContain('from 0.0.0.0/0');
  });
});

describe("operators' objects", () => {
  const object = (kind: string, name: string, more = '') =>
    `apiVersion: ${kind.slice(0, kind.lastIndexOf('/'))}\nkind: ${kind.slice(kind.lastIndexOf('/') + 1)}\nmetadata:\n  name: ${name}\n${more}`;

  for (const [kind, what] of [
    ['cluster.open-cluster-management.io/v1/ManagedCluster', 'process'],
    ['operators.coreos.com/v1alpha1/Subscription', 'process'],
    ['user.openshift.io/v1/Group', 'identity'],
    ['eks.aws.upbound.io/v1beta1/NodeGroup', 'process'],
  ] as const) {
    it(`${kind} is told when it comes and when it goes, not when it is labelled`, async () => {
      const none = { 'k/other.yaml': object('v1/Namespace', 'n') };
      const one = { ...none, 'k/x.yaml': object(kind, 'x') };
      expect((await said(none, one)).join('\n')).toContain(`is a new ${what}`);
      expect((await said(one, none)).join('\n')).toContain('is no longer declared');
      const labelled = object(kind, 'x', '  labels:\n    team: a\n');
      expect(await said(one, { ...none, 'k/x.yaml': labelled })).toEqual([]);
    });
  }
});

import { describe, expect, it } from 'vitest';
import { changesBetween } from './architecture-trees.ts';

async function said(before: Record<string, string>, after: Record<string, string>): Promise<string[]> {
  const { changes } = await changesBetween(before, after);
  return changes.filter(change => change.weight !== 'low').map(change => change.sentence);
}

const MODULE = `
variable "port" { default = 443 }
variable "from" { type = list(string) }
resource "aws_security_group" "db" { name = "db" }
resource "aws_security_group_rule" "in" {
  type              = "ingress"
  security_group_id = aws_security_group.db.id
  from_port         = var.port
  to_port           = var.port
  protocol          = "tcp"
  cidr_blocks       = var.from
}
`;

function unit(source: string, from: string, more = ''): string {
  return `include "root" {\n  path = find_in_parent_folders()\n}\nterraform {\n  source = ${source}\n}\n${more}inputs = {\n  from = ["${from}"]\n}\n`;
}

describe('Terragrunt', () => {
  for (const source of [
    '"../../modules//db"',
    `"\${get_repo_root()}/modules/db"`,
    `"\${get_env("P") == "yes" ? "git::https://example.org/m.git//modules/db" : "../../modules//db"}"`,
  ]) {
    it(`inputs reach the module that ${source} names`, async () => {
      const before = { 'modules/db/main.tf': MODULE, 'live/db/terragrunt.hcl': unit(source, '10.0.0.0/8') };
      const after = { ...before, 'live/db/terragrunt.hcl': unit(source, '0.0.0.0/0') };
      const sentences = await said(before, after);
      expect(sentences.join('\n')).toContain('`aws_security_group.db` now accepts tcp 443 from 0.0.0.0/0');
    });
  }

  it('a new unit of a remote module is a new component, and one that is gone is removed', async () => {
    const one = {
      'live/queue/terragrunt.hcl': unit('"git::https://example.org/m.git//sqs_queue?ref=v1"', '10.0.0.0/8'),
    };
    const none = { 'live/root.hcl': '' };
    expect(await said(none, one)).toEqual(['`module.queue` is a new data store']);
    expect(await said(one, none)).toEqual(['`module.queue` is no longer declared: a data store']);
  });

  it('another version, other dependencies, and order say nothing', async () => {
    const at = (ref: string, more: string) => ({
      'live/queue/terragrunt.hcl': unit(
        `"git::https://example.org/m.git//sqs_queue?ref=${ref}"`,
        '10.0.0.0/8',
        more,
      ),
    });
    expect(await said(at('v1', ''), at('v2', 'dependency "vpc" {\n  config_path = "../vpc"\n}\n'))).toEqual(
      [],
    );
  });

  it('inputs without a source are values of the configuration beside them', async () => {
    const at = (from: string) => ({
      'db/main.tf': MODULE,
      'db/terragrunt.hcl': `inputs = {\n  from = ["${from}"]\n}\n`,
    });
    expect((await said(at('10.0.0.0/8'), at('0.0.0.0/0'))).join('\n')).toContain('from 0.0.0.0/0');
  });

  it('outputs of another unit are told apart, and the name of the variable in between does not matter', async () => {
    const policy = (more: string) => `
variable "one" {}
variable "two" {}
resource "aws_iam_role" "app" { name = "app" }
resource "aws_iam_role_policy" "read" {
  role   = aws_iam_role.app.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = [var.one${more}] }] })
}
`;
    const live = {
      'live/app/terragrunt.hcl':
        'terraform {\n  source = "../../app"\n}\ninputs = {\n  one = dependency.secrets.outputs.one\n  two = dependency.secrets.outputs.two\n}\n',
    };
    const before = { ...live, 'app/main.tf': policy('') };
    expect(await said(before, { ...live, 'app/main.tf': policy(', var.two') })).toEqual([
      '`aws_iam_role.app` may now secretsmanager:getsecretvalue on `dependency.secrets.outputs.two`',
    ]);
    expect(await said(before, { ...live, 'app/main.tf': policy(', var.one') })).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { architectureChanges } from '../../src/architecture/changes.ts';
import { terraform } from '../../src/architecture/terraform/index.ts';
import type { ArchitectureSource } from '../../src/core/architecture.ts';
import { differences } from '../../src/core/tree.ts';
import { changesBetween, treeOf } from './architecture-trees.ts';

type Files = Readonly<Record<string, string>>;

async function sentences(before: Files, after: Files): Promise<string[]> {
  const { changes } = await changesBetween(before, after);
  return changes.filter(change => change.weight !== 'low').map(change => change.sentence);
}

const bucket = (more = '') => `resource "aws_s3_bucket" "b" {\n  bucket = "b"\n${more}}\n`;
const GROUP = 'resource "aws_security_group" "a" {\n  name = "a"\n}\n';
const instance = (group: string) =>
  `resource "aws_instance" "web" {\n  security_groups = [aws_security_group.${group}.name]\n}\n`;

describe('files that cannot be read on one side', () => {
  const whole = { 'm.tf': bucket() };
  const broken = { 'm.tf': 'resource "aws_s3_bucket" "b" {\n  bucket = "b\n}\n' };

  it('are a gap at head, and nothing in them is removed', async () => {
    const { changes, gaps } = await changesBetween(whole, broken);
    expect(changes).toEqual([]);
    expect(gaps).toMatchObject([{ path: 'm.tf', atBase: false }]);
  });

  it('are a known gap where base was broken, and nothing in them is new', async () => {
    const { changes, gaps } = await changesBetween(broken, whole);
    expect(changes).toEqual([]);
    expect(gaps).toMatchObject([{ path: 'm.tf', atBase: true }]);
  });

  it('leave the other files compared', async () => {
    const more = { 'n.tf': 'resource "aws_sqs_queue" "q" {\n  name = "q"\n}\n' };
    expect(await sentences(whole, { ...broken, ...more })).toEqual(['`aws_sqs_queue.q` is a new data store']);
  });
});

describe('a source that throws', () => {
  it('is a gap for the files of that unit, and the other units are read', async () => {
    const failing: ArchitectureSource = {
      id: 'failing',
      units: tree => [...tree.entries.keys()].map(path => ({ source: 'failing', path, files: [path] })),
      read: unit => {
        if (unit.path === 'bad') throw new Error('no such thing');
        return { components: [], moves: [], gaps: [], wanted: [] };
      },
    };
    const [before, after] = [treeOf({ bad: '1', good: '1' }), treeOf({ bad: '2', good: '2' })];
    const found = await architectureChanges({
      before,
      after,
      differences: differences(before, after),
      readFiles: async () => new Map(),
      sources: [failing],
    });
    expect(found.gaps).toMatchObject([{ path: 'bad', why: 'threatlint could not read it (no such thing)' }]);
  });
});

describe('a source that throws at head alone', () => {
  it('removes nothing, neither of the file that differs nor of the others of its unit', async () => {
    const reading: ArchitectureSource = {
      ...terraform,
      read: (unit, files) => {
        const broken = [...files.values()].some(source => source.text.includes('# break'));
        if (broken) throw new Error('no such thing');
        return terraform.read(unit, files);
      },
    };
    const other = 'resource "aws_sqs_queue" "q" {\n  name = "q"\n}\n';
    const [was, is] = [
      { 'a.tf': bucket(), 'b.tf': other },
      { 'a.tf': `# break\n${bucket()}`, 'b.tf': other },
    ];
    const texts = { before: treeOf(was), after: treeOf(is) };
    const found = await architectureChanges({
      ...texts,
      differences: differences(texts.before, texts.after),
      readFiles: async (tree, paths) => {
        const side: Readonly<Record<string, string>> =
          tree.entries.get('a.tf')?.oid === texts.after.entries.get('a.tf')?.oid ? is : was;
        return new Map(paths.map(path => [path, { path, oid: path, text: side[path] ?? '' }]));
      },
      sources: [reading],
    });
    expect(found.changes).toEqual([]);
    expect(found.gaps).toMatchObject([{ path: 'a.tf', atBase: false }]);
  });
});

describe('principles, each with its harmless twin', () => {
  it('misses a control that is removed, not one that goes with its bucket', async () => {
    const guard =
      'resource "aws_s3_bucket_public_access_block" "b" {\n  bucket = aws_s3_bucket.b.id\n  block_public_acls = true\n}\n';
    const classes = async (after: Files) =>
      (await changesBetween({ 'm.tf': bucket() + guard }, after)).changes.flatMap(change => change.classes);
    expect(await classes({ 'm.tf': bucket() })).toContain('control-removed');
    expect(await classes({ 'm.tf': '' })).not.toContain('control-removed');
  });

  it('says a rule that stands alone once', async () => {
    const rule = (range: string) =>
      `resource "google_compute_firewall" "in" {\n  allow {\n    protocol = "tcp"\n    ports = ["22"]\n  }\n  source_ranges = ["${range}"]\n}\n`;
    expect(await sentences({}, { 'm.tf': rule('0.0.0.0/0') })).toHaveLength(1);
    expect(await sentences({ 'm.tf': rule('10.0.0.0/8') }, { 'm.tf': rule('10.0.0.0/8') })).toEqual([]);
  });

  it('does not talk to what a rename left behind', async () => {
    const before = { 'm.tf': GROUP + instance('a').replace('[aws_security_group.a.name]', '[]') };
    expect(await sentences(before, { 'm.tf': GROUP + instance('a') })).toHaveLength(1);
    expect(
      await sentences(
        { 'm.tf': GROUP + instance('a') },
        { 'm.tf': GROUP.replaceAll('"a"', '"z"') + instance('a').replace('"web"', '"app"') },
      ),
    ).toEqual([]);
  });

  it('places: a region that nothing was in is news, one in use is not', async () => {
    const at = (name: string, place: string) =>
      `resource "google_storage_bucket" "${name}" {\n  name = "${name}"\n  location = "${place}"\n}\n`;
    const before = { 'm.tf': at('one', 'EU') };
    expect(await sentences(before, { 'm.tf': at('one', 'EU') + at('two', 'US') })).toHaveLength(2);
    expect(await sentences(before, { 'm.tf': at('one', 'EU') + at('two', 'EU') })).toHaveLength(1);
  });

  it('copies: more than one region is news, how many there are is no place', async () => {
    const account = (kind: string) => ({
      'm.tf': `resource "azurerm_storage_account" "a" {\n  name = "a"\n  account_replication_type = "${kind}"\n}\n`,
    });
    expect((await changesBetween(account('LRS'), account('GRS'))).changes).toMatchObject([
      {
        classes: ['new-region'],
        sentence: expect.stringContaining('now sets `account_replication_type` to GRS'),
      },
    ]);
    expect(await sentences(account('ZRS'), account('LRS'))).toEqual([]);
    const build = (place: string) => ({
      'm.tf': `resource "aws_codebuild_project" "b" {\n  name = "b"\n  cache {\n    location = "${place}"\n  }\n}\n`,
    });
    expect(await sentences(build('bucket/one'), build('bucket/two'))).toEqual([]);
  });

  it('of the values of several environments the one that decides is told', async () => {
    const account = {
      'm.tf':
        'variable "kind" {}\nresource "azurerm_storage_account" "a" {\n  account_replication_type = var.kind\n}\n',
      'dev.tfvars': 'kind = "LRS"\n',
    };
    const found = await changesBetween(
      { ...account, 'prod.tfvars': 'kind = "ZRS"\n' },
      { ...account, 'dev.tfvars': 'kind = "LRS"\n', 'prod.tfvars': 'kind = "GRS"\n' },
    );
    expect(found.changes.map(change => change.sentence)).toEqual([expect.stringContaining('to GRS')]);
  });

  it('parts: what comes with a change and has none of its own is named by one change', async () => {
    const role = 'resource "aws_iam_role" "r" {\n  name = "r"\n}\n';
    const attachment =
      'resource "aws_iam_role_policy_attachment" "a" {\n  role = aws_iam_role.r.name\n  policy_arn = aws_iam_policy.p.arn\n}\n';
    const policy =
      'resource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })\n}\n';
    const alone = 'resource "aws_cloudwatch_log_group" "other" {\n  name = "other"\n}\n';
    const parts = async (before: string, after: string) =>
      (await changesBetween({ 'm.tf': before }, { 'm.tf': after })).changes.flatMap(change =>
        (change.parts ?? []).map(part => `${part.address}${part.at === undefined ? ' gone' : ''}`),
      );
    expect(await parts(role + policy, role + policy + attachment + alone)).toEqual([
      'aws_iam_role_policy_attachment.a',
    ]);
    expect(await parts(role + policy + attachment, role)).toEqual(
      expect.arrayContaining(['aws_iam_role_policy_attachment.a gone']),
    );
    expect(await parts(role + policy, role + policy + alone)).toEqual([]);
  });

  it('a default region in a file of values', async () => {
    const values = (place: string) => ({
      'prod.tfvars': `default_region = "${place}"\nowner = "${place}"\n`,
    });
    expect(await sentences(values('europe-west1'), values('us-central1'))).toHaveLength(1);
    expect(
      await sentences(values('europe-west1'), {
        'prod.tfvars': 'owner = "someone"\ndefault_region = "europe-west1"\n',
      }),
    ).toEqual([]);
  });

  it('items of a list are told apart by their names', async () => {
    const sites = (more: string) => ({
      'prod.tfvars': `sites = [{ name = "a", exclusions = ["X"] }, { name = "b"${more} }]\n`,
    });
    expect(await sentences(sites(''), sites(', exclusions = ["X"]'))).toHaveLength(1);
    expect(await sentences(sites(''), sites(', weight = 1'))).toEqual([]);
  });

  it('an absent control that becomes unresolved says nothing', async () => {
    const volume = (more: string) => ({
      'm.tf': `variable "k" {}\nresource "aws_ebs_volume" "v" {\n  availability_zone = "a"\n${more}}\n`,
    });
    expect(await sentences(volume(''), volume('  kms_key_id = "alias/a"\n'))).toHaveLength(1);
    expect(await sentences(volume(''), volume('  kms_key_id = var.k\n'))).toEqual([]);
  });

  it('a policy document is the same with and without its attribute', async () => {
    const files = (attribute: string, action: string) => ({
      'm.tf': `data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["${action}"]\n    resources = ["*"]\n  }\n}\nresource "aws_iam_policy" "p" {\n  policy = data.aws_iam_policy_document.d${attribute}\n}\n`,
    });
    expect(await sentences(files('', 'ses:SendEmail'), files('.json', 'ses:SendEmail'))).toEqual([]);
    expect(await sentences(files('', 'ses:SendEmail'), files('.json', 'ses:*'))).not.toEqual([]);
  });

  it('a provider configuration is the same in quotation marks', async () => {
    const zone = (provider: string) => ({
      'm.tf': `resource "aws_route53_zone" "z" {\n  provider = ${provider}\n  name = "a.example.org"\n}\n`,
    });
    expect(await sentences(zone('"aws.dns"'), zone('aws.dns'))).toEqual([]);
    expect(await sentences(zone('"aws.dns"'), zone('aws.other'))).toHaveLength(1);
  });

  it('rule groups of a web firewall protect while they are listed', async () => {
    const group = (name: string, more = '') =>
      `  rule {\n    name = "${name}"\n    priority = 1\n    statement {\n      managed_rule_group_statement {\n        name = "${name}"\n        vendor_name = "AWS"\n${more}      }\n    }\n  }\n`;
    const acl = (rules: string) => ({
      'm.tf': `resource "aws_wafv2_web_acl" "w" {\n  name = "w"\n  scope = "REGIONAL"\n${rules}}\n`,
    });
    const classes = async (before: string, after: string) =>
      (await changesBetween(acl(before), acl(after))).changes.flatMap(change => change.classes);
    const [common, sql] = [group('AWSManagedRulesCommonRuleSet'), group('AWSManagedRulesSQLiRuleSet')];
    const counting =
      '        rule_action_override {\n          name = "SizeRestrictions_BODY"\n          action_to_use {\n            count {}\n          }\n        }\n';
    expect(await classes(common, common + sql)).toEqual(['control-added']);
    expect(await classes(common + sql, common)).toEqual(['control-removed']);
    expect(await classes(common, group('AWSManagedRulesCommonRuleSet', counting))).toEqual([
      'control-removed',
    ]);
    expect(await classes(common + sql, sql + common)).toEqual([]);
    expect(await classes(common, common.replace('priority = 1', 'priority = 7'))).toEqual([]);
  });

  it('rule groups of a web firewall in CloudFormation', async () => {
    const acl = (names: readonly string[], priority = 1) => ({
      't.yaml': `Resources:\n  W:\n    Type: AWS::WAFv2::WebACL\n    Properties:\n      Scope: REGIONAL\n      Rules:\n${names
        .map(
          name =>
            `        - Name: ${name}\n          Priority: ${priority}\n          Statement:\n            ManagedRuleGroupStatement: {VendorName: AWS, Name: ${name}}\n`,
        )
        .join('')}`,
    });
    const both = ['AWSManagedRulesCommonRuleSet', 'AWSManagedRulesSQLiRuleSet'];
    const classes = async (before: Files, after: Files) =>
      (await changesBetween(before, after)).changes.flatMap(change => change.classes);
    expect(await classes(acl(both), acl(both.slice(1)))).toEqual(['control-removed']);
    expect(await classes(acl(both.slice(1)), acl(both))).toEqual(['control-added']);
    expect(await classes(acl(both), acl([...both].reverse(), 9))).toEqual([]);
  });

  it('constraints of a folder and a project are controls as those of an organisation', async () => {
    const constraint = (type: string, enforced: boolean, name = 'compute.requireOsLogin') => ({
      'm.tf': `resource "google_${type}_organization_policy" "p" {\n  constraint = "${name}"\n  boolean_policy {\n    enforced = ${enforced}\n  }\n}\n`,
    });
    for (const type of ['folder', 'project']) {
      const { changes } = await changesBetween(constraint(type, true), constraint(type, false));
      expect(changes.map(change => change.classes)).toEqual([['control-removed']]);
      expect(await sentences(constraint(type, true), constraint(type, true))).toEqual([]);
    }
  });

  it('values in a map of objects are told apart by their keys', async () => {
    const apps = (a: string, b: string) => ({
      'prod.tfvars': `apps = {\n  a = { publicly_accessible = ${a}, size = 1 }\n  b = { publicly_accessible = ${b}, size = 1 }\n}\n`,
    });
    expect(await sentences(apps('true', 'false'), apps('true', 'true'))).toEqual([
      expect.stringContaining('apps.b.publicly_accessible'),
    ]);
    expect(
      await sentences(apps('true', 'false'), {
        'prod.tfvars': (apps('true', 'false')['prod.tfvars'] ?? '').replaceAll('size = 1', 'size = 2'),
      }),
    ).toEqual([]);
  });

  it('what a vault holds is content of the vault, and names inside a network are no components', async () => {
    const vault = 'resource "azurerm_key_vault" "v" {\n  name = "v"\n}\n';
    const more =
      'resource "azurerm_key_vault_secret" "s" {\n  name = "s"\n  value = "x"\n  key_vault_id = azurerm_key_vault.v.id\n}\nresource "azurerm_private_dns_zone" "z" {\n  name = "privatelink.vaultcore.azure.net"\n}\n';
    const found = async (before: string, after: string) =>
      (await changesBetween({ 'm.tf': before }, { 'm.tf': after })).changes.map(
        change => change.about.address,
      );
    expect(await found('', vault)).toEqual(['azurerm_key_vault.v']);
    expect(await found(vault, vault + more)).toEqual([]);
  });
});

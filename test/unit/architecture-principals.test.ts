import { describe, expect, it } from 'vitest';
import { changesBetween } from './architecture-trees.ts';

async function said(before: Record<string, string>, after: Record<string, string>): Promise<string[]> {
  const { changes } = await changesBetween(before, after);
  return changes.filter(change => change.weight !== 'low').map(change => change.sentence);
}

const CONSUMED = `
variable "viewers" { type = list(string) }
data "google_iam_policy" "sales" {
  binding {
    role    = "roles/bigquery.dataViewer"
    members = concat(["projectReaders"], var.viewers)
  }
}
resource "google_bigquery_dataset" "sales" { dataset_id = "sales" }
resource "google_bigquery_dataset_iam_policy" "sales" {
  dataset_id  = google_bigquery_dataset.sales.dataset_id
  policy_data = data.google_iam_policy.sales.policy_data
}
`;
const ONE = 'viewers = ["group:readers@example.org"]\n';
const TWO =
  'viewers = [\n  "serviceAccount:etl@other.iam.gserviceaccount.com",\n  "group:readers@example.org",\n]\n';

describe('principals in values', () => {
  it('a member added in a file of values is told by the policy that takes it, and by that alone', async () => {
    const { changes } = await changesBetween(
      { 'infra/main.tf': CONSUMED, 'infra/terraform.tfvars': ONE },
      { 'infra/main.tf': CONSUMED, 'infra/terraform.tfvars': TWO },
    );
    expect(changes.map(change => change.sentence)).toEqual([
      '`google_bigquery_dataset_iam_policy.sales` now grants roles/bigquery.dataviewer on `google_bigquery_dataset.sales` to serviceAccount:etl@other.iam.gserviceaccount.com',
    ]);
    expect(changes[0]?.cause?.source.path).toBe('infra/terraform.tfvars');
    expect(changes[0]?.confidence).toBe('certain');
  });

  it('a member that one environment had and another one gets is told by the file', async () => {
    const dev = { 'infra/main.tf': CONSUMED, 'infra/env/dev.tfvars': TWO, 'infra/env/prod.tfvars': ONE };
    expect(await said(dev, { ...dev, 'infra/env/prod.tfvars': TWO })).toHaveLength(1);
  });

  it('reordered, written otherwise, or moved to another name of the same use, members are the same', async () => {
    const swapped =
      'viewers = ["group:readers@example.org", "serviceAccount:etl@other.iam.gserviceaccount.com"]\n';
    expect(
      await said(
        { 'infra/main.tf': CONSUMED, 'infra/terraform.tfvars': TWO },
        { 'infra/main.tf': CONSUMED, 'infra/terraform.tfvars': swapped },
      ),
    ).toEqual([]);
    const locals = (name: string) => `locals {\n  ${name} = ["arn:aws:iam::111122223333:role/reader"]\n}\n`;
    expect(await said({ 'a/main.tf': locals('partners') }, { 'a/main.tf': locals('partner_roles') })).toEqual(
      [],
    );
  });

  it('a role of another account in a local that nothing readable takes is a likely grant', async () => {
    const locals = (roles: string) =>
      `locals {\n  partners = [${roles}]\n}\nmodule "share" {\n  source = "git::https://example.org/share.git"\n  with   = data.external.all.result\n}\n`;
    const { changes } = await changesBetween(
      { 'a/main.tf': locals('"arn:aws:iam::111122223333:role/one"') },
      { 'a/main.tf': locals('"arn:aws:iam::111122223333:role/one", "arn:aws:iam::444455556666:role/two"') },
    );
    expect(changes.map(({ sentence, confidence }) => [sentence, confidence])).toEqual([
      [
        '`local.partners` now grants access on `local.partners` to arn:aws:iam::444455556666:role/two',
        'likely',
      ],
    ]);
  });

  it('members that a module takes are told by its call', async () => {
    const call = (more: string) =>
      `module "iam" {\n  source   = "terraform-google-modules/iam/google"\n  bindings = {\n    "roles/viewer" = ["user:ann@example.org"${more}]\n  }\n}\n`;
    expect(await said({ 'a/main.tf': call('') }, { 'a/main.tf': call(', "user:bob@example.org"') })).toEqual([
      '`module.iam` now grants access on `module.iam.bindings.roles/viewer` to user:bob@example.org',
    ]);
  });

  it('one who is no longer named in a value that nothing readable takes may be looked up now: silent', async () => {
    const values = {
      'a/main.tf': '',
      'a/prod.tfvars': 'reader_object_id = "73cd460f-d69c-4761-be6f-3d6b5614ede8"\n',
    };
    expect(await said(values, { ...values, 'a/prod.tfvars': '' })).toEqual([]);
    expect(await said({ ...values, 'a/prod.tfvars': '' }, values)).toHaveLength(1);
  });

  it('numbers and ids are principals only where the place says so', async () => {
    const values = (name: string, list: string) => ({
      'a/main.tf': '',
      'a/terraform.tfvars': `${name} = [${list}]\n`,
    });
    const added = (name: string) =>
      said(values(name, '"111122223333"'), values(name, '"111122223333", "444455556666"'));
    expect(await added('trusted_accounts')).toHaveLength(1);
    expect(await added('share_with_consumer_accounts')).toHaveLength(1);
    expect(await added('order_numbers')).toEqual([]);
    expect(await added('excluded_accounts')).toEqual([]);
  });
});

describe('policy documents', () => {
  const document = (count: string, index: string, more: string) => `
data "aws_iam_policy_document" "gateway" {
  ${count}
  statement {
    actions   = ["bedrock:InvokeModel"${more}]
    resources = ["*"]
  }
}
resource "aws_iam_policy" "gateway" {
  ${count}
  policy = data.aws_iam_policy_document.gateway${index}.json
}
`;
  for (const [count, index] of [
    ['count = var.on ? 1 : 0', '[0]'],
    ['for_each = toset(["a"])', '["a"]'],
    ['count = 1', '[count.index]'],
  ] as const) {
    it(`a document that is named by an instance is followed: ${index}`, async () => {
      const before = { 'a/main.tf': document(count, index, '') };
      expect(
        await said(before, { 'a/main.tf': document(count, index, ', "aws-marketplace:Subscribe"') }),
      ).toEqual(['`aws_iam_policy.gateway` may now aws-marketplace:subscribe on *']);
      expect(await said(before, { 'a/main.tf': document(count, index, ', "bedrock:invokemodel"') })).toEqual(
        [],
      );
    });
  }
});

describe('A file of values that binds roles', () => {
  const unit = (bindings: string) => ({
    'main.tf':
      'variable "projects" {}\nmodule "access" {\n  source   = "git::https://example.com/access.git"\n  projects = var.projects\n}\n',
    'projects.auto.tfvars': `projects = {\n  shop = {\n    iam_bindings = [\n      {\n        role    = "roles/viewer"\n        members = ["ana@example.org"]\n      },\n${bindings}    ]\n    contacts = ["li@example.org"]\n  }\n}\n`,
  });
  const binding = (role: string, member: string) =>
    `      {\n        role    = "${role}"\n        members = ["${member}"]\n      },\n`;
  const said = async (after: string) => {
    const { changes } = await changesBetween(unit(''), unit(after));
    return changes.filter(change => change.weight !== 'low').flatMap(change => change.classes);
  };

  it('gives a further role to somebody who has one already', async () => {
    expect(await said(binding('roles/apigee.admin', 'ana@example.org'))).toEqual(['new-identity']);
  });

  it('gives nothing where the same is said twice', async () => {
    expect(await said(binding('roles/viewer', 'ana@example.org'))).toEqual([]);
  });

  it('knows a person by where a mail address stands', async () => {
    const before = unit('');
    const { changes } = await changesBetween(before, {
      ...before,
      'projects.auto.tfvars': before['projects.auto.tfvars'].replace('"li@', '"ben@example.org", "li@'),
    });
    expect(changes.filter(change => change.weight !== 'low')).toEqual([]);
  });
});

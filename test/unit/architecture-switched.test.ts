import { describe, expect, it } from 'vitest';
import { changesBetween } from './architecture-trees.ts';

type Files = Readonly<Record<string, string>>;

async function said(before: Files, after: Files): Promise<string[]> {
  const { changes } = await changesBetween(before, after);
  return changes
    .filter(change => change.weight !== 'low')
    .flatMap(change => change.classes.map(one => `${one} ${change.about.address}`))
    .sort();
}

const APPS = {
  'environments/Chart.yaml': 'name: environments\n',
  'environments/values-prod.yaml': 'domain: example.org\napplications:\n  web: true\n  jobs: false\n',
};

describe('A list of applications in the values of a chart of charts', () => {
  const switched = (to: string) => ({ ...APPS, 'environments/values-prod.yaml': to });

  it('deploys what it switches on', async () => {
    const after = switched('domain: example.org\napplications:\n  web: true\n  jobs: true\n');
    expect(await said(APPS, after)).toEqual(['new-component values/applications.jobs']);
    expect(await said(after, APPS)).toEqual(['component-removed values/applications.jobs']);
  });

  it('says nothing where it names one more that is off, or where another map holds switches', async () => {
    expect(await said(APPS, switched(`${APPS['environments/values-prod.yaml']}  more: false\n`))).toEqual([]);
    expect(
      await said(
        APPS,
        switched(`${APPS['environments/values-prod.yaml']}toggles:\n  dark: true\n  wide: true\n`),
      ),
    ).toEqual([]);
  });
});

const OVERLAY = (resources: string) => `kind: Kustomization\nresources:\n- ../common\n${resources}`;

describe('An overlay', () => {
  const before = { 'overlays/prod/kustomization.yaml': OVERLAY('- ../../bundles/web\n') };

  it('deploys a bundle that it lists', async () => {
    const after = {
      'overlays/prod/kustomization.yaml': OVERLAY('- ../../bundles/web\n- ../../bundles/reader\n'),
    };
    expect(await said(before, after)).toEqual(['new-component include/bundles/reader']);
    expect(await said(after, before)).toEqual(['component-removed include/bundles/reader']);
  });

  it('is made of bases', async () => {
    const after = {
      'overlays/prod/kustomization.yaml': OVERLAY('- ../../bundles/web\n- ../../base/reader\n'),
    };
    expect(await said(before, after)).toEqual([]);
  });
});

const service = (environment: string) =>
  `services:\n  ai:\n    image: acme/ai:1\n    environment:\n${environment}`;

describe('A variable whose value is kept elsewhere', () => {
  const before = { 'compose.yaml': service('      - PORT=1\n') };

  it('is a flow where its name says to what', async () => {
    expect(
      await said(before, {
        'compose.yaml': service('      - PORT=1\n      - AI_DATABASE_URL=$AI_DATABASE_URL\n'),
      }),
    ).toEqual(['new-dataflow service/ai']);
  });

  it('is none where its name says nothing of a party, or is another name for the same one', async () => {
    expect(
      await said(before, { 'compose.yaml': service('      - PORT=1\n      - AI_WORKERS=$AI_WORKERS\n') }),
    ).toEqual([]);
    expect(
      await said(
        { 'compose.yaml': service('      - DB_URL=$DB_URL\n') },
        { 'compose.yaml': service('      - AI_DATABASE_URL=$DB_URL\n') },
      ),
    ).toEqual([]);
  });

  it('is none where it named its party before', async () => {
    expect(
      await said(
        { 'compose.yaml': service('      - DATABASE_URL=postgres://db:5432/ai\n') },
        { 'compose.yaml': service('      - DATABASE_URL=$DATABASE_URL\n') },
      ),
    ).toEqual([]);
  });

  const pod = (variables: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: web, image: acme/web:1, env: [{name: A, value: b}${variables}]}]}}}\n`;

  it('is a flow where it takes the credential of another from a secret', async () => {
    const token =
      ', {name: PUBLISHER_BEARER_TOKEN, valueFrom: {secretKeyRef: {name: publisher, key: token}}}';
    const session = ', {name: SESSION_SECRET, valueFrom: {secretKeyRef: {name: session, key: secret}}}';
    expect(await said({ 'k8s/web.yaml': pod('') }, { 'k8s/web.yaml': pod(token) })).toEqual([
      'new-dataflow Deployment/web',
    ]);
    expect(await said({ 'k8s/web.yaml': pod('') }, { 'k8s/web.yaml': pod(session) })).toEqual([]);
    expect(
      await said(
        { 'k8s/web.yaml': pod(token) },
        { 'k8s/web.yaml': pod(token.replace('name: publisher', 'name: other')) },
      ),
    ).toEqual([]);
  });
});

const VALUES = 'cluster = "one"\nnamespace = "shop"\nkeys = "shop-kv"\n';
const UNIT = {
  'aks/main.tf':
    'variable "cluster" {}\nvariable "namespace" {}\nvariable "keys" {}\nvariable "enable_gcp_wif" { default = false }\nmodule "app" {\n  source         = "git::https://example.com/modules.git//app"\n  enable_gcp_wif = var.enable_gcp_wif\n}\n',
  'aks/values/staging.tfvars': VALUES,
};

describe('A file of values', () => {
  it('beside others is one more environment', async () => {
    expect(await said(UNIT, { ...UNIT, 'aks/values/prod.tfvars': VALUES })).toEqual([
      'new-tenancy environment/prod',
    ]);
  });

  it.each(['prod_backend.tfvars', 'terraform.tfvars', 'more.auto.tfvars'])('%s is none', async name => {
    expect(await said(UNIT, { ...UNIT, [`aks/values/${name}`]: VALUES })).toEqual([]);
  });

  it('can switch on an identity by a name that says so', async () => {
    const file = 'aks/values/staging.tfvars';
    expect(await said(UNIT, { ...UNIT, [file]: `${VALUES}enable_gcp_wif = true\n` })).toContain(
      'new-identity staging.tfvars',
    );
    expect(await said(UNIT, { ...UNIT, [file]: `${VALUES}enable_gcp_wif = false\n` })).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { kubernetes } from '../../src/architecture/kubernetes/index.ts';
import { type Files, reported, told } from '../fixtures/kubernetes/compare.ts';
import { DEPLOYMENT } from '../fixtures/kubernetes/shop.ts';

const HEADER = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';
const BASE: Files = {
  'base/kustomization.yaml': `${HEADER}resources:\n  - web.yaml\n`,
  'base/web.yaml': DEPLOYMENT,
  'prod/kustomization.yaml': `${HEADER}resources:\n  - ../base\npatches:\n  - path: patch.yaml\n`,
  'prod/patch.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 3}\n',
};

async function edited(path: string, text: string): Promise<string[]> {
  return told(await reported(kubernetes, BASE, { ...BASE, [path]: text }));
}

describe('Kustomize', () => {
  it('reads what a patch opens, and nothing from what it scales', async () => {
    const patch = (rest: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 4\n${rest}`;
    expect(await edited('prod/patch.yaml', patch(''))).toEqual([]);
    const privileged =
      '  template: {spec: {containers: [{name: web, securityContext: {privileged: true}}]}}\n';
    expect(await edited('prod/patch.yaml', patch(privileged))).toContain('control-removed kustomization');
    const flow =
      '  template: {spec: {containers: [{name: web, env: [{name: A, value: "https://api.stripe.com"}]}]}}\n';
    expect(await edited('prod/patch.yaml', patch(flow))).toContain('new-third-party Deployment/web');
  });

  it('reads patches that are written in the kustomization, as objects and as operations', async () => {
    const service = `patches:\n  - patch: |\n      apiVersion: v1\n      kind: Service\n      metadata: {name: web}\n      spec: {type: LoadBalancer}\n`;
    expect(await edited('prod/kustomization.yaml', `${HEADER}resources: [../base]\n${service}`)).toContain(
      'new-exposure Service/web',
    );
    const operations = `patches:\n  - target: {kind: Service, name: web}\n    patch: |\n      - op: replace\n        path: /spec/type\n        value: NodePort\n`;
    expect(await edited('prod/kustomization.yaml', `${HEADER}resources: [../base]\n${operations}`)).toContain(
      'new-exposure Service/web',
    );
  });

  it('takes images, labels and composition for no change', async () => {
    const more = `${HEADER}namePrefix: x-\nresources:\n  - ../base\ncomponents: [../common]\nimages: [{name: web, newTag: "9"}]\nreplicas: [{name: web, count: 9}]\ncommonLabels: {a: b}\npatches:\n  - path: patch.yaml\n`;
    expect(await edited('prod/kustomization.yaml', more)).toEqual([]);
    expect(
      told(
        await reported(
          kubernetes,
          { 'k/web.yaml': DEPLOYMENT },
          { 'k/web.yaml': DEPLOYMENT, 'k/kustomization.yaml': `${HEADER}resources: [web.yaml]\n` },
        ),
      ),
    ).toEqual([]);
  });

  it('sees what a list switches on and off', async () => {
    const file = (...names: string[]) => ({
      'apps/kustomization.yaml': `${HEADER}resources:\n${names.map(name => `  - ${name}\n`).join('')}`,
    });
    expect(told(await reported(kubernetes, file('web'), file('web', 'vpn')))).toEqual([
      'new-component include/vpn',
    ]);
    expect(told(await reported(kubernetes, file('web', 'vpn'), file('web')))).toEqual([
      'component-removed include/vpn',
    ]);
    const remote = file('web', 'github.com/acme/addons//vpn?ref=v1');
    expect(told(await reported(kubernetes, file('web'), remote))).toEqual([
      'new-component remote/github.com/acme/addons//vpn',
    ]);
    expect(
      told(await reported(kubernetes, remote, file('web', 'github.com/acme/addons//vpn?ref=v2'))),
    ).toEqual([]);
  });

  it('leaves out files that the kustomization does not list', async () => {
    expect(
      await edited(
        'base/draft.yaml',
        'apiVersion: v1\nkind: Service\nmetadata: {name: d}\nspec: {type: NodePort, ports: [{port: 1}]}\n',
      ),
    ).toEqual([]);
  });
});

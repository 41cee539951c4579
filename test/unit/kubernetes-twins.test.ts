import { describe, expect, it } from 'vitest';
import { kubernetes } from '../../src/architecture/kubernetes/index.ts';
import { reported, told } from '../fixtures/kubernetes/compare.ts';
import { DEPLOYMENT, RULES } from '../fixtures/kubernetes/shop.ts';

const BEFORE = { 'deploy/web.yaml': DEPLOYMENT, 'deploy/rules.yaml': RULES };
const SHOP = `${DEPLOYMENT}\0${RULES}`;

async function edited(edit: (text: string) => string): Promise<string[]> {
  const [web = '', rules = ''] = edit(SHOP).split('\0');
  return told(await reported(kubernetes, BEFORE, { 'deploy/web.yaml': web, 'deploy/rules.yaml': rules }));
}

function put(from: string, to: string): (text: string) => string {
  return text => {
    if (!text.includes(from)) throw new Error(`not in the fixture: ${from}`);
    return text.replace(from, to);
  };
}

function add(document: string): (text: string) => string {
  return text => `${text}---\n${document}`;
}

const job =
  'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: report}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: a/report:1}]}}}}}\n';
const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: reader}\n';

// Each row: the change and what it is, then the same change made harmless.
const TWINS: readonly [string, string[], (text: string) => string, (text: string) => string][] = [
  [
    'a workload',
    ['new-component CronJob/report'],
    add(job),
    add(
      'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec: {maxReplicas: 9}\n',
    ),
  ],
  [
    'a data store',
    ['new-datastore Deployment/db'],
    add(
      DEPLOYMENT.split('---\n')[1]
        ?.replaceAll('cart', 'db')
        .replace('registry.example.com/shop/db', 'postgres') ?? '',
    ),
    put('shop/cart:1.0.0', 'shop/cart:2.0.0'),
  ],
  [
    'an identity',
    ['new-identity ServiceAccount/reader'],
    add(account),
    put('labels: {app: web, version: "1"}', 'labels: {app: web, version: "2"}'),
  ],
  [
    'a published service',
    ['new-exposure Service/web'],
    put('type: ClusterIP', 'type: LoadBalancer'),
    put('port: 80,', 'port: 81,'),
  ],
  [
    'another host',
    ['new-exposure Ingress/shop'],
    put(
      '    - host: shop.acme.dev',
      '    - host: admin.acme.dev\n      http: {paths: [{path: /, backend: {service: {name: web}}}]}\n    - host: shop.acme.dev',
    ),
    put('note: one', 'note: two'),
  ],
  [
    'a third party',
    ['new-dataflow Deployment/web', 'new-third-party Deployment/web'],
    put(
      '            - {name: LOG_LEVEL',
      '            - {name: PAY, value: "https://api.stripe.com/v1"}\n            - {name: LOG_LEVEL',
    ),
    put('value: info', 'value: debug'),
  ],
  [
    'a flow',
    ['new-dataflow Deployment/web'],
    put(
      '            - {name: LOG_LEVEL',
      '            - {name: STOCK, value: "stock:8080"}\n            - {name: LOG_LEVEL',
    ),
    put('name: CART_URL', 'name: CART__URL'),
  ],
  [
    'a writable root',
    ['control-removed Deployment/web'],
    put('readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: false'),
    put('memory: 128Mi', 'memory: 256Mi'),
  ],
  [
    'a privileged container',
    ['control-removed Deployment/web'],
    put('allowPrivilegeEscalation: false', 'allowPrivilegeEscalation: false\n            privileged: true'),
    put('allowPrivilegeEscalation: false', 'allowPrivilegeEscalation: false\n            privileged: false'),
  ],
  [
    'the host socket',
    ['control-removed Deployment/web'],
    put('emptyDir: {}', 'hostPath: {path: /var/run/docker.sock}'),
    put('emptyDir: {}', 'emptyDir: {medium: Memory}'),
  ],
  [
    'a capability',
    ['control-removed Deployment/web'],
    put('{drop: [ALL]}', '{drop: [ALL], add: [SYS_ADMIN]}'),
    put('{drop: [ALL]}', '{drop: [all]}'),
  ],
  [
    'a permission',
    ['new-identity Role/web'],
    put('verbs: [get, list]', 'verbs: [get, list, delete]'),
    put('verbs: [get, list]', 'verbs: [list, get]'),
  ],
  [
    'a peer let in',
    ['new-exposure NetworkPolicy/cart'],
    put('- from: [', '- from: [{ipBlock: {cidr: 0.0.0.0/0}}, '),
    put('policyTypes: [Ingress]', 'policyTypes:\n    - Ingress'),
  ],
  [
    'plain text in the mesh',
    ['control-removed PeerAuthentication/default'],
    put('mode: STRICT', 'mode: PERMISSIVE'),
    put('security.istio.io/v1\n', 'security.istio.io/v1beta1\n'),
  ],
  [
    'weaker pod security',
    ['control-removed Namespace/shop'],
    put('enforce: restricted', 'enforce: privileged'),
    put('team: a', 'team: b'),
  ],
  [
    'an ingress without TLS',
    ['control-removed Ingress/shop'],
    put('  tls: [{hosts: [shop.acme.dev], secretName: tls}]\n', ''),
    put('secretName: tls', 'secretName: tls-2'),
  ],
  [
    'a cloud role',
    ['new-identity ServiceAccount/web'],
    text =>
      add(
        'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web, annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::1:role/a"}}\n',
      )(text),
    put('replicas: 2', 'replicas: 5'),
  ],
];

describe('Kubernetes: the change, and the same change made harmless', () => {
  it.each(TWINS)('%s', async (_, expected, change, harmless) => {
    expect([...new Set(await edited(change))]).toEqual(expect.arrayContaining(expected));
    expect(await edited(harmless)).toEqual([]);
  });

  it('reports the removal of a workload and of a policy', async () => {
    const without = (kind: string) => (text: string) =>
      text
        .split('\0')
        .map(part =>
          part
            .split('---\n')
            .filter(one => !one.includes(`kind: ${kind}\n`))
            .join('---\n'),
        )
        .join('\0');
    expect(await edited(without('NetworkPolicy'))).toContain('control-removed NetworkPolicy/cart');
    expect(
      await edited(text =>
        text.replace(/apiVersion: apps\/v1\nkind: Deployment\nmetadata: \{name: stock\}[^-]*-[^-]*---\n/, ''),
      ),
    ).toContain('component-removed Deployment/stock');
  });

  it('takes a rename, a move and a reordering for none', async () => {
    const renamed = DEPLOYMENT.replaceAll('name: cart', 'name: basket')
      .replaceAll('app: cart', 'app: basket')
      .replace('cart:8080', 'basket:8080')
      .replace('shop/cart', 'shop/basket');
    const rules = RULES.replaceAll('cart', 'basket');
    expect(
      told(await reported(kubernetes, BEFORE, { 'deploy/web.yaml': renamed, 'deploy/rules.yaml': rules })),
    ).toEqual([]);
    const [first = '', ...rest] = DEPLOYMENT.split('---\n');
    const moved = {
      'k8s/all.yaml': [...rest.map(one => `${one.trimEnd()}\n`), first].join('---\n'),
      'k8s/rules.yaml': RULES,
    };
    expect(told(await reported(kubernetes, BEFORE, moved))).toEqual([]);
  });

  it('counts the same change in two environments once', async () => {
    const dev = { 'dev/web.yaml': DEPLOYMENT, 'prod/web.yaml': DEPLOYMENT };
    const open = DEPLOYMENT.replace('type: ClusterIP', 'type: NodePort');
    const changes = await reported(kubernetes, dev, { 'dev/web.yaml': open, 'prod/web.yaml': open });
    expect(changes).toHaveLength(1);
    expect(changes[0]?.also).toHaveLength(1);
  });
});

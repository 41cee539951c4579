import { describe, expect, it } from 'vitest';
import { kubernetes } from '../../src/architecture/kubernetes/index.ts';
import { compared, type Files, reported, told } from '../fixtures/kubernetes/compare.ts';

const CHART: Files = {
  'chart/Chart.yaml':
    'apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n  - {name: common, version: 1.0.0, repository: "https://charts.acme.dev"}\n',
  'chart/values.yaml': `image: {repository: acme/shop, tag: "1"}
service: {type: ClusterIP, port: 80}
podSecurityContext: {runAsNonRoot: true}
payments: https://pay.acme.dev
ingress:
  enabled: false
  hosts: [shop.acme.dev]
redis:
  enabled: false
  image: {repository: redis}
metrics: {enabled: false}
replicaCount: 1
`,
  'chart/templates/all.yaml': `{{- $full := include "shop.fullname" . -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $full }}
  labels:
    {{- include "shop.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicaCount }}
  template:
    spec:
      {{- with .Values.podSecurityContext }}
      securityContext:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      containers:
        - name: {{ .Chart.Name }}
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
          env:
            - name: PAYMENTS_URL
              value: {{ .Values.payments | quote }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ $full }}
spec:
  type: {{ .Values.service.type }}
  ports:
    - port: {{ .Values.service.port }}
---
{{- if .Values.ingress.enabled }}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ $full }}
spec:
  rules:
    {{- range .Values.ingress.hosts }}
    - host: {{ . | quote }}
    {{- end }}
{{- end }}
`,
};

async function edited(path: string, from: string, to: string): Promise<string[]> {
  const text = CHART[path] ?? '';
  if (!text.includes(from)) throw new Error(`not in ${path}: ${from}`);
  return told(await reported(kubernetes, CHART, { ...CHART, [path]: text.replace(from, to) }));
}

describe('Helm charts', () => {
  const values = 'chart/values.yaml';
  const template = 'chart/templates/all.yaml';

  it.each([
    [
      'a service type in the values',
      values,
      'type: ClusterIP',
      'type: LoadBalancer',
      'new-exposure Service/shop',
    ],
    [
      'a security context in the values',
      values,
      'runAsNonRoot: true',
      'runAsNonRoot: false',
      'control-removed Deployment/shop',
    ],
    [
      'a third party in the values',
      values,
      'https://pay.acme.dev',
      'https://api.stripe.com',
      'new-third-party Deployment/shop',
    ],
    [
      'another host in a range',
      values,
      '[shop.acme.dev]',
      '[shop.acme.dev, admin.acme.dev]',
      'new-exposure Ingress/shop',
    ],
    [
      'a data store switched on',
      values,
      'redis:\n  enabled: false',
      'redis:\n  enabled: true',
      'new-datastore values/redis',
    ],
    [
      'an entry point switched on',
      values,
      'ingress:\n  enabled: false',
      'ingress:\n  enabled: true',
      'new-exposure values/ingress',
    ],
    [
      'a dependency',
      'chart/Chart.yaml',
      'dependencies:',
      'dependencies:\n  - {name: postgresql, version: 1.0.0, repository: "https://charts.acme.dev"}',
      'new-datastore chart/postgresql',
    ],
    [
      'a literal in a template',
      template,
      'type: {{ .Values.service.type }}',
      'type: NodePort',
      'new-exposure Service/shop',
    ],
  ])('sees %s', async (_, path, from, to, expected) => {
    expect(await edited(path, from, to)).toContain(expected);
  });

  it.each([
    ['a version', 'chart/Chart.yaml', 'version: 1.0.0, repo', 'version: 2.0.0, repo'],
    ['a tag', values, 'tag: "1"', 'tag: "2"'],
    ['replicas', values, 'replicaCount: 1', 'replicaCount: 3'],
    ['metrics', values, 'metrics: {enabled: false}', 'metrics: {enabled: true}'],
    ['a helper of another name', template, 'include "shop.labels"', 'include "shop.commonLabels"'],
    ['a value moved into the values', template, 'type: {{ .Values.service.type }}', 'type: ClusterIP'],
  ])('passes over %s', async (_, path, from, to) => {
    expect(await edited(path, from, to)).toEqual([]);
  });

  it('takes a security context that a helper gives for unknown, not for gone', async () => {
    const found = await edited(
      template,
      '{{- toYaml . | nindent 8 }}',
      '{{- include "shop.podSecurity" . | nindent 8 }}',
    );
    expect(found.filter(one => one.startsWith('control-removed'))).toEqual([]);
  });

  it('keeps what it can of a template that is no YAML', async () => {
    const broken = `${CHART[template] ?? ''}---\nkind: Service\napiVersion: v1\nmetadata: {name: admin}\nspec:\n  type: NodePort\n  ports:\n    - {{ toYaml .Values.port | trim }}\n      port: 9000\n`;
    const found = await compared(kubernetes, CHART, { ...CHART, [template]: broken });
    expect(told(found.changes)).toContain('new-exposure Service/admin');
    expect(found.gaps).toEqual([]);
  });

  it('says which manifest it could not read, and does not compare its file', async () => {
    const before = {
      'k8s/a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: ClusterIP}\n',
    };
    const after = {
      'k8s/a.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: {name: a\nspec: [}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: b}\nspec: {type: NodePort, ports: [{port: 1}]}\n',
    };
    const found = await compared(kubernetes, before, after);
    expect(found.gaps.map(gap => gap.path)).toEqual(['k8s/a.yaml']);
    expect(told(found.changes)).toEqual([]);
  });

  it('reads the values that releases give to charts', async () => {
    const release = (type: string, version: string) =>
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web}\nspec:\n  chart: {spec: {chart: web, version: ${version}, sourceRef: {kind: HelmRepository, name: acme}}}\n  values: {service: {type: ${type}, port: 80}}\n`;
    const before = { 'apps/web.yaml': release('ClusterIP', '1') };
    expect(
      told(await reported(kubernetes, before, { 'apps/web.yaml': release('LoadBalancer', '1') })),
    ).toEqual(['new-exposure HelmRelease/web']);
    expect(told(await reported(kubernetes, before, { 'apps/web.yaml': release('ClusterIP', '2') }))).toEqual(
      [],
    );
  });
});

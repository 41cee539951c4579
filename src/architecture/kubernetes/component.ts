import type { Component, ComponentKey, Fact } from '../../core/architecture.ts';
import { componentKey } from '../declaration.ts';
import { componentOf } from '../facts/component.ts';
import { type Dict, dicts, literal, members, at as reach, type Term, values, walk } from '../term.ts';
import { configMapFacts } from './config.ts';
import { annotationFacts, controlFact, settingFact } from './fact.ts';
import { hostFlow, type Neighbours, termFlows } from './flow.ts';
import { releaseOf } from './helm.ts';
import { networkPolicyFacts } from './network.ts';
import type { KubeObject } from './object.ts';
import { type Around, podFacts, podSpec } from './pod.ts';
import { accountFacts, authorizationFacts, bindingFacts, roleFacts } from './rbac.ts';
import { routeFacts } from './routes.ts';
import { serviceFacts } from './service.ts';
import { plainText } from './terms.ts';
import { valueFacts } from './tree.ts';

/** Groups whose kinds are Kubernetes' own: every other group is an operator's. */
const BUILT_IN = /^([^/]*|(apps|batch|autoscaling|policy|extensions|[a-z.]+\.k8s\.io)\/.*)$/;
/** Keys under which an object names another party's address, where it is no URL. */
const ADDRESS =
  /^(url|repoURL|server|host|hostname|endpoint|issuer|issuerUrl|jwksUri|externalName|domain|repository)$/;

/** An object as a component: with `exists` where it stands whole, else with what its patch says. */
export function objectComponent(object: KubeObject, around: Around): Component {
  const facts = objectFacts(object, around);
  const declaration = isStore(facts, object)
    ? { ...object.declaration, type: `${object.type}:store` }
    : object.declaration;
  const component = componentOf(declaration, facts);
  if (!object.partial) return component;
  // The controls of a patch are those of its kustomization: it is there before the patch is, so that a patch can weaken.
  return {
    ...component,
    facts: component.facts.filter(fact => fact.is !== 'exists' && fact.is !== 'control'),
  };
}

/** A workload of a known data store is a store. */
function isStore(facts: readonly Fact[], object: KubeObject): boolean {
  return (
    /^(Deployment|StatefulSet|DaemonSet|Pod|Rollout)$/.test(object.kind) &&
    facts.some(fact => fact.is === 'setting' && fact.path === 'store')
  );
}

function objectFacts(object: KubeObject, around: Around): Fact[] {
  const { key } = object.declaration;
  return bodyFacts(object, around).filter(fact => !leadsTo(fact, key));
}

/** A component that knows its own address talks to nobody by it. */
export function leadsTo(fact: Fact, key: ComponentKey): boolean {
  return fact.is === 'talks-to' && 'ref' in fact.to && fact.to.ref === key;
}

function bodyFacts({ body, kind, type, partial, declaration, unseen }: KubeObject, around: Around): Fact[] {
  const { neighbours } = around;
  const { key } = declaration;
  const pod = podSpec(body, kind);
  const release = releaseOf(kind, body);
  return [
    ...reach(body, ['metadata', 'annotations']).flatMap(annotationFacts),
    ...(pod === undefined ? [] : [...podFacts(pod, partial, around, unseen), ...claims(body)]),
    ...(type === 'Service' ? serviceFacts(body, neighbours) : []),
    ...routeFacts(kind, body, neighbours),
    ...(/(^|\/)(Cluster)?Role$/.test(type) && /rbac/.test(type) ? roleFacts(body, key) : []),
    ...(/(^|\/)(Cluster)?RoleBinding$/.test(type) ? bindingFacts(body, around) : []),
    ...(type === 'ServiceAccount'
      ? [...accountFacts(body), ...flags(body, 'automountServiceAccountToken')]
      : []),
    ...(/NetworkPolicy$/.test(kind) ? networkPolicyFacts(body) : []),
    ...(kind === 'AuthorizationPolicy' ? authorizationFacts(body, key) : []),
    ...(type === 'ConfigMap' ? configMapFacts(body, neighbours) : []),
    ...(kind === 'Namespace' ? namespaceFacts(body) : []),
    ...(kind === 'Endpoints'
      ? reach(body, ['subsets', 'addresses', 'ip']).flatMap(ip => hostFlow(ip, 'addresses', neighbours))
      : []),
    ...(release === undefined ? [] : release.from.flatMap(from => settingFact('chartSource', from))),
    ...(release === undefined
      ? []
      : release.values.flatMap(tree => valueFacts(tree, { neighbours, skip: () => false }))),
    ...(release === undefined && !BUILT_IN.test(type) ? customFacts(body, neighbours) : []),
    ...(kind === 'ExternalSecret' ? secretFacts(body) : []),
  ];
}

function namespaceFacts(body: Dict): Fact[] {
  const labels = reach(body, ['metadata', 'labels'])
    .flatMap(dicts)
    .flatMap(one => one.entries);
  return labels
    .filter(one =>
      /^pod-security\.kubernetes\.io\/enforce$|^istio-injection$|^linkerd\.io\/inject$/.test(one.key),
    )
    .map(one => controlFact(`label.${one.key.replaceAll('.', '_')}`, one.value));
}

function flags(body: Dict, key: string): Fact[] {
  return values(body, key).map(value => controlFact(key, value));
}

/** The volumes that a stateful set claims for each of its pods. */
function claims(body: Dict): Fact[] {
  return reach(body, ['spec', 'volumeClaimTemplates'])
    .flatMap(dicts)
    .map(claim => settingFact('persistentVolume', literal('claimed', claim.at)));
}

function secretFacts(body: Dict): Fact[] {
  return [
    ...reach(body, ['spec', 'data', 'remoteRef', 'key']),
    ...reach(body, ['spec', 'dataFrom', 'extract', 'key']),
  ].map(key => settingFact('remoteSecret', key));
}

/** What an operator's object leads to: the addresses in its specification. */
function customFacts(body: Dict, neighbours: Neighbours): Fact[] {
  const facts: Fact[] = [];
  for (const spec of values(body, 'spec')) {
    walk(spec, (term, path) => {
      if (path.length > 12 || facts.length > 200) return;
      if (term.kind !== 'literal' && term.kind !== 'text') return;
      const text = plainText(term);
      if (text.includes('\n') || /\s/.test(text)) return;
      if (text.includes('://') || ADDRESS.test(path.at(-1) ?? ''))
        facts.push(...termFlows(term, path.join('.'), neighbours));
    });
    facts.push(...customWorkload(spec));
  }
  return facts;
}

function customWorkload(spec: Term): Fact[] {
  return reach(spec, ['serviceAccountName'])
    .flatMap(members)
    .map(who => settingFact('serviceAccountName', who));
}

/** A component for what a folder's patches decide together. */
export function kustomizationComponent(
  unit: string,
  at: Dict,
  patches: readonly { object: KubeObject; facts: readonly Fact[] }[],
): Component {
  const address = 'kustomization';
  const controls = patches.flatMap(({ facts }) => facts.filter(fact => fact.is === 'control'));
  const declaration = {
    key: componentKey('kubernetes', unit, address),
    source: 'kubernetes',
    unit,
    address,
    type: 'kustomize/kustomization',
    at: at.at,
    body: { ...at, entries: [] },
  };
  return componentOf(declaration, controls);
}

/** The facts of a patch, controls included. */
export function patchFacts(object: KubeObject, around: Around): readonly Fact[] {
  return objectFacts(object, around);
}

import type { Fact } from '../../core/architecture.ts';
import { variablesIn } from '../facts/flows.ts';
import { type Dict, forms, literal, members, type Term, values } from '../term.ts';
import { fileFacts } from './config.ts';
import { annotationFacts, controlFact, exposureFact, isPlaceholder } from './fact.ts';
import { type Neighbours, termFlows, variableFlows } from './flow.ts';
import { plainText } from './terms.ts';
import { controlNamed, variableControls } from './weakness.ts';

const ENVIRONMENT = /^(extra)?env(ironment)?(_?vars?|iables)?$/i;
const SECURITY = /^(pod|container|containers?Pod)?securityContext$/i;
const ENTRY = /(ingress|route|gateway|virtualservice)/i;
const HOSTS = /^(hosts?|hostnames?|fqdn|domains?|host_?name)$/i;
const CONFINEMENT =
  /^(readOnlyRootFilesystem|runAsNonRoot|runAsUser|allowPrivilegeEscalation|privileged|hostNetwork|hostPID|hostIPC|automountServiceAccountToken)$/;
/** Parts of values that never matter. */
const NOISE =
  /^(image|resources|tolerations|affinity|nodeSelector|labels|podLabels|podAnnotations|livenessProbe|readinessProbe|startupProbe|probes|replicaCount|autoscaling|tag|pullPolicy|dashboards?|alerts?|rules|metrics|serviceMonitor|podMonitor|prometheusRule)$/i;
const DEEPEST = 14;

/** How the values of a chart are read. `skip`: paths that a template reads already, where the fact is the object's. */
export interface Reading {
  readonly neighbours: Neighbours;
  skip(path: string): boolean;
}

/** The facts in the values of a chart, told by the names that charts give them by convention. */
export function valueFacts(tree: Dict, reading: Reading): Fact[] {
  const facts: Fact[] = [];
  visit(tree, [], facts, reading);
  return facts;
}

function visit(one: Dict, path: readonly string[], facts: Fact[], reading: Reading): void {
  if (path.length > DEEPEST) return;
  for (const { key, value } of one.entries) {
    const here = [...path, key];
    if (NOISE.test(key) || reading.skip(here.join('.'))) continue;
    facts.push(...entryFacts(key, value, one, path, reading));
    if (ENVIRONMENT.test(key) || key === 'annotations') continue;
    for (const inner of members(value).flatMap(forms))
      if (inner.kind === 'dict') visit(inner, here, facts, reading);
  }
}

function entryFacts(
  key: string,
  value: Term,
  owner: Dict,
  path: readonly string[],
  reading: Reading,
): Fact[] {
  const { neighbours } = reading;
  if (key === 'annotations') return annotationFacts(value);
  if (ENVIRONMENT.test(key)) {
    const variables = variablesIn(value);
    const told = variables.filter(one => one.value.kind !== 'dict');
    return [...variableFlows(variables, neighbours), ...variableControls(told)];
  }
  if (key === 'type' && /service$/i.test(path.at(-1) ?? '')) return published(value, owner);
  if (HOSTS.test(key) && path.some(segment => ENTRY.test(segment))) return isOff(owner) ? [] : hostsOf(value);
  const scalars = members(value)
    .flatMap(forms)
    .filter(one => one.kind === 'literal' || one.kind === 'text');
  if (SECURITY.test(path.at(-1) ?? '') || CONFINEMENT.test(key)) {
    return CONFINEMENT.test(key) ? scalars.map(one => controlFact(key, one)) : [];
  }
  return scalars.flatMap(one => {
    const text = plainText(one);
    if (text.includes('\n')) return fileFacts(key, one, neighbours);
    const control =
      controlNamed([path.at(-1), key].filter(part => part !== undefined).join('_')) ?? controlNamed(key);
    const flows =
      text.includes('://') || /(url|uri|host|addr|address|endpoint|server)$/i.test(key)
        ? termFlows(one, [...path, key].join('.'), neighbours)
        : [];
    return control === undefined || text === '' ? flows : [...flows, controlFact(control, one)];
  });
}

function published(type: Term, service: Dict): Fact[] {
  const port = values(service, 'port').flatMap(forms)[0] ?? literal('any', type.at);
  return forms(type)
    .filter(one => /^(LoadBalancer|NodePort)$/.test(plainText(one)))
    .map(one => exposureFact(literal('0.0.0.0/0', one.at), { ...port, at: one.at }));
}

function isOff(owner: Dict): boolean {
  return values(owner, 'enabled').some(one => plainText(one) === 'false');
}

function hostsOf(value: Term): Fact[] {
  const hosts = members(value).flatMap(one =>
    one.kind === 'dict' ? [...values(one, 'host'), ...values(one, 'name')] : [one],
  );
  return hosts
    .flatMap(members)
    .filter(host => !isPlaceholder(plainText(host)))
    .map(host => exposureFact(literal('0.0.0.0/0', host.at), host));
}

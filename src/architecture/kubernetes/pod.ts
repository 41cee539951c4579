import type { ComponentKey, Fact } from '../../core/architecture.ts';
import { variablesIn } from '../facts/flows.ts';
import { valueOf as factValue } from '../facts/values.ts';
import { type Dict, dicts, get, literal, members, opaque, type Term, values } from '../term.ts';
import { controlFact, exposureFact, settingFact } from './fact.ts';
import { hostFlow, type Neighbours, termFlows, variableFlows } from './flow.ts';
import { imageFacts } from './image.ts';
import { dictOf } from './object.ts';
import { plainText } from './terms.ts';
import { variableControls } from './weakness.ts';

/** What the facts of a workload are read against. */
export interface Around {
  readonly neighbours: Neighbours;
  /** An object of the same unit. */
  find(kind: string, name: string): ComponentKey | undefined;
}

/** What every container must have for the workload to have it, and the value that says that one has not. */
const CONTAINER_CONTROLS = [
  'readOnlyRootFilesystem',
  'runAsNonRoot',
  'allowPrivilegeEscalation',
  'privileged',
  'procMount',
] as const;
const HOST_FLAGS = [
  'hostNetwork',
  'hostPID',
  'hostIPC',
  'shareProcessNamespace',
  'hostUsers',
  'automountServiceAccountToken',
] as const;

/** The pod specification of a workload of any kind; absent where the object has none. */
export function podSpec(body: Dict, kind: string): Dict | undefined {
  const spec = dictOf(get(body, 'spec'));
  if (spec === undefined) return undefined;
  if (kind === 'Pod') return spec;
  const job = dictOf(get(spec, 'jobTemplate'));
  const outer = job === undefined ? spec : dictOf(get(job, 'spec'));
  const template = dictOf(outer && get(outer, 'template'));
  return dictOf(template && get(template, 'spec'));
}

/** The facts of a pod: how it is confined, what it mounts, whom it runs as, what it talks to. */
export function podFacts(
  pod: Dict,
  partial: boolean,
  around: Around,
  unseen: readonly string[] = [],
): Fact[] {
  const containers = ['containers', 'initContainers', 'ephemeralContainers'].flatMap(key =>
    values(pod, key).flatMap(dicts),
  );
  const main = values(pod, 'containers').flatMap(dicts);
  return [
    ...confinement(
      pod,
      containers,
      partial,
      unseen.find(one => /security/i.test(one)),
    ),
    ...HOST_FLAGS.flatMap(flag => values(pod, flag).map(value => controlFact(flag, value))),
    ...account(pod, around),
    ...values(pod, 'volumes')
      .flatMap(dicts)
      .flatMap(volume => volumeFacts(volume, around)),
    ...containers.flatMap(container => containerFacts(container, around)),
    ...main.flatMap(container => imageFacts(get(container, 'image'))),
    ...values(pod, 'hostAliases')
      .flatMap(dicts)
      .flatMap(alias => values(alias, 'hostnames').map(names => settingFact('hostAliases', names))),
  ];
}

function account(pod: Dict, around: Around): Fact[] {
  const who = get(pod, 'serviceAccountName') ?? get(pod, 'serviceAccount');
  if (who === undefined) return [];
  return members(who).flatMap(term => {
    const name = plainText(term);
    if (name === 'default' || name === '') return [];
    const held = around.find('ServiceAccount', name);
    const value = held === undefined ? factValue(term) : { ref: held };
    return [
      {
        is: 'runs-as' as const,
        who: value,
        at: term.at,
        confidence: term.kind === 'literal' ? ('certain' as const) : ('likely' as const),
      },
    ];
  });
}

/**
 * `unseen`: an expression by which the template takes (part of) a security context from elsewhere. What is not written
 * here may then be written there: it is unknown, not absent.
 */
function confinement(
  pod: Dict,
  containers: readonly Dict[],
  partial: boolean,
  unseen: string | undefined,
): Fact[] {
  const contexts = [pod, ...containers].map(one => get(one, 'securityContext'));
  const opaqueOne = contexts.find(
    one => one !== undefined && dictOf(one) === undefined && one.kind !== 'literal',
  );
  const elsewhere = unseen === undefined ? opaqueOne : opaque(`{{${unseen}}}`, pod.at);
  const everyOne = (
    name: string,
    found: readonly (Term | undefined)[],
    inherited: Term | undefined,
  ): Fact[] => everyOneOf(name, found, inherited, elsewhere, pod, partial);
  const shared = dictOf(contexts[0]);
  const own = contexts.slice(1).map(dictOf);
  const facts: Fact[] = [];
  for (const name of CONTAINER_CONTROLS) {
    const inherited = shared && get(shared, name);
    const found = own.map(context => (context && get(context, name)) ?? inherited);
    facts.push(...everyOne(name, found, inherited));
  }
  const profile = (context: Dict | undefined, key: string): Term | undefined => {
    const held = dictOf(context && get(context, key));
    return held && get(held, 'type');
  };
  for (const key of ['seccompProfile', 'appArmorProfile']) {
    const inherited = profile(shared, key);
    facts.push(
      ...everyOne(
        key,
        own.map(context => profile(context, key) ?? inherited),
        inherited,
      ),
    );
  }
  const users = [shared, ...own].flatMap(context =>
    context === undefined ? [] : values(context, 'runAsUser'),
  );
  facts.push(...users.map(user => controlFact('runAsUser', user)));
  const capabilities = own.map(context => dictOf(context && get(context, 'capabilities')));
  const dropped = capabilities.map(one => dropsAll(one));
  facts.push(...everyOne('capabilities.drop', dropped, undefined));
  for (const one of capabilities) {
    if (one !== undefined)
      facts.push(
        ...values(one, 'add')
          .flatMap(members)
          .map(added => controlFact('capabilities.add', upper(added))),
      );
  }
  return facts;
}

/** A fact for each container's value; where only some have one, the others' lack of it is a value too. */
function everyOneOf(
  name: string,
  found: readonly (Term | undefined)[],
  inherited: Term | undefined,
  elsewhere: Term | undefined,
  pod: Dict,
  partial: boolean,
): Fact[] {
  const given = found.filter(one => one !== undefined);
  const missing = given.length < found.length;
  const facts = (given.length === 0 && inherited !== undefined ? [inherited] : given).map(one =>
    controlFact(name, one),
  );
  if (!missing || (facts.length > 0 && given.length === 0)) return facts;
  if (elsewhere !== undefined) return [...facts, controlFact(name, elsewhere)];
  return partial || facts.length === 0 ? facts : [...facts, controlFact(name, literal('unset', pod.at))];
}

function dropsAll(capabilities: Dict | undefined): Term | undefined {
  if (capabilities === undefined) return undefined;
  const dropped = values(capabilities, 'drop').flatMap(members);
  return upperOf(dropped.find(one => plainText(one).toUpperCase() === 'ALL'));
}

function upperOf(term: Term | undefined): Term | undefined {
  return term === undefined ? undefined : upper(term);
}

function upper(term: Term): Term {
  return term.kind === 'literal'
    ? literal(String(term.value).toUpperCase().replace(/^CAP_/, ''), term.at)
    : term;
}

function volumeFacts(volume: Dict, around: Around): Fact[] {
  const path = dictOf(get(volume, 'hostPath'));
  const host = path && get(path, 'path');
  const claim = dictOf(get(volume, 'persistentVolumeClaim'));
  const named = claim && get(claim, 'claimName');
  const nfs = dictOf(get(volume, 'nfs'));
  return [
    ...(host === undefined ? [] : members(host).map(one => controlFact('hostPath', one))),
    ...(named === undefined ? [] : claimed(named, around)),
    ...(nfs === undefined
      ? []
      : values(nfs, 'server').flatMap(server => hostFlow(server, 'nfs', around.neighbours))),
  ];
}

/** A claim that is declared elsewhere is a store that this workload uses. */
function claimed(name: Term, around: Around): Fact[] {
  const ref = around.find('PersistentVolumeClaim', plainText(name));
  return ref === undefined
    ? []
    : [{ is: 'talks-to', to: { ref }, how: 'volumes', at: name.at, confidence: 'certain' }];
}

function containerFacts(container: Dict, around: Around): Fact[] {
  const environment = get(container, 'env');
  const variables = environment === undefined ? [] : variablesIn(environment);
  const words = ['args', 'command'].flatMap(key => values(container, key).flatMap(members));
  const arguments_ = words.map(value => ({ name: 'argument', value }));
  return [
    ...variableFlows(variables, around.neighbours),
    ...variableControls([...variables.filter(({ value }) => value.kind !== 'dict'), ...arguments_]),
    ...words
      .filter(word => !/\s/.test(plainText(word).trim()))
      .flatMap(word => termFlows(word, 'argument', around.neighbours)),
    ...values(container, 'ports').flatMap(dicts).flatMap(hostPort),
  ];
}

function hostPort(port: Dict): Fact[] {
  const host = get(port, 'hostPort');
  return host === undefined || plainText(host) === '0' ? [] : [exposureFact(literal('host', host.at), host)];
}

import type { ComponentKey, Fact } from '../../core/architecture.ts';
import { controlFact, exposureFact, settingFact } from '../kubernetes/fact.ts';
import { type Neighbours, termFlows, variableFlows } from '../kubernetes/flow.ts';
import { imageFacts, productOf } from '../kubernetes/image.ts';
import { plainText } from '../kubernetes/terms.ts';
import { variableControls } from '../kubernetes/weakness.ts';
import { type Dict, get, literal, members, type Term, values } from '../term.ts';
import { type Environment, passedOn } from './interpolate.ts';
import { portFacts } from './ports.ts';
import { volumeFacts } from './volumes.ts';

const FLAGS = [
  'privileged',
  'read_only',
  'user',
  'pid',
  'ipc',
  'uts',
  'userns_mode',
  'cgroup',
  'use_api_socket',
  'credential_spec',
] as const;

interface Variable {
  readonly name: string;
  readonly value: Term;
}

/** The facts of a service, all of its files together. */
export function serviceFacts(
  name: string,
  body: Dict,
  environment: Environment,
  given: readonly Variable[],
  neighbours: Neighbours,
): Fact[] {
  const variables = [
    ...values(body, 'environment').flatMap(term => variablesOf(term, environment)),
    ...given,
  ];
  const words = ['command', 'entrypoint'].flatMap(key => values(body, key)).flatMap(wordsOf);
  return [
    ...FLAGS.flatMap(flag => values(body, flag).map(value => controlFact(flag, value))),
    ...values(body, 'network_mode').map(mode => controlFact('network_mode', mode)),
    ...values(body, 'cap_add')
      .flatMap(members)
      .map(one => controlFact('cap_add', upper(one))),
    ...values(body, 'cap_drop')
      .flatMap(members)
      .filter(one => plainText(one).toUpperCase() === 'ALL')
      .map(one => controlFact('cap_drop', upper(one))),
    ...values(body, 'security_opt').flatMap(members).flatMap(securityOption),
    ...values(body, 'devices')
      .flatMap(members)
      .map(one => controlFact('devices', one)),
    ...values(body, 'group_add')
      .flatMap(members)
      .map(one => controlFact('group_add', one)),
    ...values(body, 'networks')
      .flatMap(networkNames)
      .map(one => settingFact('network', one)),
    ...values(body, 'secrets')
      .flatMap(members)
      .map(one => settingFact('secret', one.kind === 'dict' ? (get(one, 'source') ?? one) : one)),
    ...portFacts(values(body, 'ports')),
    ...volumeFacts(values(body, 'volumes')),
    ...productFacts(name, body),
    ...variableFlows(variables, neighbours),
    ...variableControls([...variables, ...words.map(value => ({ name: 'argument', value }))]),
    ...words.flatMap(word => termFlows(word, 'argument', neighbours)),
    ...labelFacts(values(body, 'labels')),
    ...values(body, 'provider').map(one => settingFact('agent', get(one as Dict, 'type') ?? one)),
  ];
}

/** The variables of an environment: a map, or a list of `NAME=value` and `NAME`. */
export function variablesOf(term: Term, environment: Environment): Variable[] {
  return members(term).flatMap(one => {
    if (one.kind === 'dict') {
      return one.entries.map(({ key, value }) => ({
        name: key,
        value: value.kind === 'literal' && value.value === null ? passedOn(key, value, environment) : value,
      }));
    }
    return pair(one, environment);
  });
}

function pair(term: Term, environment: Environment): Variable[] {
  if (term.kind === 'text') {
    const [first, ...rest] = term.parts;
    const text = first?.kind === 'literal' ? String(first.value) : '';
    const equals = text.indexOf('=');
    if (first === undefined || equals < 1) return [];
    const parts = [literal(text.slice(equals + 1), term.at), ...rest];
    return [{ name: text.slice(0, equals), value: { ...term, parts } }];
  }
  if (term.kind !== 'literal') return [];
  const text = String(term.value);
  const equals = text.indexOf('=');
  if (equals === -1) return [{ name: text, value: passedOn(text, term, environment) }];
  return equals === 0
    ? []
    : [{ name: text.slice(0, equals), value: literal(text.slice(equals + 1), term.at) }];
}

/** The known data store that a service is, by its image; by its own name where its image is the project's own or not told. */
export function isStore(name: string, body: Dict): boolean {
  return productFacts(name, body).some(fact => fact.is === 'setting' && fact.path === 'store');
}

function productFacts(name: string, body: Dict): Fact[] {
  const images = values(body, 'image').flatMap(image => imageFacts(image));
  if (images.length > 0) return images;
  const product = productOf(name);
  return product?.is === 'store' ? [settingFact('store', literal(product.name, body.at))] : [];
}

/** `no-new-privileges` protects; the other options switch a confinement off. */
function securityOption(option: Term): Fact[] {
  const [name = '', value = 'true'] = plainText(option).split(/[:=]/);
  return [controlFact(`security_opt.${name}`, literal(value, option.at))];
}

function networkNames(networks: Term): Term[] {
  return members(networks).flatMap(one =>
    one.kind === 'dict' ? one.entries.map(entry => literal(entry.key, entry.at)) : [one],
  );
}

const ROUTER = /^traefik\.(?:http|tcp)\.routers\.[^.]+\.rule$/;

/** Labels steer a reverse proxy: a rule of a router publishes the service. */
function labelFacts(labels: readonly Term[]): Fact[] {
  return labels.flatMap(members).flatMap(one => {
    const pairs =
      one.kind === 'dict'
        ? one.entries.map(({ key, value }) => [key, value] as const)
        : [
            [
              plainText(one).split('=')[0] ?? '',
              literal(plainText(one).replace(/^[^=]*=/, ''), one.at),
            ] as const,
          ];
    return pairs
      .filter(([key]) => ROUTER.test(key))
      .map(([, rule]) => exposureFact(literal('0.0.0.0/0', rule.at), rule));
  });
}

function wordsOf(command: Term): Term[] {
  return members(command).flatMap((one): Term[] =>
    one.kind === 'literal'
      ? String(one.value)
          .slice(0, 4000)
          .split(/\s+/)
          .map(word => literal(word, one.at))
      : [one],
  );
}

function upper(term: Term): Term {
  return term.kind === 'literal'
    ? literal(String(term.value).toUpperCase().replace(/^CAP_/, ''), term.at)
    : term;
}

/** The services of a project by the names that others reach them by: their own, their aliases, their container's. */
export function neighboursOf(
  services: ReadonlyMap<string, Dict>,
  key: (name: string) => ComponentKey,
): Neighbours {
  const names = new Map<string, ComponentKey>();
  for (const [name, body] of services) {
    for (const alias of [...values(body, 'container_name'), ...values(body, 'hostname')])
      names.set(plainText(alias).toLowerCase(), key(name));
  }
  for (const name of services.keys()) names.set(name.toLowerCase(), key(name));
  return host => names.get(host);
}

import type { ComponentKey, Fact, Value } from '../../core/architecture.ts';
import type { Variable } from '../facts/flows.ts';
import { hostsIn, isInternal, isPlatform, party } from '../facts/hosts.ts';
import { confidenceOf, valueOf as factValue } from '../facts/values.ts';
import { forms, get, literal, members, type Term } from '../term.ts';
import { plainText } from './terms.ts';

type Flow = Extract<Fact, { is: 'talks-to' }>;

/** The component behind a name that is used as a host: of a service, a container, a workload. */
export type Neighbours = (host: string) => ComponentKey | undefined;

/** `name:port`, with or without scheme; the name of one label or a service's name in the cluster. */
const NAME_PORT =
  /(?:^|[\s,;=@/(["'])([a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?(?:\.[a-z0-9-]{1,63}){0,5}):\d{2,5}(?=$|[\s,;/?&)"'])/gi;
/** `Server=name;`, `host=name`: connection strings. */
const CONNECTION =
  /(?:^|[;\s])(?:server|data source|host|hostname|address|addr|endpoint)\s*=\s*(?:tcp:)?([a-z0-9][a-z0-9.-]{0,252})/gi;
const BARE_NAME = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?(?:\.[a-z0-9-]{1,63}){0,5}$/i;
/** Addresses of files, buckets and images: what follows the scheme is no host. */
const NO_HOST =
  /\b(?:file|s3a?|gs|unix|docker|docker-image|oci|urn|data|classpath|sqlite3?|abfss?|wasbs?|arn|swift):\/{1,3}[^\s?"']*/gi;
/** Names that are no party: this machine, every interface, words for protocols in front of a port. */
const NOBODY =
  /^(.*\u2217.*|localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|host|http|https|tcp|udp|grpc|\d+|example|example\.(com|org|net)|schemas\..*|.*\.w3\.org)$/i;
/** An address of a private network says of no party whose it is. */
const PRIVATE = /^(10|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$/;
const SERVICE_NAME = /^([a-z0-9-]+)(?:\.[a-z0-9-]+)?\.svc(?:\..*)?$/i;
const LONGEST = 20_000;

/** Variables whose value is a host, and those that mean the workload's own. */
const HOST_NAME = /(^|_)(host|hostname|addr|address|server|endpoint|broker|url|uri)s?$/i;
const OWN =
  /(^|_)(virtual|public|external|self|own|bind|listen|allowed|trusted|server_server|web|cookie|base|root|path)_[a-z_]*$|^(host|hostname|addr|address|server)$/i;

/** What the variables of an environment lead to. */
export function variableFlows(variables: readonly Variable[], neighbours: Neighbours): Flow[] {
  return variables.flatMap(({ name, value }) =>
    members(value)
      .flatMap(forms)
      .flatMap(term => {
        const found = termFlows(term, name, neighbours);
        if (found.length > 0) return found;
        return namesHost(name) && isName(term) ? hostFlow(term, name, neighbours) : unseenFlow(name, term);
      }),
  );
}

/** Variables by whose names drivers and clients are told whom to connect to, or with which credential. */
const CONNECTION_NAME =
  /(?:^|_)(?:(database|db|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|redis|valkey|memcached?|amqp|rabbitmq|kafka|nats|broker|elasticsearch|opensearch|solr|clickhouse|smtp|ldap|webhook|vault|s3)_(?:url|uri|dsn|host|hostname|server|endpoint|address|connection(?:_?string)?|bootstrap_servers)|([a-z0-9]+(?:_[a-z0-9]+)*)_(?:bearer_token|api_?key|api_token|access_token|access_key_id))$/i;
const SAME: Readonly<Record<string, string>> = {
  db: 'database',
  postgres: 'database',
  postgresql: 'database',
  mysql: 'database',
  mariadb: 'database',
  mongodb: 'mongo',
};

/**
 * What a variable leads to whose value is kept elsewhere (a secret, the environment of whoever deploys): the secret, or as much
 * as the name of the variable says, so that another name for the same kind of party is no other party.
 */
function unseenFlow(name: string, term: Term): Flow[] {
  const found = CONNECTION_NAME.exec(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2'));
  const kind = (found?.[1] ?? found?.[2])?.toLowerCase();
  if (kind === undefined) return [];
  const to = secretOf(term) ?? (isLeftOpen(term) ? (SAME[kind] ?? kind) : undefined);
  if (to === undefined) return [];
  return [{ is: 'talks-to', to: { unknown: to, refs: [] }, how: name, at: term.at, confidence: 'likely' }];
}

/** The name of the object that a variable takes its value from. */
function secretOf(term: Term): string | undefined {
  if (term.kind !== 'dict') return undefined;
  const entry = term.entries.find(({ key }) => /^(secretKeyRef|configMapKeyRef)$/.test(key));
  const name = entry?.value.kind === 'dict' ? plainText(get(entry.value, 'name')) : '';
  return name === '' ? undefined : name;
}

/** A text that is nothing but variables without a default. */
function isLeftOpen(term: Term): boolean {
  if (term.kind === 'expression') return true;
  return term.kind === 'text' && term.parts.every(part => part.kind !== 'literal' || part.value === '');
}

function namesHost(name: string): boolean {
  const snake = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2');
  return HOST_NAME.test(snake) && !OWN.test(snake);
}

/** A name of one label: the variable has to say that it is a host. */
function isName(term: Term): boolean {
  return (
    term.kind === 'literal' &&
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(String(term.value)) &&
    !/^(true|false|none|null|yes|no|auto|default)$/.test(String(term.value))
  );
}

/** What a value leads to: hosts in URLs and connection strings, `name:port`, the name of a neighbour. */
export function termFlows(term: Term, how: string, neighbours: Neighbours): Flow[] {
  if (term.kind !== 'literal' && term.kind !== 'text') return [];
  const text = plainText(term).slice(0, LONGEST).replace(NO_HOST, '');
  if (text.length < 3) return [];
  const hosts = hostsOf(text, neighbours);
  return hosts.flatMap(host => {
    const to = target(host, neighbours);
    return to === undefined
      ? []
      : [{ is: 'talks-to' as const, to, how, at: term.at, confidence: sure(term) }];
  });
}

/** A flow to a host that something says outright: a backend, an upstream, an external name. */
export function hostFlow(host: Term, how: string, neighbours: Neighbours): Flow[] {
  return members(host).flatMap(term => {
    const text = plainText(term)
      .replace(/^[a-z]+:\/\//i, '')
      .replace(/[:/].*$/, '');
    const to = text === '' || text === '*' ? factValue(term) : target(text, neighbours);
    if (to === undefined || ('known' in to && to.known === null)) return [];
    return [{ is: 'talks-to' as const, to, how, at: term.at, confidence: sure(term) }];
  });
}

/** The hosts that a text names, in any of the forms above. */
export function hostsOf(text: string, neighbours: Neighbours): string[] {
  const found = new Set<string>();
  if (!isFileLike(text)) for (const host of hostsIn(text)) found.add(host);
  for (const form of [NAME_PORT, CONNECTION]) {
    for (const match of text.matchAll(form)) if (match[1] !== undefined) found.add(match[1].toLowerCase());
  }
  if (found.size === 0 && BARE_NAME.test(text) && neighbours(text.toLowerCase()) !== undefined)
    found.add(text.toLowerCase());
  return [...found].map(host => host.replace(/\.$/, '')).filter(host => host !== '' && !NOBODY.test(host));
}

function target(host: string, neighbours: Neighbours): Value | undefined {
  if (NOBODY.test(host) || PRIVATE.test(host)) return undefined;
  const exact = neighbours(host);
  if (exact !== undefined) return { ref: exact };
  if (!isInternal(host)) return { known: isPlatform(host) ? host : party(host) };
  const service = SERVICE_NAME.exec(host)?.[1];
  const key = neighbours(service ?? host.split('.')[0] ?? host);
  return key === undefined ? { known: host } : { ref: key };
}

/** True for a flow to a name of one label that nothing beside it declares: a name, and not yet a party. */
export function isBareName(fact: Fact): boolean {
  return fact.is === 'talks-to' && 'known' in fact.to && !String(fact.to.known).includes('.');
}

/** Names of classes and files in a variable (`com.example.Main`) look like hosts. */
function isFileLike(text: string): boolean {
  return !text.includes('://') && (/^(org|com|net|io)\.[a-z]/.test(text) || /\.[A-Z]/.test(text));
}

function sure(term: Term): 'certain' | 'likely' | 'possible' {
  return term.kind === 'literal' ? 'likely' : confidenceOf(term) === 'possible' ? 'possible' : 'likely';
}

/** A literal for facts whose value the syntax implies. */
export function implied(value: string, from: Term): Term {
  return literal(value, from.at);
}

import type { Component } from '../core/architecture.ts';
import { privilege } from '../core/privilege.ts';
import type { Components } from '../matching/address.ts';
import type { Drawing, DrawnBoundary, DrawnElement, DrawnFlow, DrawnIdentity, Provider } from './drawing.ts';
import { Links } from './links.ts';
import { callNames, Ids } from './names.ts';

/** The technology of a type of component, such as `aws/s3` of `aws_s3_bucket`. */
export type Technologies = ReadonlyMap<string, string>;

/** Draws components as a first data flow diagram: what is there, where it runs, and who reaches whom. */
export function draw(parts: readonly Component[], all: Components, technologies: Technologies): Drawing {
  const repeated = repeatedAddresses(parts);
  const code = ({ address, key }: Component) => (repeated.has(address) ? key : address);
  const places = placesOf(parts, all);
  const links = new Links(all, new Set(parts.map(({ key }) => key)));
  const identities = drawIdentities(parts, code);
  const names = new Map(identities.map(({ key, id }) => [key, id]));
  const ids = new Ids();
  const elements: DrawnElement[] = [];
  for (const part of parts) {
    if (part.kind !== 'process' && part.kind !== 'store' && part.kind !== 'external') continue;
    const what = technology(part, technologies);
    const place = part.kind === 'external' ? undefined : placeOf(part);
    const runsAs = part.kind === 'process' ? names.get(links.runsAs(part.key) ?? '') : undefined;
    elements.push({
      id: ids.take(...callNames(part, what)),
      key: part.key,
      kind: part.kind,
      what,
      code: code(part),
      ...(place !== undefined && places.has(place) && { in: place }),
      ...(runsAs !== undefined && { runsAs }),
    });
  }
  const outside = parties(elements, links, ids);
  return {
    boundaries: [...places.values()],
    identities,
    elements: [...outside.elements, ...elements],
    flows: flowsOf(elements, identities, links, outside.flows),
  };
}

function drawIdentities(parts: readonly Component[], code: (part: Component) => string): DrawnIdentity[] {
  const ids = new Ids();
  return parts
    .filter(({ kind }) => kind === 'identity')
    .map(part => {
      const wide = part.facts.flatMap(fact => (fact.is === 'grants' ? (privilege(fact) ?? []) : []));
      return {
        id: ids.take(...callNames(part, 'role')),
        key: part.key,
        code: code(part),
        may: [...new Set(wide)],
      };
    });
}

interface Joined {
  readonly from: string;
  readonly to: string;
  readonly authn?: string;
}

/** Whoever comes from the internet, and the parties that something here talks to. */
function parties(elements: readonly DrawnElement[], links: Links, ids: Ids) {
  const drawn: DrawnElement[] = [];
  const flows: Joined[] = [];
  const of = new Map(elements.map(element => [element.key, element.id]));
  const open = links.open().flatMap(key => of.get(key) ?? []);
  if (open.length > 0) {
    const id = ids.take('users', 'internet-users');
    drawn.push({ id, kind: 'external', what: 'person' });
    flows.push(...open.map(to => ({ from: id, to })));
  }
  const known = new Map<string, string>();
  for (const { id: from, key, kind } of elements) {
    for (const host of key === undefined || kind !== 'process' ? [] : links.parties(key)) {
      let to = known.get(host);
      if (to === undefined) {
        to = ids.take(host);
        known.set(host, to);
        drawn.push({ id: to, kind: 'external', what: 'service', code: host });
      }
      flows.push({ from, to });
    }
  }
  return { elements: drawn, flows };
}

/** One flow for each pair: what declarations refer to, and what an identity that something runs as is granted. */
function flowsOf(
  elements: readonly DrawnElement[],
  identities: readonly DrawnIdentity[],
  links: Links,
  first: readonly Joined[],
): DrawnFlow[] {
  const of = new Map(elements.map(element => [element.key, element]));
  const keys = new Map(identities.map(({ id, key }) => [id, key]));
  const joined: Joined[] = [...first];
  for (const [one, other] of links.peers()) {
    const [from, to] = [of.get(one), of.get(other)];
    if (from?.kind === 'process' && to !== undefined) joined.push({ from: from.id, to: to.id });
  }
  for (const { id: from, key, kind, runsAs } of elements) {
    if (key === undefined || kind !== 'process') continue;
    const role = runsAs === undefined ? undefined : keys.get(runsAs);
    for (const target of role === undefined ? [] : links.granted(role)) {
      const to = of.get(target)?.id;
      if (to !== undefined && runsAs !== undefined) joined.push({ from, to, authn: runsAs });
    }
    for (const target of links.targets(key)) {
      const to = of.get(target)?.id;
      if (to !== undefined) joined.push({ from, to });
    }
  }
  const ids = new Ids();
  const seen = new Set<string>();
  return joined.flatMap(({ from, to, authn }) => {
    const pair = `${from} ${to}`;
    if (from === to || seen.has(pair)) return [];
    seen.add(pair);
    return [{ id: ids.take(`${from}-to-${to}`), from, to, ...(authn !== undefined && { authn }) }];
  });
}

/** The technology of a component in the words of models; its type where no table knows it. */
function technology({ type, kind, address }: Component, technologies: Technologies): string {
  const known = technologies.get(type);
  if (known !== undefined) return known;
  if (type.startsWith('provider.')) return address.split('.')[1] ?? type;
  if (kind === 'external') return 'service';
  return type.replace(/:.*$/, '');
}

const CLOUDS: readonly (readonly [RegExp, Provider])[] = [
  [/^(aws_|AWS::)/, 'aws'],
  [/^(azurerm_|azuread_|azapi_)/, 'azure'],
  [/^google_/, 'gcp'],
];

/** The boundary that a component runs in: an account of its cloud, a cluster, or a host. */
function placeOf({ source, type }: Component): string | undefined {
  if (source === 'kubernetes') return 'cluster';
  if (source === 'compose') return 'host';
  return CLOUDS.find(([pattern]) => pattern.test(type))?.[1];
}

function placesOf(parts: readonly Component[], all: Components): Map<string, DrawnBoundary> {
  const places = new Map<string, DrawnBoundary>();
  for (const part of parts) {
    const id = part.kind === 'external' || part.kind === 'identity' ? undefined : placeOf(part);
    if (id === undefined || places.has(id)) continue;
    if (id === 'cluster' || id === 'host') places.set(id, { id, kind: id });
    else {
      const region = regionOf(id, parts, all);
      const provider = id as Provider;
      places.set(id, { id, kind: 'account', provider, ...(region !== undefined && { region }) });
    }
  }
  return places;
}

/** The one region that the units of some components deploy to; undefined where there are several. */
function regionOf(provider: string, parts: readonly Component[], all: Components): string | undefined {
  const units = new Set(parts.map(({ unit }) => unit));
  const regions = new Set<string>();
  for (const { unit, type, facts } of all.values()) {
    if (!units.has(unit) || type !== `provider.${provider === 'gcp' ? 'google' : provider}`) continue;
    for (const fact of facts) {
      const region = fact.is === 'placed' ? fact.region : undefined;
      if (region !== undefined && 'known' in region) regions.add(String(region.known));
    }
  }
  return regions.size === 1 ? [...regions][0] : undefined;
}

function repeatedAddresses(parts: readonly Component[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { address } of parts) (seen.has(address) ? repeated : seen).add(address);
  return repeated;
}

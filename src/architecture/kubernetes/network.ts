import type { Fact } from '../../core/architecture.ts';
import {
  canonical,
  type Dict,
  dicts,
  get,
  literal,
  members,
  at as reach,
  type Term,
  values,
} from '../term.ts';
import { exposureFact } from './fact.ts';
import { dictOf } from './object.ts';
import { plainText } from './terms.ts';

/** The rules of a network policy (Kubernetes, Cilium, Calico), a fact for each peer and port. */
export function networkPolicyFacts(body: Dict): Fact[] {
  const specs = [...values(body, 'spec'), ...values(body, 'specs')].flatMap(dicts);
  return specs.flatMap(spec => [
    ...values(spec, 'ingress')
      .flatMap(dicts)
      .flatMap(rule => ruleFacts(rule, 'in')),
    ...values(spec, 'egress')
      .flatMap(dicts)
      .flatMap(rule => ruleFacts(rule, 'out')),
  ]);
}

const PEERS: Readonly<Record<'in' | 'out', readonly string[]>> = {
  in: ['from', 'fromEndpoints', 'fromCIDR', 'fromCIDRSet', 'fromEntities', 'fromGroups', 'source'],
  out: ['to', 'toEndpoints', 'toCIDR', 'toCIDRSet', 'toEntities', 'toFQDNs', 'toServices', 'destination'],
};

function ruleFacts(rule: Dict, direction: 'in' | 'out'): Fact[] {
  if (/^(deny|log|pass)$/i.test(plainText(get(rule, 'action')))) return [];
  const given = PEERS[direction].flatMap(key => values(rule, key).flatMap(members));
  const peers = given.length === 0 ? [literal('any', rule.at)] : given.map(peerOf);
  const ports = [
    ...values(rule, 'ports').flatMap(members),
    ...reach(rule, ['toPorts', 'ports']).flatMap(members),
    ...reach(rule, ['destination', 'ports']).flatMap(members),
  ].map(portOf);
  const open = ports.length === 0 ? [literal('any', rule.at)] : ports;
  return peers.flatMap(peer => open.map(port => exposureFact(peer, { ...port, at: peer.at }, direction)));
}

function peerOf(peer: Term): Term {
  const block = dictOf(peer.kind === 'dict' ? get(peer, 'ipBlock') : undefined);
  if (block !== undefined) {
    const except = get(block, 'except');
    const range = plainText(get(block, 'cidr'));
    return literal(except === undefined ? range : `${range} except ${canonical(except)}`, peer.at);
  }
  return literal(peer.kind === 'dict' ? selector(peer) : plainText(peer), peer.at);
}

/** `podSelector app=web`: a selector in words. Nothing selected is everything. */
function selector(peer: Dict): string {
  const words = peer.entries.map(({ key, value }) => {
    const labels = dicts(value)
      .flatMap(one => [...values(one, 'matchLabels').flatMap(dicts), one])
      .flatMap(one => one.entries);
    const pairs = labels
      .filter(one => one.value.kind === 'literal')
      .map(one => `${one.key}=${plainText(one.value)}`);
    return [
      key,
      ...(pairs.length > 0 ? pairs.sort() : [value.kind === 'literal' ? plainText(value) : canonical(value)]),
    ].join(' ');
  });
  return words.length === 0 ? 'any' : words.sort().join(', ');
}

function portOf(port: Term): Term {
  if (port.kind !== 'dict') return port;
  const protocol = plainText(get(port, 'protocol')) || 'TCP';
  const end = get(port, 'endPort');
  const number = plainText(get(port, 'port')) || 'any';
  return literal(
    `${protocol.toLowerCase()} ${number}${end === undefined ? '' : `-${plainText(end)}`}`,
    port.at,
  );
}

import type { Fact } from '../../core/architecture.ts';
import type { NetworkShape, Tables } from '../tables.ts';
import { type Dict, dicts, get, literal, members, type Term, walk } from '../term.ts';
import { asValue, confidenceOf } from './values.ts';

type Exposure = Extract<Fact, { is: 'exposes' }>;
type NetworkFact = Exposure | Extract<Fact, { is: 'control' }>;

/** What network rules let in and out, after the shapes that the tables give for the type. */
export function networkFacts(type: string, body: Dict, tables: Tables): NetworkFact[] {
  return tables.network(type).flatMap(shape => {
    const rules = shape.block === undefined ? [body] : (find(body, shape.block.split('.')) ?? []);
    return rules.flatMap(rule => ruleFacts(rule, body, shape));
  });
}

/** How rules are spelt where they are handed to a module as values: the common names of all providers. */
const HANDED: NetworkShape = {
  direction: 'type',
  peers: [
    'cidr_blocks',
    'cidr_block',
    'cidr_ipv4',
    'cidr_ipv6',
    'ipv6_cidr_blocks',
    'source_security_group_id',
    'security_groups',
    'source_ranges',
    'referenced_security_group_id',
    'prefix_list_ids',
    'source_cluster_security_group',
    'source_node_security_group',
    'source_address_prefix',
    'source_address_prefixes',
    'self',
  ],
  protocol: 'protocol',
  ports: ['from_port', 'to_port'],
};

/** Network rules among the values of a body whose type has no shape of its own: dictionaries with a protocol and a range of ports. */
export function handedRules(body: Dict): NetworkFact[] {
  const found: NetworkFact[] = [];
  walk(body, term => {
    if (term.kind === 'dict' && isHandedRule(term)) found.push(...ruleFacts(term, body, HANDED));
  });
  return found;
}

/** True for a dictionary that reads as a network rule. */
export function isHandedRule(term: Dict): boolean {
  return get(term, 'from_port') !== undefined && get(term, 'to_port') !== undefined;
}

type Shape = ReturnType<Tables['network']>[number];

function ruleFacts(rule: Dict, body: Dict, shape: Shape): NetworkFact[] {
  const direction = directionOf(rule, shape) ?? directionOf(body, shape) ?? 'in';
  const protocol = shape.protocol === undefined ? undefined : first(rule, [shape.protocol]);
  const port = ports(rule, shape.ports);
  const peers = shape.peers.flatMap(name => {
    const value = reach(rule, name);
    return value.flatMap(members).map(term => (scalarTrue(term) ? literal(name, term.at) : term));
  });
  const denies =
    shape.action !== undefined &&
    /^(deny|denied|drop|block|reject)/i.test(textOf(reach(rule, shape.action)[0]) ?? '');
  return peers
    .filter(term => !(term.kind === 'literal' && (term.value === false || term.value === '')))
    .map((peer): NetworkFact => {
      const common = { at: peer.at, confidence: confidenceOf(peer, port) } as const;
      const known = { peer: asValue(peer), port: asValue(port) };
      if (denies) {
        const value = { set: [known.peer, known.port] };
        return { is: 'control', name: `deny-${direction}`, value, ...common };
      }
      return {
        is: 'exposes',
        direction,
        ...known,
        ...(protocol === undefined ? {} : { protocol: asValue(normalProtocol(protocol)) }),
        ...common,
      };
    });
}

function directionOf(rule: Dict, shape: Shape): 'in' | 'out' | undefined {
  if (shape.direction === 'in' || shape.direction === 'out') return shape.direction;
  const text = textOf(get(rule, shape.direction))?.toLowerCase();
  if (text === undefined) return undefined;
  return text.startsWith('e') || text.startsWith('o') || text === 'true' ? 'out' : 'in';
}

/** A single port, a range `from-to`, or a list, as one term. */
function ports(rule: Dict, names: readonly string[]): Term {
  const found = names.flatMap(name => reach(rule, name));
  const [from, to] = found;
  if (from === undefined) return literal('any', rule.at);
  if (to === undefined || names.length !== 2) return from;
  if (from.kind === 'literal' && to.kind === 'literal') {
    if (from.value === to.value || String(from.value) === String(to.value)) return from;
    return literal(`${String(from.value)}-${String(to.value)}`, from.at);
  }
  return { kind: 'text', parts: [from, literal('-', from.at), to], at: from.at };
}

function normalProtocol(term: Term): Term {
  if (term.kind !== 'literal') return term;
  const text = String(term.value).toLowerCase();
  return literal(text === '-1' || text === 'all' || text === '*' ? 'any' : text, term.at);
}

function first(rule: Dict, names: readonly string[]): Term | undefined {
  return names.flatMap(name => reach(rule, name))[0];
}

/** The values behind a dotted name. */
function reach(rule: Dict, name: string): Term[] {
  const path = name.split('.');
  const last = path.pop() ?? '';
  return (find(rule, path) ?? []).flatMap(one => {
    const value = get(one, last);
    return value === undefined ? [] : [value];
  });
}

function find(body: Dict, path: readonly string[]): readonly Dict[] | undefined {
  let level: readonly Dict[] = [body];
  for (const name of path) level = level.flatMap(one => dicts(get(one, name)));
  return level.length === 0 ? undefined : level;
}

function scalarTrue(term: Term): boolean {
  return term.kind === 'literal' && term.value === true;
}

function textOf(term: Term | undefined): string | undefined {
  return term?.kind === 'literal' ? String(term.value) : undefined;
}

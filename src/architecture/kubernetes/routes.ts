import type { Fact } from '../../core/architecture.ts';
import { type Dict, dicts, get, literal, members, at as reach, type Term, values } from '../term.ts';
import { controlFact, exposureFact, isPlaceholder } from './fact.ts';
import { hostFlow, type Neighbours } from './flow.ts';
import { dictOf } from './object.ts';
import { plainText } from './terms.ts';

/** The facts of objects that lead requests from outside to services, by kind. */
export function routeFacts(kind: string, body: Dict, neighbours: Neighbours): Fact[] {
  const spec = dictOf(get(body, 'spec'));
  if (spec === undefined) return [];
  switch (kind) {
    case 'Ingress':
      return ingress(spec, neighbours);
    case 'Gateway':
      return gateway(spec);
    case 'VirtualService':
      return virtualService(spec, neighbours);
    case 'HTTPRoute':
    case 'GRPCRoute':
    case 'TLSRoute':
    case 'TCPRoute':
    case 'UDPRoute':
      return gatewayRoute(spec, neighbours);
    case 'IngressRoute':
    case 'IngressRouteTCP':
      return traefik(spec, neighbours);
    case 'HTTPProxy':
      return contour(spec, neighbours);
    case 'Route':
      return openshift(spec, neighbours);
    case 'ServiceEntry':
      return reach(spec, ['hosts'])
        .flatMap(members)
        .flatMap(host => hostFlow(host, 'hosts', neighbours));
    default:
      return [];
  }
}

/** An entry point: a host and a path, either of which may be anything. */
function entry(host: Term | undefined, path: Term | undefined, at: Term): Fact[] {
  const hosts = host === undefined ? [literal('*', at.at)] : members(host);
  const paths = path === undefined ? [literal('', at.at)] : members(path);
  return hosts.flatMap(one =>
    paths.map(rest => exposureFact(literal('0.0.0.0/0', one.at), route(one, rest))),
  );
}

/** Host and path as one text; a place that is in the more specific of the two. */
function route(host: Term, path: Term): Term {
  const rest = plainText(path)
    .replace(/\(\.\*\)|\(\/\|\$\)|\/?\.?\*$/g, '')
    .replace(/^\/$/, '');
  const open = plainText(host);
  // A host that is a parameter of the chart is any host.
  const any = isPlaceholder(open) || open === '*';
  const sure = (any || host.kind === 'literal') && path.kind === 'literal';
  const text = `${any ? '*' : open}${rest}`;
  const at = rest === '' ? host.at : path.at;
  return sure ? literal(text, at) : { kind: 'expression', operator: text, operands: [], at };
}

function ingress(spec: Dict, neighbours: Neighbours): Fact[] {
  const rules = values(spec, 'rules').flatMap(dicts);
  const facts = rules.flatMap(rule => {
    const paths = reach(rule, ['http', 'paths']).flatMap(dicts);
    const host = get(rule, 'host');
    const found: Fact[] = paths.length === 0 ? entry(host, undefined, rule) : [];
    for (const path of paths) {
      found.push(...entry(host, get(path, 'path'), path));
      found.push(...backends(path, neighbours));
    }
    return found;
  });
  const standard = [...values(spec, 'defaultBackend'), ...values(spec, 'backend')].flatMap(dicts);
  for (const backend of standard)
    facts.push(...entry(undefined, undefined, backend), ...toService(backend, neighbours));
  const tls = get(spec, 'tls');
  if (tls !== undefined) facts.push(controlFact('tls', literal('present', tls.at)));
  return facts;
}

function backends(path: Dict, neighbours: Neighbours): Fact[] {
  return values(path, 'backend')
    .flatMap(dicts)
    .flatMap(backend => toService(backend, neighbours));
}

function toService(backend: Dict, neighbours: Neighbours): Fact[] {
  const names = [...values(backend, 'serviceName'), ...reach(backend, ['service', 'name'])];
  return names.flatMap(name => hostFlow(name, 'backend', neighbours));
}

/** Of the Gateway API (listeners) and of Istio (servers). */
function gateway(spec: Dict): Fact[] {
  const listeners = values(spec, 'listeners')
    .flatMap(dicts)
    .flatMap(one => [
      ...listener(get(one, 'hostname'), get(one, 'port'), get(one, 'protocol'), one),
      ...(get(one, 'tls') === undefined
        ? []
        : [controlFact('tls', get(dictOf(get(one, 'tls')) ?? one, 'mode') ?? literal('Terminate', one.at))]),
    ]);
  const servers = values(spec, 'servers')
    .flatMap(dicts)
    .flatMap(one => {
      const port = dictOf(get(one, 'port'));
      const number = port && get(port, 'number');
      const tls = dictOf(get(one, 'tls'));
      return [
        ...values(one, 'hosts')
          .flatMap(members)
          .flatMap(host => listener(host, number, port && get(port, 'protocol'), one)),
        ...(tls === undefined ? [] : values(tls, 'mode').map(mode => controlFact('tls', mode))),
        ...(tls === undefined
          ? []
          : values(tls, 'httpsRedirect').map(redirect => controlFact('httpsRedirect', redirect))),
      ];
    });
  return [...listeners, ...servers];
}

function listener(
  host: Term | undefined,
  port: Term | undefined,
  protocol: Term | undefined,
  at: Term,
): Fact[] {
  const name = host === undefined || plainText(host) === '' ? '*' : plainText(host);
  const open = `${plainText(protocol).toLowerCase()}://${name}:${plainText(port)}`;
  return [exposureFact(literal('0.0.0.0/0', at.at), literal(open, (port ?? at).at))];
}

function virtualService(spec: Dict, neighbours: Neighbours): Fact[] {
  const routes = ['http', 'tcp', 'tls'].flatMap(key => values(spec, key).flatMap(dicts));
  const destinations = routes
    .flatMap(one => values(one, 'route').flatMap(dicts))
    .flatMap(one => reach(one, ['destination', 'host']))
    .flatMap(host => hostFlow(host, 'destination', neighbours));
  const gateways = values(spec, 'gateways')
    .flatMap(members)
    .filter(one => plainText(one) !== 'mesh');
  if (gateways.length === 0) return destinations;
  const paths = routes
    .flatMap(one => reach(one, ['match', 'uri']))
    .flatMap(dicts)
    .flatMap(uri => uri.entries.map(form => form.value));
  const hosts = values(spec, 'hosts').flatMap(members);
  const exposed = hosts.flatMap(host =>
    paths.length === 0 ? entry(host, undefined, host) : paths.flatMap(path => entry(host, path, path)),
  );
  return [...exposed, ...destinations];
}

function gatewayRoute(spec: Dict, neighbours: Neighbours): Fact[] {
  const rules = values(spec, 'rules').flatMap(dicts);
  const hosts = values(spec, 'hostnames').flatMap(members);
  const paths = rules.flatMap(rule => reach(rule, ['matches', 'path', 'value']));
  const host = hosts.length === 0 ? undefined : { kind: 'list' as const, items: hosts, at: spec.at };
  const exposed =
    paths.length === 0 ? entry(host, undefined, spec) : paths.flatMap(path => entry(host, path, path));
  const targets = rules
    .flatMap(rule => reach(rule, ['backendRefs', 'name']))
    .flatMap(name => hostFlow(name, 'backendRefs', neighbours));
  return [...exposed, ...targets];
}

function traefik(spec: Dict, neighbours: Neighbours): Fact[] {
  return values(spec, 'routes')
    .flatMap(dicts)
    .flatMap(one => [
      ...values(one, 'match').flatMap(match => entry(match, undefined, match)),
      ...reach(one, ['services', 'name']).flatMap(name => hostFlow(name, 'services', neighbours)),
    ]);
}

function contour(spec: Dict, neighbours: Neighbours): Fact[] {
  const host = reach(spec, ['virtualhost', 'fqdn'])[0];
  const routes = values(spec, 'routes').flatMap(dicts);
  const paths = routes.flatMap(one => reach(one, ['conditions', 'prefix']));
  const exposed =
    host === undefined
      ? []
      : paths.length === 0
        ? entry(host, undefined, host)
        : paths.flatMap(path => entry(host, path, path));
  return [
    ...exposed,
    ...routes
      .flatMap(one => reach(one, ['services', 'name']))
      .flatMap(name => hostFlow(name, 'services', neighbours)),
  ];
}

function openshift(spec: Dict, neighbours: Neighbours): Fact[] {
  const host = get(spec, 'host');
  const target = reach(spec, ['to', 'name']);
  if (target.length === 0) return [];
  return [
    ...entry(host, get(spec, 'path'), spec),
    ...target.flatMap(name => hostFlow(name, 'to', neighbours)),
  ];
}

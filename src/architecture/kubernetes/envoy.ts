import type { Fact } from '../../core/architecture.ts';
import { type Dict, dicts, get, literal, members, at as reach, type Term, values } from '../term.ts';
import { controlFact, exposureFact } from './fact.ts';
import { hostFlow, type Neighbours } from './flow.ts';
import { plainText } from './terms.ts';

/** Of an Envoy configuration: routes (entry points), clusters (flows), and whether upstreams and clients use TLS. */
export function envoyFacts(document: Dict, neighbours: Neighbours): Fact[] {
  const resources = values(document, 'static_resources').flatMap(dicts);
  const listeners = resources.flatMap(one => values(one, 'listeners').flatMap(dicts));
  const clusters = resources.flatMap(one => values(one, 'clusters').flatMap(dicts));
  return [
    ...listeners.flatMap(listenerFacts),
    ...clusters.flatMap(cluster => clusterFacts(cluster, neighbours)),
  ];
}

function listenerFacts(listener: Dict): Fact[] {
  const chains = values(listener, 'filter_chains').flatMap(dicts);
  const filters = chains.flatMap(chain => values(chain, 'filters').flatMap(dicts));
  const configs = filters.flatMap(filter =>
    [...values(filter, 'typed_config'), ...values(filter, 'config')].flatMap(dicts),
  );
  const hosts = configs.flatMap(config => reach(config, ['route_config', 'virtual_hosts'])).flatMap(dicts);
  const logs = configs.flatMap(config => values(config, 'access_log'));
  const secured = chains.flatMap(chain => values(chain, 'transport_socket'));
  return [
    ...hosts.flatMap(hostFacts),
    ...configs.flatMap(config => filterFacts(config)),
    ...logs.map(log => controlFact('accessLog', literal('present', log.at))),
    ...secured.map(socket => controlFact('tls', literal('present', socket.at))),
  ];
}

function hostFacts(host: Dict): Fact[] {
  const domains = values(host, 'domains').flatMap(members);
  const routes = values(host, 'routes').flatMap(dicts);
  return routes.flatMap(route =>
    values(route, 'match')
      .flatMap(dicts)
      .flatMap(match => {
        const path = pathOf(match);
        return path === undefined ? [] : exposed(domains, path);
      }),
  );
}

function exposed(domains: readonly Term[], path: Term): Fact[] {
  const hosts = domains.length === 0 ? [path] : domains;
  return hosts.map(host =>
    exposureFact(
      literal('0.0.0.0/0', path.at),
      literal(`${host === path ? '*' : plainText(host)}${plainText(path)}`, path.at),
    ),
  );
}

function pathOf(match: Dict): Term | undefined {
  const pattern = get(match, 'safe_regex');
  return (
    get(match, 'prefix') ??
    get(match, 'path') ??
    get(match, 'path_separated_prefix') ??
    (pattern?.kind === 'dict' ? get(pattern, 'regex') : undefined)
  );
}

const GUARDS = /(jwt_authn|ext_authz|rbac|ratelimit|rate_limit|csrf|cors|oauth2|basic_auth|waf)$/;

/** Filters that check a request are controls, each by its name. */
function filterFacts(config: Dict): Fact[] {
  return values(config, 'http_filters')
    .flatMap(dicts)
    .flatMap(filter => {
      const name = plainText(get(filter, 'name'));
      const guard = GUARDS.exec(name)?.[1];
      return guard === undefined ? [] : [controlFact(`filter.${guard}`, literal('present', filter.at))];
    });
}

function clusterFacts(cluster: Dict, neighbours: Neighbours): Fact[] {
  const paths = [
    ['load_assignment', 'endpoints', 'lb_endpoints', 'endpoint', 'address', 'socket_address', 'address'],
    ['hosts', 'socket_address', 'address'],
  ];
  const name = plainText(get(cluster, 'name'));
  return [
    ...paths
      .flatMap(path => reach(cluster, path))
      .flatMap(address => hostFlow(address, `cluster ${name}`, neighbours)),
    ...values(cluster, 'transport_socket').map(socket =>
      controlFact(`upstreamTls.${name}`, literal('present', socket.at)),
    ),
  ];
}

import type { Fact } from '../../core/architecture.ts';
import { type Dict, dicts, forms, get, literal, members, type Term, values } from '../term.ts';
import { exposureFact } from './fact.ts';
import { hostFlow, type Neighbours } from './flow.ts';
import { dictOf } from './object.ts';
import { plainText } from './terms.ts';

const PUBLISHING = /^(LoadBalancer|NodePort)$/;
/** Annotations by which a cloud's load balancer is kept inside its network. */
const INTERNAL_BALANCER =
  /^(service\.beta\.kubernetes\.io\/(azure-load-balancer-internal|aws-load-balancer-internal|aws-load-balancer-scheme|oci-load-balancer-internal|openstack-internal-load-balancer)|(networking\.gke\.io|cloud\.google\.com)\/load-balancer-type)$/;

/** Whom a Service lets in, and what an external name leads to. */
export function serviceFacts(body: Dict, neighbours: Neighbours): Fact[] {
  const spec = dictOf(get(body, 'spec'));
  if (spec === undefined) return [];
  const types = values(spec, 'type').flatMap(forms);
  const ports = values(spec, 'ports').flatMap(dicts);
  const facts: Fact[] = types.flatMap(type =>
    PUBLISHING.test(plainText(type)) ? published(type, spec, ports, isInternal(body)) : [],
  );
  for (const address of values(spec, 'externalIPs').flatMap(members))
    facts.push(...published(address, spec, ports, false));
  if (types.some(type => plainText(type) === 'ExternalName')) {
    facts.push(...values(spec, 'externalName').flatMap(host => hostFlow(host, 'externalName', neighbours)));
  }
  return facts;
}

function published(type: Term, spec: Dict, ports: readonly Dict[], internal: boolean): Fact[] {
  const ranges = values(spec, 'loadBalancerSourceRanges').flatMap(members);
  const anyone = literal(internal ? '10.0.0.0/8' : '0.0.0.0/0', type.at);
  const peers = ranges.length === 0 ? [anyone] : ranges;
  const numbers = ports.flatMap(port => get(port, 'port') ?? []).flatMap(forms);
  const open = numbers.length === 0 ? [literal('any', type.at)] : numbers;
  return peers.flatMap(peer => open.map(port => exposureFact(peer, { ...port, at: type.at })));
}

function isInternal(body: Dict): boolean {
  return annotations(body).some(
    ({ key, value }) =>
      INTERNAL_BALANCER.test(key) && /^(true|internal|0\.0\.0\.0\/0)$/i.test(plainText(value)),
  );
}

/** The annotations of an object. */
export function annotations(body: Dict): readonly { readonly key: string; readonly value: Term }[] {
  const metadata = dictOf(get(body, 'metadata'));
  return metadata === undefined
    ? []
    : values(metadata, 'annotations')
        .flatMap(dicts)
        .flatMap(one => one.entries);
}

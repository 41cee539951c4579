import type { Fact } from '../../core/architecture.ts';
import { type Dict, dicts, get, at as reach, type Term, values } from '../term.ts';
import { controlFact, settingFact } from './fact.ts';
import { hostFlow, type Neighbours } from './flow.ts';
import { plainText } from './terms.ts';

/** Exporters that know where their vendor is: they need no address. */
const VENDOR =
  /^(alibabacloud|aws|azure|coralogix|datadog|dynatrace|elastic|google|honeycomb|instana|logicmonitor|logzio|mezmo|newrelic|opscruise|sapm|sentry|signalfx|skywalking|splunk|stackdriver|sumologic|tencentcloud)/;
const ADDRESS = /^(endpoint|traces_endpoint|metrics_endpoint|logs_endpoint|url|brokers?|endpoints|server)$/;

/** Of an OpenTelemetry collector's configuration: where its pipelines send data, how, and what they mask. */
export function collectorFacts(document: Dict, neighbours: Neighbours): Fact[] {
  const used = new Set(
    reach(document, ['service', 'pipelines'])
      .flatMap(dicts)
      .flatMap(one => one.entries)
      .flatMap(one => reach(one.value, ['exporters']))
      .flatMap(list => (list.kind === 'list' ? list.items.map(item => plainText(item)) : [plainText(list)])),
  );
  const exporters = values(document, 'exporters')
    .flatMap(dicts)
    .flatMap(one => one.entries);
  const facts = exporters
    .filter(one => used.has(one.key))
    .flatMap(one => exporter(one.key, one.value, neighbours));
  const guards = values(document, 'processors')
    .flatMap(dicts)
    .flatMap(one => one.entries)
    .filter(one => one.key.split('/')[0] === 'redaction')
    .map(one => controlFact('redaction', { kind: 'literal', value: 'present', at: one.at }));
  return [...facts, ...guards];
}

function exporter(name: string, body: Term, neighbours: Neighbours): Fact[] {
  const type = name.split('/')[0] ?? name;
  const options = dicts(body).flatMap(one => one.entries);
  const addresses = options
    .filter(one => ADDRESS.test(one.key))
    .flatMap(one => hostFlow(one.value, `exporter ${name}`, neighbours));
  const vendor = VENDOR.test(type)
    ? [settingFact('exporter', { kind: 'literal', value: type, at: body.at })]
    : [];
  const flows = addresses.length > 0 ? addresses : vendor;
  const tls = dicts(body).flatMap(one => values(one, 'tls').flatMap(dicts));
  return [...flows, ...tls.flatMap(one => insecure(one, name))];
}

function insecure(tls: Dict, name: string): Fact[] {
  return ['insecure', 'insecure_skip_verify'].flatMap(key => {
    const value = get(tls, key);
    return value === undefined ? [] : [controlFact(`exporterTls.${name}`, value)];
  });
}

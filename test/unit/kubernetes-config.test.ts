import { describe, expect, it } from 'vitest';
import { kubernetes } from '../../src/architecture/kubernetes/index.ts';
import { reported, told } from '../fixtures/kubernetes/compare.ts';

function map(name: string, text: string): { [path: string]: string } {
  const lines = text
    .split('\n')
    .map(line => `    ${line}`)
    .join('\n');
  return {
    'k/map.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\ndata:\n  ${name}: |\n${lines}\n`,
  };
}

async function changed(name: string, before: string, after: string): Promise<string[]> {
  return told(await reported(kubernetes, map(name, before), map(name, after)));
}

const COLLECTOR = `receivers: {otlp: {protocols: {grpc: {}}}}
exporters:
  debug: {}
  otlp/traces: {endpoint: "tempo.monitoring.svc:4317"}
service: {pipelines: {traces: {receivers: [otlp], exporters: [debug, otlp/traces]}}}`;

const ENVOY = `static_resources:
  listeners:
    - filter_chains:
        - filters:
            - typed_config:
                route_config:
                  virtual_hosts:
                    - domains: ["*"]
                      routes:
                        - {match: {prefix: /cart}, route: {cluster: cart}}
  clusters:
    - name: cart
      load_assignment: {endpoints: [{lb_endpoints: [{endpoint: {address: {socket_address: {address: cart, port_value: 80}}}}]}]}`;

const NGINX = `upstream cart {
  server cart.internal:8080;
}
server {
  listen 80;
  location /cart {
    proxy_pass http://cart;
  }
}`;

describe('configuration embedded in config maps', () => {
  it('reads exporters of a collector', async () => {
    const more = COLLECTOR.replace(
      '  debug: {}',
      '  debug: {}\n  otlphttp: {endpoint: "https://api.honeycomb.io"}',
    ).replace('[debug,', '[debug, otlphttp,');
    expect(await changed('config.yaml', COLLECTOR, more)).toContain('new-third-party ConfigMap/conf');
    expect(
      await changed('config.yaml', COLLECTOR, COLLECTOR.replace('exporters: [debug,', 'exporters: [')),
    ).toEqual([]);
    expect(
      await changed(
        'config.yaml',
        COLLECTOR,
        COLLECTOR.replace('  debug: {}', '  debug: {verbosity: detailed}'),
      ),
    ).toEqual([]);
  });

  it('reads routes and clusters of Envoy', async () => {
    const route = ENVOY.replace(
      '                        - {match',
      '                        - {match: {prefix: /admin}, route: {cluster: cart}}\n                        - {match',
    );
    expect(await changed('envoy.yaml', ENVOY, route)).toEqual(['new-exposure ConfigMap/conf']);
    expect(
      await changed(
        'envoy.yaml',
        ENVOY,
        ENVOY.replace('route: {cluster: cart}', 'route: {cluster: cart, timeout: 3s}'),
      ),
    ).toEqual([]);
  });

  it('reads locations and upstreams of nginx', async () => {
    const location = NGINX.replace(
      '  location /cart',
      '  location /stock {\n    proxy_pass http://stock.internal:8080;\n  }\n  location /cart',
    );
    expect(await changed('default.conf', NGINX, location)).toEqual([
      'new-dataflow ConfigMap/conf',
      'new-exposure ConfigMap/conf',
    ]);
    expect(
      await changed('default.conf', NGINX, NGINX.replace('listen 80;', 'listen 80;\n  # a comment')),
    ).toEqual([]);
  });

  it('reads switches and addresses in properties', async () => {
    const text = 'db.url=jdbc:postgresql://db:5432/a?sslmode=verify-full\nlog.level=info';
    expect(await changed('app.properties', text, text.replace('verify-full', 'disable'))).toEqual([
      'control-removed ConfigMap/conf',
    ]);
    expect(await changed('app.properties', text, text.replace('level=info', 'level=debug'))).toEqual([]);
  });

  it('passes over dashboards and alerts', async () => {
    expect(await changed('board.json', '{"panels": []}', '{"panels": [{"url": "https://acme.io"}]}')).toEqual(
      [],
    );
    expect(
      await changed(
        'rules.yaml',
        'groups: []',
        'groups:\n  - rules:\n      - alert: Down\n        url: https://acme.io',
      ),
    ).toEqual([]);
  });
});

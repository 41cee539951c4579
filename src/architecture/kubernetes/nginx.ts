import type { Fact } from '../../core/architecture.ts';
import { literal, type Term } from '../term.ts';
import { controlFact, exposureFact } from './fact.ts';
import { hostFlow, type Neighbours } from './flow.ts';

const PASS = /^[ \t]*(?:proxy_pass|grpc_pass|fastcgi_pass|uwsgi_pass)\s+(?:[a-z]+:\/\/)?([\w.-]{1,253})/gm;
const SERVER = /^[ \t]*server\s+([\w.-]{1,253})(?::\d+)?[^{};\n]*;/gm;
const UPSTREAM = /^[ \t]*upstream\s+([\w.-]{1,200})\s*\{/gm;
const LOCATION = /^[ \t]*location\s+(?:[=~^*]{1,2}\s+)?(\S{1,300})\s*\{/gm;
const SWITCH =
  /^[ \t]*(auth_basic|auth_request|ssl_verify_client|proxy_ssl_verify|limit_req)\s+([^;\n]{1,200});/gm;

/** Of an nginx configuration: locations (entry points), upstreams (flows), and the checks it makes. */
export function nginxFacts(text: string, file: Term, neighbours: Neighbours): Fact[] {
  const code = text.replace(/^[ \t]*#.*$/gm, '');
  const pools = new Set(all(code, UPSTREAM));
  const hosts = [...all(code, PASS).filter(host => !pools.has(host)), ...all(code, SERVER)];
  const flows = [...new Set(hosts)].flatMap(host => hostFlow(literal(host, file.at), 'upstream', neighbours));
  const passes = all(code, PASS).length > 0;
  const entries = passes ? [...new Set(all(code, LOCATION))] : [];
  const checks = [...code.matchAll(SWITCH)].map(match =>
    controlFact(`nginx.${match[1] ?? ''}`, literal(match[2] ?? '', file.at)),
  );
  return [
    ...flows,
    ...entries.map(path => exposureFact(literal('0.0.0.0/0', file.at), literal(path, file.at))),
    ...checks,
  ];
}

function all(text: string, form: RegExp): string[] {
  return [...text.matchAll(form)].map(match => match[1] ?? '').filter(name => name !== '' && name !== 'unix');
}

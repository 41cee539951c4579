/** The least size of a model in bytes. */
const SIZE = 10 * 1024;

/**
 * A threat model of some 10 KB: what a model says is made up, how much of what it says is as in the example. Days
 * are quoted, since readers of YAML 1.1 would make timestamps of them, which the schema does not take.
 */
export function modelText(name: string, reviewed: string, note = 'first'): string {
  const services: string[] = [];
  const flows: string[] = [];
  const threats: string[] = [];
  const text = () => [...head(name, note), ...services, ...flows, ...threats, ...tail(reviewed)].join('\n');
  services.push('elements:', '  user: {external: person, name: A customer with a browser, in: outside}');
  flows.push('', 'flows:');
  threats.push('', 'threats:');
  for (let i = 0; text().length < SIZE; i++) {
    services.push(
      `  service-${i}: {process: aws/ecs, name: Service ${i} of ${name}, in: production, code: aws_ecs_service.s${i}}`,
      `  store-${i}: {store: aws/rds, name: Records of service ${i}, in: production, holds: orders, code: aws_db_instance.d${i}}`,
    );
    flows.push(
      `  call-${i}: {from: user, to: service-${i}, carries: orders, via: https, authn: session cookie}`,
      `  keep-${i}: {from: service-${i}, to: store-${i}, carries: orders, via: postgresql over tls, authn: password}`,
    );
    threats.push(...threatsOf(i));
  }
  return `${text()}\n`;
}

function head(name: string, note: string): string[] {
  return [
    'version: 1',
    `name: The system ${name}`,
    `description: "Made for a measurement; the ${note} of its texts"`,
    'owner: acme/platform',
    'criticality: high',
    `scope: [services/${name}]`,
    'methods: [stride-per-interaction]',
    '',
    'data:',
    '  orders: {name: Orders with names and addresses, class: confidential, personal: true}',
    '',
    'boundaries:',
    '  outside: {name: Everything else, kind: network}',
    '  production: {name: Production account, kind: account, provider: aws, region: eu-west-1}',
    '',
  ];
}

function threatsOf(i: number): string[] {
  return [
    `  stolen-session-${i}:`,
    `    at: call-${i}`,
    '    stride: [spoofing, elevation-of-privilege]',
    '    what: A criminal takes over the session of a customer by a stolen cookie and orders in their name',
    '    refs: [T1539, CWE-384]',
    '    risk: 3x4',
    '    mitigate:',
    `      short-session-${i}: {what: "Sessions end after an hour, and with a new address", owner: noor, done: "2026-05-05"}`,
    `  read-records-${i}:`,
    `    at: keep-${i}`,
    '    stride: information-disclosure',
    '    what: Someone on the network between service and database reads orders as they are written',
    '    risk: 2x3',
    '    mitigate:',
    `      encrypted-${i}:`,
    '        what: Connections to the database take TLS only',
    '        owner: li',
    '        due: "2027-02-19"',
    `        ticket: PLAT-${100 + i}`,
  ];
}

function tail(reviewed: string): string[] {
  return ['', 'reviews:', `  - {date: "${reviewed}", why: periodic, engineering: noor, security: li}`];
}

/** The control file: every model is high, so that history counts as far back as `LOG_DAYS` in cases.ts. */
export const CONTROL = [
  'version: 1',
  'edition: 1',
  'staleness:',
  '  days: {low: 366, moderate: 366, high: 92, critical: 92}',
  '  grace: 14',
  '',
].join('\n');

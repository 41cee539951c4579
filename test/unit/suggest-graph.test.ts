import { describe, expect, it } from 'vitest';
import texts from '../../src/generated/library.json';
import { checkFiles } from '../../src/models/checked.ts';
import { builtIn } from '../../src/suggest/library.ts';
import { type Suggestion, suggest } from '../../src/suggest/suggest.ts';
import { file } from './models-support.ts';

const LIBRARY = builtIn(texts);

/** What is suggested for a model of the given lines. */
function suggested(text: string): Suggestion[] {
  const { models, documents } = checkFiles([file('threat-model/one.yaml', `version: 1\nname: One\n${text}`)]);
  expect(documents.flatMap(({ mistakes }) => mistakes)).toEqual([]);
  return suggest(
    models.map(model => ({ model, undrawn: [] })),
    LIBRARY,
  );
}

function ids(text: string): string[] {
  return suggested(text)
    .filter(({ answered }) => answered === undefined)
    .map(({ pattern }) => pattern.id);
}

function find(text: string, id: string): Suggestion | undefined {
  return suggested(text).find(({ pattern }) => pattern.id === id);
}

const SHOP = (flow: string, rest = '') => `
data: {orders: {name: Orders, class: confidential, personal: true}}
elements:
  buyer: {external: person, name: Buyer}
  shop: {process: web-app, name: Shop}
  db: {store: postgres, name: Order database, holds: orders}
flows:
  browse: {from: buyer, to: shop, carries: orders, via: https, authn: password}
  query: {from: shop, to: db, carries: orders, ${flow}}
${rest}`;

/** A pipeline, without which nothing is known of how something is built. */
const BUILT = 'elements:\n  pipeline: {process: ci/github-actions}';

describe('what a flow says of itself', () => {
  it.each([
    ['via: postgres', 'cloud/database-cleartext'],
    ['via: postgres over tls', 'cloud/database-unverified'],
    ['via: postgres over mutual tls', undefined],
  ])('%s raises %s', (via, wanted) => {
    const raised = ids(SHOP(`${via}, authn: password`)).filter(id =>
      /database-(cleartext|unverified)/.test(id),
    );
    expect(raised).toEqual(wanted === undefined ? [] : [wanted]);
  });

  it.each([
    ['authn: password of the shop', 'cloud/database-password-shared'],
    ['authn: workload identity', undefined],
    ['via: postgres', 'cloud/database-credential-unknown'],
  ])('%s raises %s', (authn, wanted) => {
    const raised = ids(SHOP(authn)).filter(id => /database-(password|credential)/.test(id));
    expect(raised).toEqual(wanted === undefined ? [] : [wanted]);
  });

  it('is quoted in the sentence', () => {
    const { what } = find(SHOP('authn: password of the shop'), 'cloud/database-password-shared') ?? {};
    expect(what).toContain('"password of the shop"');
    expect(what).toContain('"Order database"');
  });

  it('tells that people sign in without a password', () => {
    const text = SHOP('authn: workload identity').replace('authn: password}', 'authn: passkey}');
    expect(ids(text).filter(id => id.startsWith('web/credential-stuffing'))).toEqual([]);
  });

  it('is clear only beyond one network', () => {
    const near = (place: string) => `
boundaries: {lan: {kind: network}}
elements:
  a: {process: api, in: lan}
  b: {process: worker${place}}
flows: {call: {from: a, to: b, via: http}}`;
    expect(ids(near(', in: lan'))).not.toContain('flows/cleartext');
    expect(ids(near(''))).toContain('flows/cleartext');
  });
});

describe('who is who', () => {
  const signIn = (name: string) => `
elements:
  someone: {external: person, name: ${name}}
  site: {process: web-app, name: Booking site}
flows: {use: {from: someone, to: site, via: https, authn: password}}`;

  it('takes people whose name tells of work here for staff', () => {
    expect(ids(signIn('Front desk clerk'))).not.toContain('web/object-authorisation');
    expect(ids(signIn('Front desk clerk'))).not.toContain('flows/unaware-people');
  });

  it('suggests script injection at the site and not at the browser in front of it', () => {
    const { subject } =
      find(
        `
elements:
  user: {external: person}
  page: {process: browser, name: Browser}
  site: {process: web-app, name: Web site}
flows:
  look: {from: user, to: page}
  load: {from: page, to: site, via: https}`,
        'web/xss',
      ) ?? {};
    expect(subject?.id).toBe('site');
  });

  it('does not take a system in a network of the model for a third party', () => {
    const sent = (place: string) => `
data: {people: {class: restricted, personal: true}}
boundaries: {lab: {kind: network}, vendor: {kind: organisation}}
elements:
  engine: {process: api, name: Engine}
  other: {external: service, name: Laboratory, in: ${place}}
flows: {send: {from: engine, to: other, carries: people, via: https}}`;
    expect(ids(sent('lab'))).not.toContain('flows/third-party-data');
    expect(ids(sent('vendor'))).toContain('flows/third-party-data');
  });
});

describe('vendors', () => {
  const metadata = (technology: string) =>
    suggested(`
identities: {worker: {name: Identity of the site, kind: workload}}
elements:
  visitor: {external: person, name: Visitor}
  site: {process: ${technology}, name: Site, runs-as: worker}
flows: {visit: {from: visitor, to: site, via: https}}`).find(
      ({ pattern }) => pattern.topic === 'metadata-credentials',
    );

  it.each([
    ['aws/ec2', 'aws/instance-metadata', /IMDSv2/],
    ['azure/vm', 'azure/managed-identity', /metadata endpoint/],
    ['azure/app-service', 'azure/platform-identity', /IDENTITY_HEADER/],
    ['gcp/cloud-run', 'gcp/metadata-token', /metadata server/],
  ])('%s is told of in its own words', (technology, id, words) => {
    const { pattern, what } = metadata(technology) ?? {};
    expect(pattern?.id).toBe(id);
    expect(what).toMatch(words);
    expect(what).toContain('"Identity of the site"');
  });

  it('names the unit of the provider', () => {
    const copied = (provider: string, technology: string) =>
      find(
        `
boundaries: {prod: {kind: account, provider: ${provider}}}
elements: {db: {store: ${technology}, in: prod}}`,
        'cloud/snapshot-exfiltration',
      )?.what;
    expect(copied('azure', 'azure/sql')).toContain('their own subscription');
    expect(copied('gcp', 'gcp/cloud-sql')).toContain('their own project');
  });

  it('does not destroy keys in a vault of passwords', () => {
    expect(ids('elements: {vault: {store: azure/key-vault}}')).not.toContain('cloud/key-destroyed');
    expect(ids('elements: {keys: {process: aws/kms}}')).toContain('cloud/key-destroyed');
  });
});

describe('reach', () => {
  const chain = (between: string) => `
elements:
  visitor: {external: person, name: Visitor}
  front: {process: ${between}, name: Front}
  app: {process: aws/ec2, name: App}
flows:
  in: {from: visitor, to: front, via: https}
  on: {from: front, to: app, via: https}`;

  it('goes through what passes requests on, and is named', () => {
    expect(find(chain('aws/alb'), 'aws/instance-metadata')?.what).toContain('comes in as "Visitor"');
    expect(ids(chain('ci/jenkins'))).not.toContain('aws/instance-metadata');
  });

  it('names the sweeping right of an identity, and where it is not needed', () => {
    const text = `
identities: {sa: {name: Editor account, kind: service-account, may: [roles/editor]}}
elements:
  board: {process: gcp/cloud-run, name: Dashboard, runs-as: sa}
  table: {store: gcp/bigquery, name: Readings}
flows: {read: {from: board, to: table, via: https}}`;
    const { what } = find(text, 'cloud/privileged-identity') ?? {};
    expect(what).toMatch(/"Editor account" may do, "roles\/editor".*reaching "Readings"/);
    expect(ids(text)).not.toContain('cloud/over-broad-identity');
  });

  it('takes a store for a place of uploads only where somebody from outside writes to it', () => {
    const drop = (kind: string) => `
elements:
  writer: {external: ${kind}, name: Writer}
  share: {store: file-share, name: Uploads}
flows: {put: {from: writer, to: share, via: https}}`;
    expect(ids(drop('person'))).toContain('cloud/hostile-upload');
    expect(ids(drop('staff'))).not.toContain('cloud/hostile-upload');
  });

  it('wants a backup where the model shows none', () => {
    const rest = '  copies: {store: backup, name: Copies}';
    const text = SHOP('authn: password');
    expect(ids(text)).toContain('cloud/no-backup');
    expect(ids(text.replace('flows:', `${rest}\nflows:`))).not.toContain('cloud/no-backup');
  });
});

describe('what the model says elsewhere', () => {
  const KEPT = 'flows/kept-too-long';

  it('settles a threat where a mitigation of the same place does', () => {
    const limit = (what: string) => `
threats:
  busy:
    at: browse
    stride: tampering
    what: A reseller scrapes the catalogue
    mitigate: {limit: {what: ${what}, owner: ana}}`;
    expect(ids(SHOP('authn: iam'))).toContain('cloud/layer-7-flood');
    expect(ids(SHOP('authn: iam', limit('Rate limits for each client')))).not.toContain(
      'cloud/layer-7-flood',
    );
    expect(ids(SHOP('authn: iam', limit('"Scrapers are told off; there is no rate limit yet"')))).toContain(
      'cloud/layer-7-flood',
    );
  });

  it('settles it where a description or a reason of a dismissal does', () => {
    const described = SHOP('authn: iam').replace(
      'name: Order database,',
      'name: Order database, description: Deleted after 90 days,',
    );
    expect(ids(SHOP('authn: iam'))).toContain(KEPT);
    expect(ids(described)).not.toContain(KEPT);
    expect(
      ids(SHOP('authn: iam', 'dismissed: {db: {tampering: retention of thirty days is enforced by a job}}')),
    ).not.toContain(KEPT);
  });

  it('leaves out what the model leaves out', () => {
    const out = 'out-of-scope: {order-database: {what: Order database, because: another team models it}}';
    expect(suggested(SHOP('authn: password', out)).filter(({ subject }) => subject.id === 'db')).toEqual([]);
  });

  it('comes last with the assumption that answers it', () => {
    const text = `
boundaries: {prod: {name: Production, kind: account, provider: aws}}
elements: {box: {store: aws/s3, in: prod}, logs: {store: aws/cloudwatch-logs, in: prod}}
assumptions: {closed: {kind: default, at: prod, that: AWS blocks public access to every new bucket, if-wrong: leaks}}`;
    const all = suggested(text);
    expect(all.at(-1)).toMatchObject({
      pattern: { id: 'cloud/public-bucket', confidence: 'low' },
      answered: { id: 'closed', text: 'AWS blocks public access to every new bucket' },
    });
    expect(all.slice(0, -1).filter(({ answered }) => answered !== undefined)).toEqual([]);
  });

  it('counts a threat anywhere that uses two words of the topic', () => {
    const told = (what: string) =>
      ids(
        SHOP(
          'authn: iam',
          `threats: {one: {at: browse, stride: tampering, what: ${what}, avoid: {because: x}}}`,
        ).replace('elements:', BUILT),
      );
    expect(told('A poisoned package among the dependencies runs here')).not.toContain(
      'delivery/dependency-compromise',
    );
    expect(told('Somebody changes the price in a query')).toContain('delivery/dependency-compromise');
  });
});

describe('references', () => {
  it('count anywhere where no other topic has them', () => {
    const named = (ref: string) =>
      ids(
        SHOP(
          'authn: iam',
          `threats: {one: {at: buyer, stride: tampering, what: x, refs: [${ref}], avoid: {because: y}}}`,
        ).replace('elements:', BUILT),
      );
    expect(named('CWE-1357')).not.toContain('delivery/dependency-compromise');
    expect(named('CWE-829')).toContain('delivery/dependency-compromise');
  });
});

describe('the order', () => {
  it('tells a topic once, at the place that it fits best', () => {
    const all = suggested(`
elements:
  checks: {process: ci/github-actions, name: Pull request checks}
  release: {process: ci/github-actions, name: Release}`).filter(
      ({ pattern }) => pattern.topic === 'poisoned-pipeline',
    );
    expect(all.map(({ pattern, subject }) => [pattern.id, subject.id])).toEqual([
      ['delivery/poisoned-checks', 'checks'],
    ]);
  });

  it('puts what holds of every flow behind what this kind of system is known for', () => {
    const order = ids(`
data: {talk: {class: confidential, personal: true}}
elements:
  user: {external: person}
  chat: {process: llm/chat}
  model: {external: llm/model-api}
flows:
  ask: {from: user, to: chat, carries: talk, via: https, authn: password}
  complete: {from: chat, to: model, carries: talk, via: https, authn: api key}`);
    const place = (domain: string) =>
      order.map((id, i) => (id.startsWith(domain) ? i : -1)).filter(i => i >= 0);
    expect(Math.max(...place('llm/'))).toBeLessThan(Math.min(...place('flows/')));
  });
});

describe('what a suggestion is not made for', () => {
  const front = (what: string, flow = '') => `
elements:
  visitor: {external: person}
  front: {process: ${what}, name: Front}
flows:
  browse: {from: visitor, to: front, via: https${flow}}
`;

  it('guessed passwords at a program of those who use the system', () => {
    expect(ids(front('web-app'))).toContain('web/credential-stuffing-unknown');
    expect(ids(front('browser'))).not.toContain('web/credential-stuffing-unknown');
  });

  const called = (caller: string) => `
elements:
  caller: {process: ${caller}, in: outer}
  other: {process: worker, in: outer}
  shop: {process: api, in: inner}
boundaries:
  outer: {kind: network}
  inner: {kind: network}
flows:
  call: {from: caller, to: shop, via: https}
  work: {from: other, to: shop, via: ssh}
`;

  it('quotas for each caller at what passes on the requests of all', () => {
    expect(ids(called('api'))).toContain('flows/internal-flood');
    expect(ids(called('load-balancer'))).not.toContain('flows/internal-flood');
  });

  const agent = (flow: string, rest = '') => `
elements:
  agent: {process: llm/agent}
  orders: {process: llm/tool}
  journal: {store: log}
flows:
  ${flow}: {from: agent, to: orders, authn: agent-role}
  record: {from: agent, to: journal${rest}}
`;

  it.each([
    ['call-cancel', '', true],
    ['call-look-up', '', false],
    ['call-cancel', ', description: A journal of tool calls with who asked', false],
  ])('denied actions: %s%s', (flow, rest, wanted) => {
    expect(ids(agent(flow, rest)).includes('llm/denied-agent-action')).toBe(wanted);
  });

  const lake = (second: string) => `
data:
  clicks: {class: confidential, personal: true}
  customers: {class: confidential, personal: true}
elements:
  web: {process: web-app}
  crm: {process: worker}
  lake: {store: data-lake, holds: [clicks, customers]}
flows:
  click: {from: web, to: lake, carries: clicks}
  extract: {from: ${second}, to: lake, carries: customers}
`;

  it('profiles of people where all data comes from one place', () => {
    expect(ids(lake('crm'))).toContain('flows/linked-people');
    expect(ids(lake('web'))).not.toContain('flows/linked-people');
  });

  it('connections to a database that is a library in its process', () => {
    const raised = (store: string) =>
      ids(SHOP('authn: password').replace('store: postgres', `store: ${store}`));
    expect(raised('postgres')).toContain('cloud/database-cleartext');
    expect(raised('sqlite')).not.toContain('cloud/database-cleartext');
  });
});

describe('what nothing is said of', () => {
  it('has no compromised dependency until the model shows where it is built', () => {
    expect(ids(SHOP('authn: iam'))).not.toContain('delivery/dependency-compromise');
    expect(ids(SHOP('authn: iam').replace('elements:', BUILT))).toContain('delivery/dependency-compromise');
  });

  it('is a log where one is kept, however it is called', () => {
    expect(ids(SHOP('authn: iam'))).toContain('web/repudiated-action');
    const logged = SHOP('authn: iam').replace('flows:', 'flows:\n  logging: {from: shop, to: db}');
    expect(ids(logged)).not.toContain('web/repudiated-action');
  });

  it('is a query language where records are only added', () => {
    const flow = (name: string) =>
      SHOP('authn: iam').replace('query:', `${name}:`).replace('postgres', 'mongodb');
    expect(ids(flow('query'))).toContain('web/nosql-injection');
    expect(ids(flow('log'))).not.toContain('web/nosql-injection');
  });

  it.each([
    ['postgres', true],
    ['mongodb, name: NoSQL', false],
  ])('SQL goes to %s: %s', (store, wanted) => {
    const text = SHOP('authn: iam').replace('postgres, name: Order database', `${store}`);
    expect(ids(text).includes('web/injection')).toBe(wanted);
  });

  it('is a payment between two parts of the party that takes it', () => {
    const between = (from: string) => `
elements:
  from: {process: ${from}}
  to: {process: stripe, name: Stripe}
flows:
  pay: {from: from, to: to}
`;
    expect(ids(between('web-app'))).toContain('web/payment-tamper');
    expect(ids(between('stripe, name: Stripe API'))).not.toContain('web/payment-tamper');
  });
});

describe('a mitigation that the model names by the plural or by its id', () => {
  const keys = (mitigation: string) => `
elements:
  app: {process: api}
  keys: {process: aws/kms, name: Keys}
flows: {use: {from: app, to: keys}}
mitigations:
  ${mitigation}
`;

  it.each([
    ['named: {what: Key policies name who may decrypt}', false],
    ['key-policy: {what: Named users alone}', false],
    ['rotation: {what: Keys are rotated each year}', true],
    ['named: {what: There are no key policies yet}', true],
  ])('%s', (mitigation, wanted) => {
    expect(ids(keys(mitigation)).includes('aws/key-policy')).toBe(wanted);
  });
});

describe('what one model says of an account', () => {
  const model = (name: string, rest: string) =>
    file(
      `threat-model/${name}.yaml`,
      `version: 1\nname: ${name}\nboundaries: {${name}-account: {kind: account, provider: aws}}\n${rest}`,
    );
  const raised = (that: string) => {
    const { models } = checkFiles([
      model('shop', 'elements: {app: {process: api, in: shop-account}}\n'),
      model(
        'platform',
        `assumptions: {root: {at: platform-account, that: ${that}, if-wrong: All is lost}}\n`,
      ),
    ]);
    return suggest(
      models.map(each => ({ model: each, undrawn: [] })),
      LIBRARY,
    ).find(({ pattern }) => pattern.id === 'aws/root-credentials');
  };

  it('counts for the accounts of the others', () => {
    expect(raised('Root credentials of member accounts are removed')?.answered?.id).toBe('root');
    expect(raised('Bills are paid')?.answered).toBeUndefined();
  });
});

describe('what is asked of the names of what is drawn', () => {
  it.each([
    ['browser', 'Web Browser', false],
    ['component', 'Web Browser', false],
    ['component', 'Angular Frontend', false],
    ['component', 'Web shop', true],
    ['component', 'Mobile API', true],
  ])('%s %s serves: %s', (what, name, serves) => {
    const text = `
elements:
  visitor: {external: person}
  front: {process: ${what}, name: ${name}}
flows: {use: {from: visitor, to: front, via: https}}`;
    expect(ids(text).includes('web/session-theft')).toBe(serves);
    expect(ids(text).includes('cloud/layer-7-flood')).toBe(serves);
  });

  const database = (name: string) => `
elements:
  app: {process: api}
  db: {store: store, name: ${name}}
flows: {query: {from: app, to: db}}`;

  it.each([
    ['Order database', ['web/injection'], true],
    ['MongoDB', ['web/nosql-injection'], true],
    ['SQLite database', ['web/injection-embedded'], false],
  ])('%s is asked for its own injection', (name, wanted, served) => {
    const raised = ids(database(name));
    expect(raised.filter(id => id.includes('injection'))).toEqual(wanted);
    expect(raised.includes('cloud/database-credential-unknown')).toBe(served);
  });

  const kept = (store: string) => `
data: {orders: {class: confidential}}
elements:
  visitor: {external: person}
  shop: {process: web-app, name: Shop}
  db: {store: postgres, holds: orders}
  ${store}: {store: nfs}
flows: {buy: {from: visitor, to: shop}}`;

  it('sees a log and a backup on a file share', () => {
    expect(ids(kept('share'))).toEqual(expect.arrayContaining(['cloud/no-backup', 'web/repudiated-action']));
    expect(ids(kept('nightly-dumps'))).not.toContain('cloud/no-backup');
    expect(ids(kept('access-logs'))).not.toContain('web/repudiated-action');
  });

  it('finds nothing to deny at what only reads', () => {
    const site = (name: string) =>
      ids(kept('share').replace('name: Shop', `name: ${name}`).replace('buy:', 'use:'));
    expect(site('Shop')).toContain('web/repudiated-action');
    expect(site('Statistics')).not.toContain('web/repudiated-action');
  });

  it('lets a scan and a dead-letter queue answer where they are drawn', () => {
    const answered = (text: string, id: string) => !ids(text).includes(id);
    const uploads = (scan: string) => `
elements:
  visitor: {external: person}
  uploads: {store: aws/s3, name: Uploads}
  other: {process: aws/guardduty, name: ${scan}}
flows: {put: {from: visitor, to: uploads}, look: {from: other, to: uploads}}`;
    expect(answered(uploads('Malware scan'), 'cloud/hostile-upload')).toBe(true);
    expect(answered(uploads('Findings'), 'cloud/hostile-upload')).toBe(false);
    const queue = (dead: string) => `
elements:
  work: {process: worker}
  orders: {store: rabbitmq}
  other: {store: rabbitmq, name: ${dead}}
flows: {dequeue: {from: work, to: orders}, reject: {from: orders, to: other}}`;
    expect(answered(queue('Dead-letter queue'), 'cloud/poison-message-pull')).toBe(true);
    expect(answered(queue('Next step'), 'cloud/poison-message-pull')).toBe(false);
  });

  it('takes the threat to public content for tampering, and clear HTTP for no TLS at all', () => {
    const edge = (via: string, kind: string) => `
data: {page: {class: ${kind}}}
elements:
  visitor: {external: person}
  edge: {process: cdn}
flows: {load: {from: visitor, to: edge, carries: page, via: ${via}}}`;
    expect(ids(edge('https', 'confidential'))).toContain('cloud/load-balancer-tls');
    expect(find(edge('https', 'public'), 'cloud/load-balancer-tls-content')?.pattern.stride).toEqual([
      'tampering',
    ]);
    expect(ids(edge('https', 'public'))).not.toContain('cloud/load-balancer-tls');
    expect(ids(edge('http', 'confidential'))).not.toContain('cloud/load-balancer-tls');
  });

  it('asks no proof of who is anybody on purpose', () => {
    const open = (name: string) => `
elements:
  caller: {external: service, name: ${name}}
  site: {process: web-app}
flows: {look: {from: caller, to: site, authn: none}}`;
    expect(ids(open('Partner'))).toContain('web/unauthenticated-api');
    expect(ids(open('Visitor'))).not.toContain('web/unauthenticated-api');
  });

  it('keeps bots away from a sign-in inside a network, and leaves it to what checks it', () => {
    const signIn = (place: string, rest = '') => `
boundaries: {lan: {kind: network}}
elements:
  clerk: {external: browser${place}}
  portal: {process: web-app}
  idp: {process: component, name: Authentication${rest}}
flows:
  use: {from: clerk, to: portal, authn: password}
  check: {from: portal, to: idp}`;
    expect(ids(signIn(''))).toContain('web/credential-stuffing');
    expect(ids(signIn(', in: lan'))).not.toContain('web/credential-stuffing');
    expect(ids(signIn('', ', description: Enforces rate limits and account policies'))).not.toContain(
      'web/credential-stuffing',
    );
  });

  it('says nothing of accounts of others, nor of what is out of scope by its name', () => {
    const account = (kind: string) => `
boundaries: {agency: {kind: account, provider: aws}}
elements: {thing: {${kind}: service, in: agency}}`;
    expect(ids(account('process'))).toContain('aws/root-credentials');
    expect(ids(account('external'))).not.toContain('aws/root-credentials');
    const out = (id: string) => `
elements:
  build: {process: ci/jenkins}
  app: {process: api, name: Workloads of teams}
out-of-scope: {${id}: {what: What teams run, because: they model it}}`;
    expect(ids(out('meters'))).toContain('delivery/dependency-compromise');
    expect(ids(out('workloads'))).not.toContain('delivery/dependency-compromise');
  });

  it('tells of dependencies only where the model shows what builds the thing, or its language', () => {
    const made = (what: string) =>
      ids(SHOP('authn: password').replace('process: web-app', `process: ${what}`));
    expect(made('web-app').filter(id => id.includes('dependency'))).toEqual([]);
    expect(made('django')).toContain('delivery/dependency-compromise-language');
  });
});

describe('what one model says beside another', () => {
  it('answers in both where they share the account', () => {
    const model = (name: string, account: string, rest: string) =>
      file(
        `threat-model/${name}.yaml`,
        `version: 1\nname: ${name}\nboundaries: {home: {name: ${account}, kind: account, provider: aws}}\n${rest}`,
      );
    const open = (account: string) => {
      const { models } = checkFiles([
        model('shop', 'Production', 'elements: {keys: {process: aws/kms, in: home}}\n'),
        model(
          'platform',
          account,
          'mitigations: {named: {what: Key policies name their principals and no account}}\n',
        ),
      ]);
      return suggest(
        models.map(each => ({ model: each, undrawn: [] })),
        LIBRARY,
      ).find(({ pattern }) => pattern.id === 'aws/key-policy')?.answered?.id;
    };
    expect(open('Production')).toBe('named');
    expect(open('Tests')).toBeUndefined();
  });
});

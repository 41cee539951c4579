import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import texts from '../../src/generated/library.json';
import { checkFiles } from '../../src/models/checked.ts';
import { builtIn } from '../../src/suggest/library.ts';
import { suggest } from '../../src/suggest/suggest.ts';
import { file } from './models-support.ts';

/** The topics that each system must raise, and the patterns that are about each. */
const TOPICS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'three tiers': {
    'DNS hijack through the registrar': ['cloud/dns-takeover'],
    'TLS downgrade at the load balancer': ['cloud/load-balancer-tls'],
    'layer-7 denial of service': ['cloud/layer-7-flood'],
    'load balancer bypassed': ['cloud/load-balancer-bypass'],
    'SSRF to instance metadata credentials': ['aws/instance-metadata'],
    'over-broad instance profile': ['cloud/over-broad-identity'],
    'shared database password': ['cloud/database-password-shared'],
    'unencrypted database connection': ['cloud/database-cleartext', 'cloud/database-unverified'],
    'snapshot copied to a foreign account': ['cloud/snapshot-exfiltration'],
    'backup integrity never verified': ['cloud/backup-untested'],
    'key policy too broad': ['aws/key-policy'],
    'key disabled or scheduled for deletion': ['cloud/key-destroyed'],
    'trail disabled': ['aws/trail-disabled'],
    'log objects altered': ['cloud/log-altered'],
    'dependency compromised': ['delivery/dependency-compromise'],
    'forged release through the pipeline': ['delivery/forged-release'],
    'standing break-glass privilege': ['cloud/standing-privilege'],
    'shared root credentials': ['aws/root-credentials'],
    'public upload bucket': ['cloud/public-bucket'],
    'single-region outage': ['cloud/region-outage'],
  },
  'language model': {
    'direct prompt injection': ['llm/direct-prompt-injection'],
    'indirect injection through retrieved content': ['llm/indirect-prompt-injection'],
    'vector store poisoning': ['llm/vector-poisoning'],
    'embedding inversion': ['llm/embedding-inversion'],
    'model supply chain': ['llm/model-supply-chain'],
    'tool abuse by the agent': ['llm/tool-abuse'],
    'cross-tenant retrieval': ['llm/cross-tenant-retrieval'],
    'personal data in prompts': ['llm/prompt-personal-data'],
    'cost and token exhaustion': ['llm/token-exhaustion'],
    'exfiltration through rendered Markdown': ['llm/markdown-exfiltration'],
  },
  'landing zone': {
    'management account compromise': [
      'organisation/management-account',
      'organisation/management-account-boundary',
    ],
    'cross-account trust and confused deputy': [
      'organisation/cross-account-trust',
      'organisation/cross-account-trust-account',
    ],
    'organisation-level privilege escalation': ['organisation/organisation-escalation'],
    'log archive integrity': ['organisation/log-archive'],
    'network plumbing leaking between environments': ['organisation/network-leak'],
    'identity provider drift': ['organisation/identity-drift'],
    'new account provisioned without controls': ['organisation/account-without-controls'],
    'backup and restore boundary': ['organisation/backup-boundary'],
  },
};

/** How many of the topics must be within the first 15. */
const EARLY: Readonly<Record<string, number>> = { 'three tiers': 13, 'language model': 7, 'landing zone': 8 };

const MODELS: Readonly<Record<string, readonly string[]>> = {
  'three tiers': [
    'examples/three-tier-aws/threat-model/checkout.yaml',
    'examples/three-tier-aws/threat-model/operators.yaml',
  ],
  'language model': ['examples/llm-rag/threat-model/assistant.yaml'],
  'landing zone': ['examples/landing-zone/threat-model/landing-zone.yaml'],
};

/** Suggestions for models of which the threats, what answers them, and what was dismissed are taken away: ids, best first. */
function suggestedFor(paths: readonly string[]) {
  const { models, documents } = checkFiles(
    paths.map(path => file(`threat-model/${path.split('/').at(-1)}`, readFileSync(path, 'utf8'))),
  );
  expect(documents.flatMap(({ mistakes }) => mistakes)).toEqual([]);
  const bare = models.map(model => ({ ...model, threats: [], mitigations: [], dismissed: [] }));
  return suggest(
    bare.map(model => ({ model, undrawn: [] })),
    builtIn(texts),
  );
}

describe.each(Object.entries(TOPICS))('%s without threats', (system, topics) => {
  const suggestions = suggestedFor(MODELS[system] ?? []);
  const ids = suggestions.map(({ pattern }) => pattern.id);
  const rank = (wanted: readonly string[]) => ids.findIndex(id => wanted.includes(id));

  it.each(Object.entries(topics))('raises %s', (_, wanted) => {
    expect(rank(wanted)).toBeGreaterThanOrEqual(0);
  });

  it('raises most of them within the first 15', () => {
    const ranks = Object.values(topics).map(rank);
    expect(ranks.filter(place => place >= 0 && place < 15).length).toBeGreaterThanOrEqual(EARLY[system] ?? 0);
  });

  it('tells each topic once, and begins with many elements', () => {
    expect(new Set(suggestions.map(({ pattern }) => pattern.topic)).size).toBe(suggestions.length);
    expect(new Set(suggestions.slice(0, 15).map(({ element }) => element)).size).toBeGreaterThanOrEqual(7);
  });
});

describe('the complete three-tier model', () => {
  it('has considered nearly all of its topics', () => {
    const { models } = checkFiles(
      (MODELS['three tiers'] ?? []).map(path =>
        file(`threat-model/${path.split('/').at(-1)}`, readFileSync(path, 'utf8')),
      ),
    );
    const checkout = models.filter(({ id }) => id === 'checkout');
    const open = suggest(
      checkout.map(model => ({ model, undrawn: [] })),
      builtIn(texts),
    ).map(({ pattern }) => pattern.id);
    const topics = Object.values(TOPICS['three tiers'] ?? {}).flat();
    expect(open.filter(id => topics.includes(id))).toEqual([
      'aws/root-credentials',
      'cloud/standing-privilege',
    ]);
  });
});

describe('what reaches a language model from people', () => {
  const raised = (between: string) => {
    const text = `name: Help
elements:
  visitor: {external: person}
  front: {process: ${between}}
  chat: {process: llm/chat}
flows:
  ask: {from: visitor, to: front}
  pass-on: {from: front, to: chat}
`;
    const { models } = checkFiles([file('threat-model/help.yaml', text)]);
    return suggest(
      models.map(model => ({ model, undrawn: [] })),
      builtIn(texts),
    ).map(({ pattern }) => pattern.id);
  };

  it.each(['aws/alb', 'aws/api-gateway', 'aws/cloudfront', 'web-app'])('passes through %s', between => {
    expect(raised(between)).toEqual(
      expect.arrayContaining(['llm/direct-prompt-injection', 'llm/markdown-exfiltration']),
    );
  });

  it.each(['aws/lambda', 'ci/jenkins'])('ends at %s, which decides itself what it sends', between => {
    expect(raised(between)).not.toContain('llm/direct-prompt-injection');
  });
});

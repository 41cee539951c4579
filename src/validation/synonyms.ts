import type { Json } from '../core/document.ts';
import { nearest, normal } from './nearest.ts';

type Synonyms = Readonly<Record<string, string>>;

/** What people write for our fields, by the noun of the map: words of other formats and of ordinary speech. */
const FIELDS: ReadonlyMap<string, Synonyms> = new Map<string, Synonyms>([
  [
    'root',
    {
      title: 'name',
      system: 'name',
      team: 'owner',
      risk: 'criticality',
      paths: 'scope',
      method: 'methods',
      methodology: 'methods',
      assets: 'data',
      'data-assets': 'data',
      'trust-boundaries': 'boundaries',
      'trust-zones': 'boundaries',
      zones: 'boundaries',
      principals: 'identities',
      roles: 'identities',
      components: 'elements',
      nodes: 'elements',
      'data-flows': 'flows',
      dataflows: 'flows',
      risks: 'threats',
      controls: 'mitigations',
    },
  ],
  ['data', { classification: 'class', sensitivity: 'class', pii: 'personal', title: 'name' }],
  ['boundary', { type: 'kind', parent: 'in', 'trust-boundary': 'in', title: 'name', cloud: 'provider' }],
  ['identity', { type: 'kind', title: 'name' }],
  [
    'element',
    {
      'trust-boundary': 'in',
      boundary: 'in',
      'trust-zone': 'in',
      zone: 'in',
      identity: 'runs-as',
      role: 'runs-as',
      'run-as': 'runs-as',
      data: 'holds',
      stores: 'holds',
      assets: 'holds',
      resource: 'code',
      title: 'name',
      datastore: 'store',
      'data-store': 'store',
      database: 'store',
      actor: 'external',
      'external-entity': 'external',
    },
  ],
  [
    'flow',
    {
      source: 'from',
      src: 'from',
      target: 'to',
      destination: 'to',
      dst: 'to',
      dest: 'to',
      data: 'carries',
      assets: 'carries',
      protocol: 'via',
      authentication: 'authn',
      auth: 'authn',
      title: 'name',
    },
  ],
  [
    'assumption',
    {
      what: 'that',
      description: 'that',
      text: 'that',
      type: 'kind',
      expires: 'until',
      target: 'at',
      targets: 'at',
    },
  ],
  [
    'threat',
    {
      mitigations: 'mitigate',
      mitigated: 'mitigate',
      mitigation: 'mitigate',
      controls: 'mitigate',
      countermeasures: 'mitigate',
      accepted: 'accept',
      acceptance: 'accept',
      transferred: 'transfer',
      avoided: 'avoid',
      description: 'what',
      summary: 'what',
      text: 'what',
      title: 'name',
      target: 'at',
      targets: 'at',
      element: 'at',
      elements: 'at',
      flow: 'at',
      flows: 'at',
      category: 'stride',
      categories: 'stride',
      references: 'refs',
      attack: 'refs',
      capec: 'refs',
      cwe: 'refs',
      severity: 'risk',
    },
  ],
  [
    'mitigation',
    {
      description: 'what',
      text: 'what',
      name: 'what',
      title: 'what',
      that: 'what',
      deadline: 'due',
      'due-date': 'due',
      until: 'due',
      completed: 'done',
      implemented: 'done',
      status: 'done',
      assignee: 'owner',
      issue: 'ticket',
      jira: 'ticket',
      proof: 'evidence',
    },
  ],
  ['transfer', { provider: 'to', reason: 'because', rationale: 'because', why: 'because' }],
  [
    'accept',
    {
      reason: 'because',
      rationale: 'because',
      justification: 'because',
      why: 'because',
      expires: 'until',
      expiry: 'until',
      owner: 'by',
      approver: 'by',
      'accepted-by': 'by',
    },
  ],
  ['avoid', { reason: 'because', rationale: 'because', why: 'because', what: 'because', how: 'because' }],
  ['review', { reason: 'why', type: 'why', kind: 'why', on: 'date', note: 'notes', comment: 'notes' }],
]);

/** What people write for the values of our enumerations; it counts where the value is allowed. */
const VALUES: ReadonlyMap<string, readonly string[]> = new Map([
  ['elevation', ['elevation-of-privilege']],
  ['privilege-escalation', ['elevation-of-privilege']],
  ['eop', ['elevation-of-privilege']],
  ['e', ['elevation-of-privilege']],
  ['dos', ['denial-of-service']],
  ['d', ['denial-of-service']],
  ['info-disclosure', ['information-disclosure']],
  ['disclosure', ['information-disclosure', 'data-disclosure']],
  ['disclosure-of-information', ['data-disclosure', 'information-disclosure']],
  ['i', ['information-disclosure']],
  ['s', ['spoofing']],
  ['t', ['tampering']],
  ['r', ['repudiation']],
  ['linkability', ['linking']],
  ['identifiability', ['identifying']],
  ['detectability', ['detecting']],
  ['medium', ['moderate']],
  ['severe', ['critical']],
  ['secret', ['restricted', 'confidential']],
  ['private', ['confidential', 'internal']],
  ['organization', ['organisation']],
  ['org', ['organisation']],
  ['vpc', ['network']],
  ['subnet', ['network']],
  ['subscription', ['account']],
  ['project', ['account']],
  ['service', ['service-account']],
  ['user', ['person']],
  ['amazon', ['aws']],
  ['google', ['gcp']],
  ['microsoft', ['azure']],
  ['annual', ['periodic']],
  ['yearly', ['periodic']],
  ['quarterly', ['periodic']],
  ['scheduled', ['periodic']],
  ['stride', ['stride-per-element']],
  ['mitre', ['attack']],
  ['warn', ['warning']],
  ['info', ['notice']],
  ['note', ['notice']],
  ['fail', ['error']],
  ['block', ['error']],
]);

/** Kinds of element as other formats write them in a field `type`. */
const ELEMENT_KINDS: Synonyms = {
  process: 'process',
  service: 'process',
  store: 'store',
  'data-store': 'store',
  datastore: 'store',
  database: 'store',
  external: 'external',
  'external-entity': 'external',
  actor: 'external',
  person: 'external',
  user: 'external',
};

/** The field that an unknown one was probably meant to be, among those that are still free. */
export function meantField(
  noun: string,
  field: string,
  value: Json | undefined,
  free: ReadonlySet<string>,
): string | undefined {
  const told = normal(field);
  const isKind = noun === 'element' && (told === 'type' || told === 'kind') && typeof value === 'string';
  const synonym = isKind ? own(ELEMENT_KINDS, normal(value)) : own(FIELDS.get(noun), told);
  if (synonym !== undefined && free.has(synonym)) return synonym;
  return nearest(field, [...free]);
}

/** The allowed value that a wrong one was probably meant to be. */
export function meantValue(value: string, allowed: readonly string[]): string | undefined {
  const told = normal(value);
  const exact = allowed.find(candidate => candidate.toLowerCase() === told);
  const synonym = VALUES.get(told)?.find(candidate => allowed.includes(candidate));
  if (exact !== undefined || synonym !== undefined) return exact ?? synonym;
  const near = nearest(value, allowed);
  if (near !== undefined || told.length < 4) return near;
  const [begun, another] = allowed.filter(candidate => candidate.startsWith(told));
  return another === undefined ? begun : undefined;
}

function own(synonyms: Synonyms | undefined, word: string): string | undefined {
  return synonyms && Object.hasOwn(synonyms, word) ? synonyms[word] : undefined;
}

import type { DataAsset, Element, Flow, Model } from '../core/model.ts';
import type { Pattern } from './library.ts';
import { checksSignIn, hasBackup, hasLog, isAnonymous, isWay, onlyReads, writesLog } from './names.ts';
import type { Reach } from './reach.ts';
import type { Subject } from './subjects.ts';
import { spaced, type Technologies } from './technology.ts';

export type Condition = NonNullable<Pattern['on']['when']>[number];

/** Decides conditions from what a model shows. What it does not say is unknown, and no condition holds of it. */
export class Conditions {
  readonly #technologies: Technologies;
  readonly #reach: Reach;
  readonly #tenants = new Map<Model, boolean>();

  constructor(technologies: Technologies, reach: Reach) {
    this.#technologies = technologies;
    this.#reach = reach;
  }

  holds(condition: Condition, subject: Subject): boolean {
    const { data, via, authn } = subject;
    switch (condition) {
      case 'exposed':
        return subject.exposed;
      case 'from-outside':
        return this.#reach.source(subject) !== undefined;
      case 'from-person':
        return this.#reach.fromPerson(subject);
      case 'crosses':
        return subject.crosses;
      case 'crosses-account':
        return subject.crossesAccount;
      case 'within':
        return isWithin(subject);
      case 'third-party':
        return this.#thirdParty(subject);
      case 'web':
        return (via ?? '') === '' || WEB.test(via ?? '');
      case 'encrypted':
        return isEncrypted(via);
      case 'unencrypted':
        return isClear(via);
      case 'unauthenticated':
        return isOpen(subject);
      case 'authn-unknown':
        return subject.is === 'flow' && (authn ?? '') === '';
      case 'via-unknown':
        return subject.is === 'flow' && (via ?? '') === '';
      case 'shared-target':
        return subject.model.flows.some(
          ({ from, to }) =>
            to?.id === subject.to?.id &&
            from?.id !== subject.from?.id &&
            subject.model.elements.some(({ id, kind }) => id === from?.id && kind === 'process'),
        );
      case 'password':
        return isPassword(authn);
      case 'shared-credential':
        return /\bshared (?!access)/i.test(authn ?? '');
      case 'strong-authn':
        return STRONG.test(authn ?? '');
      case 'uses-secret':
        return secretFlows(subject).length > 0 && !this.#fetchesSecrets(subject);
      case 'relayed':
        return this.#is(subject.from, PASSES_ON) || isWay(subject.from);
      case 'client':
        return this.#is(subject.to ?? subject.element, ['client-app']);
      case 'operates':
        return SHELL.test(via ?? '') || this.#is(subject.from, ['staff', 'ci', 'source-control']);
      case 'reads':
        return onlyReads(subject);
      case 'anonymous':
        return isAnonymous(subject);
      case 'visitor':
        return this.#is(subject.from, ['person', 'browser']) && this.#is(subject.to, ['web-app', 'edge']);
      case 'keeps':
        return subject.element?.kind === 'store';
      case 'inside':
        return subject.model.boundaries.some(
          ({ id, kind }) => id === subject.from?.in?.id && INSIDE.has(kind ?? ''),
        );
      case 'foreign':
        return isForeign(subject);
      case 'logs':
        return writesLog(subject);
      case 'recorded':
        return hasLog(subject.model);
      case 'with-backup':
        return hasBackup(subject.model);
      case 'several-sources':
        return hasSeveralSources(subject);
      case 'identity':
        return subject.identity !== undefined;
      case 'privileged':
        return subject.may.some(action => WIDE.test(action));
      case 'bounded':
        return subject.may.length > 0;
      case 'personal':
        return data.some(({ personal }) => personal === true);
      case 'several-personal':
        return data.filter(({ personal }) => personal === true).length > 1;
      case 'sensitive':
        return data.some(isSensitive);
      case 'protected':
        return data.some(asset => asset.personal === true || isSensitive(asset));
      case 'public-data':
        return data.length > 0 && data.every(asset => asset.class === 'public');
      case 'credentials':
        return data.some(({ id, name }) => CREDENTIALS.test(`${id} ${name ?? ''}`));
      case 'written-from-outside':
        return this.#reach.writtenFromOutside(subject);
      case 'consumed':
        return this.#consumed(subject);
      case 'neighbours':
        return subject.beside.length > 0;
      case 'one-region':
        return subject.region !== undefined && regionsOf(subject.model).size === 1;
      case 'many-tenants':
        return this.#manyTenants(subject.model);
      case 'aws':
      case 'azure':
      case 'gcp':
        return this.#provider(subject) === condition;
    }
  }

  #is(element: Element | undefined, classes: readonly string[]): boolean {
    return element !== undefined && this.#technologies.fit(element, classes) !== undefined;
  }

  #fetchesSecrets({ neighbours }: Subject): boolean {
    return neighbours.to.some(element => this.#technologies.fit(element, ['secret-store']) !== undefined);
  }

  /** Whether it is, or a flow goes to, a party that is not the owner of the system: outside, and neither people nor their devices. */
  #thirdParty({ model, to, element }: Subject): boolean {
    const party = to ?? element;
    const place = model.boundaries.find(({ id }) => id === party?.in?.id);
    return (
      party?.kind === 'external' &&
      (place === undefined || FOREIGN.has(place.kind ?? '')) &&
      this.#technologies.fit(party, ['person', 'staff', 'device', 'browser', 'mobile-app']) === undefined
    );
  }

  /** Whether something else than the sender of a flow takes from where it goes. */
  #consumed({ model, from, to }: Subject): boolean {
    const other = ({ id, kind }: { id: string; kind: string }) => id !== from?.id && kind === 'process';
    const kinds = new Map(model.elements.map(({ id, kind }) => [id, kind]));
    return model.flows.some(flow =>
      [
        [flow.from?.id, flow.to?.id],
        [flow.to?.id, flow.from?.id],
      ].some(
        ([here, there]) => here === to?.id && other({ id: there ?? '', kind: kinds.get(there ?? '') ?? '' }),
      ),
    );
  }

  #manyTenants(model: Model): boolean {
    let many = this.#tenants.get(model);
    if (many === undefined) {
      const names = [model, ...model.elements, ...model.data, ...model.identities].map(({ name, id }) =>
        spaced(`${id} ${name ?? ''}`),
      );
      many = names.some(text => /\b(multi ?tenant|multitenant|tenants?|workspaces)\b/.test(text));
      this.#tenants.set(model, many);
    }
    return many;
  }

  #provider(subject: Subject): string | undefined {
    const technology = subject.element ?? subject.to;
    const own = technology && /^(aws|azure|gcp)\//.exec(this.#technologies.normal(technology.what))?.[1];
    return own ?? subject.provider;
  }
}

/** The flows from an element that sign in with a secret which somebody has to keep. */
export function secretFlows({ model, element, flows }: Subject): Flow[] {
  const passedOn = new Set(model.elements.filter(checksSignIn).map(({ id }) => id));
  return flows.filter(
    ({ from, to, authn }) => from?.id === element?.id && isPassword(authn) && !passedOn.has(to?.id ?? ''),
  );
}

function isSensitive({ class: kind }: DataAsset): boolean {
  return kind === 'confidential' || kind === 'restricted';
}

/** Whether a flow, or every flow to an element, is said to prove nothing of who sends it. */
function isOpen({ id, is, authn, from, flows }: Subject): boolean {
  if (is === 'flow') return NO_PROOF.test(authn ?? '') || /\banonymous\b/i.test(from?.name ?? '');
  const into = flows.filter(({ to }) => to?.id === id);
  return into.length > 0 && into.every(flow => NO_PROOF.test(flow.authn ?? ''));
}

/** Whether a boundary is another party's: by its provider, or since all that is drawn in it is outside. */
function isForeign({ provider, neighbours }: Subject): boolean {
  return (
    provider === 'other' ||
    (neighbours.to.length > 0 && neighbours.to.every(({ kind }) => kind === 'external'))
  );
}

/** Whether two senders bring personal data that the other does not bring: what was apart before comes together here. */
function hasSeveralSources({ id, flows, data }: Subject): boolean {
  const personal = new Set(data.flatMap(asset => (asset.personal === true ? [asset.id] : [])));
  const brought = new Map<string, Set<string>>();
  for (const { from, to, carries } of flows) {
    if (to?.id !== id || from === undefined) continue;
    const known = brought.get(from.id) ?? new Set();
    for (const asset of carries) if (personal.has(asset.id)) known.add(asset.id);
    brought.set(from.id, known);
  }
  const lacks = (a: Set<string>, b: Set<string>) => [...b].some(asset => !a.has(asset));
  const sources = [...brought.values()];
  return sources.some((a, i) => sources.slice(i + 1).some(b => lacks(a, b) && lacks(b, a)));
}

/** Whether both ends of a flow are known to lie in the same boundary. */
function isWithin({ from, to }: Subject): boolean {
  return from?.in !== undefined && from.in.id === to?.in?.id;
}

function regionsOf({ boundaries }: Model): ReadonlySet<string> {
  return new Set(
    boundaries.flatMap(({ region, provider }) => (region && provider !== 'other' ? [region] : [])),
  );
}

const NO_PROOF = /^(none|no|anonymous|public)\b/i;
/** Kinds of boundaries inside of which nobody from the internet calls. */
const INSIDE: ReadonlySet<string> = new Set(['network', 'host', 'cluster', 'namespace']);
/** Kinds of boundaries that can be another party's; what lies in a network of the model is the owner's own. */
const FOREIGN: ReadonlySet<string> = new Set(['organisation', 'account', 'tenant', '']);
/** What has no requests of its own: those of all callers come through it. */
const PASSES_ON = ['load-balancer', 'cdn', 'api-gateway', 'firewall', 'k8s-service'];
/** Protocols by which people and pipelines operate a system, and no client uses it. */
const SHELL = /\b(ssh|scp|sftp|rsync|rdp|winrm|ssm)\b/i;
/** Protocols of the web, and what is said instead of them. */
const WEB = /http|tls|ssl|grpc|websocket|wss?\b|rest|graphql/i;
const CREDENTIALS = /credential|password|secret|token|api-?key|key-material|sign-in|session|certificate/i;
const STRONG =
  /mutual|mtls|certificate|managed identity|workload identity|oidc|iam|role|hardware|passkey|fido|second factor|mfa|one-time|kerberos|federat|service account/i;
const WIDE = /\*|admin|owner|editor|poweruser|passrole|root|write-all|:write\b/i;

function isPassword(authn: string | undefined): boolean {
  return (
    /passw|\bbasic\b|shared (key|secret|local|account)|login|access key|api[- ]?key|connection string|client secret|key file|publish token|pull secret|static|account key|symmetric key|publisher key|\bpin\b/i.test(
      authn ?? '',
    ) && !/password and|password, then/i.test(authn ?? '')
  );
}

const OPEN_PROTOCOLS =
  /\b(http|ftp|telnet|ldap|smtp|plaintext|cleartext|unencrypted|tcp|ws|mllp|modbus|dicom|serial|mqtt)\b/;
const CLOSED_PROTOCOLS =
  /\b(tls|ssl|mtls|https|vpn|ipsec|wireguard|starttls|ssh|sftp|amqps|rediss|wss|mqtts|encrypted|grpcs)\b/;

/** A protocol that is known to show what it carries: what the model does not say is unknown, not clear. */
function isClear(via: string | undefined): boolean {
  const words = spaced(via ?? '').replace('http s', 'https');
  return OPEN_PROTOCOLS.test(words) && !CLOSED_PROTOCOLS.test(words.replace('unencrypted', ''));
}

function isEncrypted(via: string | undefined): boolean {
  return CLOSED_PROTOCOLS.test(
    spaced(via ?? '')
      .replace('http s', 'https')
      .replace('unencrypted', ''),
  );
}

import type { Id } from '../core/model.ts';
import type { Library, Pattern } from './library.ts';
import type { Subject } from './subjects.ts';
import { type Fit, hasWord, spaced, Technologies } from './technology.ts';

/** A pattern that holds of a subject. */
export interface Match {
  readonly pattern: Pattern;
  readonly subject: Subject;
  readonly fit: Fit;
}

/** What passes on what a person sends, mostly as it came. */
const RELAYS = ['load-balancer', 'cdn', 'api-gateway', 'firewall', 'web-app', 'browser', 'mobile-app'];

type Condition = NonNullable<Pattern['on']['when']>[number];

/** Finds which patterns hold of which subjects of one model. */
export class Matcher {
  readonly #library: Library;
  readonly #technologies: Technologies;

  constructor(library: Library) {
    this.#library = library;
    this.#technologies = new Technologies(library);
  }

  /** Every match of every pattern, in the order of the library and then of the model. */
  all(subjects: readonly Subject[]): Match[] {
    const relays = this.#relays(subjects);
    return this.#library.patterns.flatMap(pattern => {
      if (pattern.on.beside !== undefined && !this.#beside(subjects, pattern.on.beside)) return [];
      return subjects.flatMap(subject => {
        const fit = this.#fit(pattern, subject, relays);
        return fit === undefined ? [] : [{ pattern, subject, fit }];
      });
    });
  }

  #beside(subjects: readonly Subject[], globs: readonly string[]): boolean {
    return subjects.some(({ element }) => element !== undefined && this.#is(element, globs) !== undefined);
  }

  #is(element: NonNullable<Subject['element']>, globs: readonly string[]): Fit | undefined {
    return this.#technologies.fit(element, globs);
  }

  /** The elements that people's requests pass through, one after another, on their way in. */
  #relays(subjects: readonly Subject[]): ReadonlySet<Id> {
    const relays = new Set<Id>();
    const candidates = subjects.filter(({ element }) => element !== undefined && this.#is(element, RELAYS));
    for (let before = -1; before !== relays.size; ) {
      before = relays.size;
      for (const subject of candidates) if (this.#fromPerson(subject, relays)) relays.add(subject.id);
    }
    return relays;
  }

  #fromPerson({ neighbours }: Subject, relays: ReadonlySet<Id>): boolean {
    return neighbours.from.some(
      element =>
        relays.has(element.id) ||
        (element.kind === 'external' && this.#is(element, ['person', 'staff']) !== undefined),
    );
  }

  #fit({ on }: Pattern, subject: Subject, relays: ReadonlySet<Id>): Fit | undefined {
    const fit = this.#place(on, subject);
    if (fit === undefined) return undefined;
    const { from, to } = subject.neighbours;
    const near = (globs: readonly string[] | undefined, elements: typeof from) =>
      globs === undefined || elements.some(element => this.#is(element, globs) !== undefined);
    const holds = (condition: Condition) =>
      condition === 'from-person' ? this.#fromPerson(subject, relays) : this.#holds(condition, subject);
    const met =
      near(on.reaches, to) &&
      near(on['reached-by'], from) &&
      (on.when ?? []).every(holds) &&
      !(on.unless ?? []).some(holds) &&
      (on.words === undefined || hasWord(wordsOf(subject), on.words));
    return met ? fit : undefined;
  }

  #place(on: Pattern['on'], subject: Subject): Fit | undefined {
    if (on.element !== undefined) return subject.element && this.#is(subject.element, on.element);
    if (on.boundary !== undefined) {
      const kinds: readonly unknown[] = on.boundary;
      return subject.is === 'boundary' && kinds.includes(subject.kind) ? 'class' : undefined;
    }
    if (subject.is !== 'flow' || !subject.from || !subject.to || on.flow === undefined) return undefined;
    const ends = [
      on.flow.from === undefined ? 'kind' : this.#is(subject.from, on.flow.from),
      on.flow.to === undefined ? 'kind' : this.#is(subject.to, on.flow.to),
    ] as const;
    if (ends[0] === undefined || ends[1] === undefined) return undefined;
    return ends.find(end => end !== 'kind') ?? 'kind';
  }

  #holds(condition: Exclude<Condition, 'from-person'>, subject: Subject): boolean {
    switch (condition) {
      case 'exposed':
        return subject.exposed;
      case 'crosses':
        return subject.crosses;
      case 'crosses-account':
        return subject.crossesAccount;
      case 'from-internet':
        return subject.exposed;
      case 'unencrypted':
        return clear(subject.via);
      case 'unauthenticated':
        return /^(none|no|anonymous|public)\b/i.test(subject.authn ?? '');
      case 'password':
        return /passw|basic|shared (key|secret)/i.test(subject.authn ?? '');
      case 'identity':
        return subject.identity !== undefined;
      case 'personal':
        return subject.data.some(({ personal }) => personal === true);
      case 'sensitive':
        return subject.data.some(asset => asset.class === 'confidential' || asset.class === 'restricted');
      case 'credentials':
        return subject.data.some(({ id }) => CREDENTIALS.test(id));
      case 'aws':
      case 'azure':
      case 'gcp':
        return this.#provider(subject) === condition;
    }
  }

  #provider(subject: Subject): string | undefined {
    const technology = subject.element ?? subject.to;
    const own = technology && /^(aws|azure|gcp)\//.exec(this.#technologies.normal(technology.what))?.[1];
    return own ?? subject.provider;
  }
}

const CREDENTIALS = /credential|password|secret|token|api-?key|key-material|sign-in|session/i;

/** A protocol that is known to show what it carries: what the model does not say is unknown, not clear. */
function clear(via: string | undefined): boolean {
  const words = spaced(via ?? '').split(' ');
  return (
    words.some(word =>
      [
        'http',
        'ftp',
        'telnet',
        'ldap',
        'smtp',
        'plaintext',
        'cleartext',
        'unencrypted',
        'tcp',
        'ws',
      ].includes(word),
    ) &&
    !words.some(word =>
      ['tls', 'ssl', 'mtls', 'https', 'vpn', 'ipsec', 'wireguard', 'starttls'].includes(word),
    )
  );
}

function wordsOf({ id, name, data, element }: Subject): string[] {
  return [id, name, element?.what ?? '', ...data.map(asset => asset.id)];
}

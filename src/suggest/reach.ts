import type { Element, Id } from '../core/model.ts';
import { INTERNET } from '../models/graph.ts';
import type { Subject } from './subjects.ts';
import type { Technologies } from './technology.ts';

/** What passes on what it is sent, mostly as it came. */
const RELAYS = ['load-balancer', 'cdn', 'api-gateway', 'firewall', 'web-app', 'client-app', 'k8s-service'];

/** Who from outside reaches which elements of one model: directly, or through what passes requests on. */
export class Reach {
  readonly #technologies: Technologies;
  readonly #sources: ReadonlyMap<Id, Element>;
  readonly #people: ReadonlyMap<Id, Element>;
  /** Every element that a request from outside gets to, itself a relay or not. */
  readonly #reached = new Set<Id>();

  constructor(subjects: readonly Subject[], technologies: Technologies) {
    this.#technologies = technologies;
    const relays = subjects.filter(
      ({ element }) => element !== undefined && technologies.fit(element, RELAYS),
    );
    this.#sources = this.#through(relays, element => this.#isOutside(element));
    this.#people = this.#through(relays, element => this.#isPerson(element));
    for (const { id, element, neighbours } of subjects)
      if (
        element !== undefined &&
        neighbours.from.some(from => this.#isOutside(from) || this.#sources.has(from.id))
      )
        this.#reached.add(id);
  }

  /** The outside party whose requests get to the subject: one that the system serves, not staff. */
  source(subject: Subject): Element | undefined {
    return this.#first(subject, this.#sources, element => this.#isOutside(element));
  }

  /** A person whose requests get to the subject, be it staff. */
  person(subject: Subject): Element | undefined {
    return this.#first(subject, this.#people, element => this.#isPerson(element));
  }

  /** Whether a person's requests get to the subject, be it staff. */
  fromPerson(subject: Subject): boolean {
    return this.person(subject) !== undefined;
  }

  /** Whether somebody outside decides what is put into the element: they do, or a process that they reach does. */
  writtenFromOutside({ neighbours }: Subject): boolean {
    return neighbours.from.some(element => this.#isOutside(element) || this.#reached.has(element.id));
  }

  #isOutside(element: Element): boolean {
    if (this.#isClient(element)) return true;
    return (
      element.kind === 'external' &&
      (element.in === undefined ||
        element.in.id === INTERNET ||
        this.#technologies.fit(element, ['person', 'device', 'browser']) !== undefined) &&
      this.#technologies.fit(element, ['staff', 'ci', 'source-control', 'workforce-idp']) === undefined
    );
  }

  #isPerson(element: Element): boolean {
    if (this.#isClient(element)) return true;
    return element.kind === 'external' && this.#technologies.fit(element, ['person', 'staff']) !== undefined;
  }

  /** A program in the hands of those who use it: what it sends is what they want it to send. */
  #isClient(element: Element): boolean {
    return this.#technologies.fit(element, ['client-app']) !== undefined;
  }

  /** From whom requests get to each relay. */
  #through(relays: readonly Subject[], begins: (element: Element) => boolean): ReadonlyMap<Id, Element> {
    const found = new Map<Id, Element>();
    for (let before = -1; before !== found.size; ) {
      before = found.size;
      for (const relay of relays) {
        const source = found.has(relay.id) ? undefined : this.#first(relay, found, begins);
        if (source !== undefined) found.set(relay.id, source);
      }
    }
    return found;
  }

  /** People rather than programs: a request of theirs says what they want. */
  #first(
    { neighbours }: Subject,
    known: ReadonlyMap<Id, Element>,
    begins: (element: Element) => boolean,
  ): Element | undefined {
    const sources = neighbours.from.flatMap(
      element => (begins(element) ? element : known.get(element.id)) ?? [],
    );
    return sources.find(source => this.#technologies.fit(source, ['person']) !== undefined) ?? sources[0];
  }
}

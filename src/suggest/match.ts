import type { Element } from '../core/model.ts';
import { type Condition, Conditions } from './conditions.ts';
import type { Library, Pattern } from './library.ts';
import { Reach } from './reach.ts';
import type { Subject } from './subjects.ts';
import { type Fit, hasWord, Technologies } from './technology.ts';

/** A pattern that holds of a subject. */
export interface Match {
  readonly pattern: Pattern;
  readonly subject: Subject;
  readonly fit: Fit;
  /** The party outside from which requests get to the subject. */
  readonly source?: Element;
  /** The elements that the subject has flows from and to: where the pattern asks for some, only those. */
  readonly callers: readonly Element[];
  readonly targets: readonly Element[];
}

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
    const reach = new Reach(subjects, this.#technologies);
    const conditions = new Conditions(this.#technologies, reach);
    const holds = (condition: Condition, subject: Subject) => conditions.holds(condition, subject);
    return this.#library.patterns.flatMap(pattern => {
      const { beside, without } = pattern.on;
      if (beside !== undefined && !this.#has(subjects, beside)) return [];
      if (without !== undefined && this.#has(subjects, without)) return [];
      return subjects.flatMap(subject => {
        const fit = this.#fit(pattern, subject, holds);
        if (fit === undefined) return [];
        const source = reach.source(subject) ?? reach.person(subject);
        const { from, to } = subject.neighbours;
        const callers = this.#wanted(from, pattern.on['reached-by']);
        const targets = this.#wanted(to, pattern.on.reaches);
        return [{ pattern, subject, fit, callers, targets, ...(source && { source }) }];
      });
    });
  }

  #has(subjects: readonly Subject[], globs: readonly string[]): boolean {
    return subjects.some(({ element }) => element !== undefined && this.#is(element, globs) !== undefined);
  }

  #wanted(elements: readonly Element[], globs: readonly string[] | undefined): readonly Element[] {
    return globs === undefined
      ? elements
      : elements.filter(element => this.#is(element, globs) !== undefined);
  }

  #is(element: Element, globs: readonly string[]): Fit | undefined {
    return this.#technologies.fit(element, globs);
  }

  #fit(
    { on }: Pattern,
    subject: Subject,
    holds: (condition: Condition, subject: Subject) => boolean,
  ): Fit | undefined {
    const fit = this.#place(on, subject);
    if (fit === undefined) return undefined;
    const { from, to } = subject.neighbours;
    const near = (globs: readonly string[] | undefined, elements: readonly Element[]) =>
      globs === undefined || elements.some(element => this.#is(element, globs) !== undefined);
    const met =
      near(on.reaches, to) &&
      near(on['reached-by'], from) &&
      (on.when ?? []).every(condition => holds(condition, subject)) &&
      !(on.unless ?? []).some(condition => holds(condition, subject)) &&
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
    const { from, to } = subject;
    const asked = VENDORS.filter(vendor => on.flow?.to?.includes(vendor));
    if (asked.some(vendor => this.#is(from, [vendor]) && this.#is(to, [vendor]))) return undefined;
    return ends.find(end => end !== 'kind') ?? 'kind';
  }
}

/** What others run: a flow between two parts of the same party is theirs. */
const VENDORS = ['payment', 'crm', 'identity-provider', 'llm-model', 'mail', 'registry'];

/** What is said in a few words of a subject: its names and data; of a flow, its ends; of a store, what is put into it. */
function wordsOf(subject: Subject): string[] {
  const { id, name, data, element, from, to, authn, via, flows } = subject;
  const ends = subject.is === 'flow' ? [from, to].flatMap(end => (end ? [end.id, end.name ?? ''] : [])) : [];
  const into =
    element?.kind === 'store'
      ? flows.filter(flow => flow.to?.id === id).map(flow => `${flow.id} ${flow.name ?? ''}`)
      : [];
  const held = data.flatMap(asset => [asset.id, asset.name ?? '']);
  return [id, name, element?.what ?? '', authn ?? '', via ?? '', ...ends, ...into, ...held];
}

import type { Element, Id, Model } from '../core/model.ts';
import type { Match } from './match.ts';
import { checksSignIn } from './names.ts';
import type { Subject } from './subjects.ts';
import { spaced } from './technology.ts';
import type { Sentence, Wording } from './wording.ts';

/** Something that a model says of itself beside its threats, such as a control that is in place. */
export interface Statement {
  /**
   * An assumption may turn out wrong, a mitigation that no threat names may be forgotten, and two words on a flow are soon
   * written: they are worth a second look.
   * A control settles the matter.
   */
  readonly is: 'assumption' | 'mitigation' | 'flow' | 'control';
  readonly id: Id;
  readonly text: string;
  /** What it is about; absent where it is about the whole model. */
  readonly about?: ReadonlySet<Id>;
}

/** Everything that a model says of controls: mitigations, how flows sign in, descriptions, names, assumptions, what is left out. */
export class Statements {
  readonly #all: readonly (Statement & { readonly plain: string })[];
  /** What assumptions and mitigations say, sentence by sentence: who states a countermeasure states it for the whole model. */
  readonly #sayings: readonly { readonly statement: Statement; readonly sentences: readonly Sentence[] }[];
  readonly #wording: Wording;
  readonly #outside: readonly string[];
  /** Words for what is out of scope without being drawn: what is named by them belongs to it. */
  readonly #kinds: readonly string[];
  readonly #model: Model;

  constructor(model: Model, wording: Wording) {
    this.#model = model;
    this.#wording = wording;
    const described = descriptions(model);
    const used = new Set(
      model.threats.flatMap(({ responses }) =>
        responses.flatMap(({ mitigations }) => mitigations.map(({ id }) => id)),
      ),
    );
    const shared = new Map(model.mitigations.map(({ id, what }) => [id, what]));
    const responses: Statement[] = [
      ...model.threats.flatMap(threat =>
        threat.responses.flatMap(response =>
          response.mitigations.map(({ id, what }) =>
            control(id, named(id, what ?? shared.get(id)), around(model, threat)),
          ),
        ),
      ),
      // What no threat is answered by is said of the whole.
      ...model.mitigations
        .filter(({ id }) => !used.has(id))
        .map(({ id, what }): Statement => ({ is: 'mitigation', id, text: what ?? '' })),
    ];
    const assumptions = model.assumptions.map(
      ({ id, that, targets }): Statement => ({
        is: 'assumption',
        id,
        text: that ?? '',
        ...(targets.length > 0 && { about: ids(targets) }),
      }),
    );
    const all: Statement[] = [
      ...responses,
      ...model.identities.map(({ id, name }) => control(id, name, new Set([id]))),
      ...model.flows.map(
        ({ id, via, authn }): Statement => ({
          is: 'flow',
          id,
          text: [via, authn].filter(each => each !== undefined).join('. '),
          about: new Set([id]),
        }),
      ),
      ...model.elements.map(element => control(element.id, element.name, reachOf(model, element))),
      ...model.boundaries.map(({ id, name }) => control(id, name, new Set([id]))),
      ...described.map(({ id, text }) => control(id, text, new Set([id]))),
      ...model.dismissed.flatMap(({ id, categories }) =>
        [...categories.values()].map(reason => control(id, reason, new Set([id]))),
      ),
      ...model.outOfScope.map(({ id, what, because }) => control(id, `${what ?? id}. ${because ?? ''}`)),
      ...assumptions,
    ];
    this.#sayings = [...responses, ...assumptions].map(statement => ({
      statement,
      sentences: wording.sentences(statement.text),
    }));
    this.#all = all.map(statement => ({ ...statement, plain: plainOf(spoken(statement)) }));
    this.#outside = model.outOfScope.map(({ id, what }) => ` ${spaced(`${id} ${what ?? ''}`)} `);
    const drawn = new Set([...model.elements, ...model.flows, ...model.boundaries].map(({ id }) => id));
    this.#kinds = model.outOfScope.flatMap(({ id }) => (drawn.has(id) ? [] : spaced(id)));
  }

  /** What answers a threat: a control before what may turn out wrong. */
  answer(match: Match): Statement | undefined {
    const said = [...this.#here(match), ...this.#stated(match)];
    return said.find(({ is }) => is === 'control') ?? said[0];
  }

  /** What is said of the place of a threat with a word that the pattern knows for an answer. */
  #here({ pattern, subject }: Match): Statement[] {
    if (pattern.answeredBy.length === 0 || (subject.model !== this.#model && subject.is !== 'boundary'))
      return [];
    const place = placeOf(pattern, subject);
    const words = pattern.answeredBy.map(word => singular(spaced(word)));
    return this.#all.filter(
      ({ about, plain }) =>
        words.some(word => says(plain, word)) &&
        (about === undefined
          ? this.#wording.speaksOf(plain, pattern)
          : [...about].some(id => place.has(id)) ||
            (subject.model !== this.#model && [...about].some(id => this.#isLike(subject, id)))),
    );
  }

  /** What states a countermeasure of the pattern anywhere; of a component that nobody has drawn nobody has said anything. */
  #stated({ pattern, subject }: Match): Statement[] {
    if (subject.code !== undefined) return [];
    return this.#sayings.flatMap(({ statement, sentences }) =>
      sentences.some(sentence => this.#wording.states(sentence, pattern)) ? statement : [],
    );
  }

  /** Whether another model is about things in the same account, so that what is said of it holds for both. */
  sharesAccount({ boundaries }: Model): boolean {
    const named = ({ kind, provider, name, id }: Model['boundaries'][number]) =>
      `${kind}/${provider}/${name ?? id}`;
    const accounts = new Set(boundaries.filter(({ kind }) => kind === 'account').map(named));
    return this.#model.boundaries.some(boundary => accounts.has(named(boundary)));
  }

  /** Whether a boundary of this model is of the kind and provider of another model's, so that what is said of it holds there. */
  #isLike({ kind, provider }: Subject, id: Id): boolean {
    return this.#model.boundaries.some(
      boundary => boundary.id === id && boundary.kind === kind && boundary.provider === provider,
    );
  }

  /** Whether the model leaves the subject out on purpose. */
  leavesOut({ subject: { id, name } }: Match): boolean {
    return (
      this.#outside.some(text => [id, name].some(each => text.includes(` ${spaced(each)} `))) ||
      this.#kinds.some(words => ` ${spaced(name)} `.includes(` ${words} `))
    );
  }
}

function control(id: Id, text: string | undefined, about?: ReadonlySet<Id>): Statement {
  return { is: 'control', id, text: text ?? '', ...(about && { about }) };
}

/** What a statement says, with the id of an assumption or mitigation: it is shown to people without. */
function spoken({ is, id, text }: Statement): string {
  return is === 'control' || is === 'flow' ? text : named(id, text);
}

/** An id is words of the author as well, such as `least-privilege`. */
function named(id: Id, text: string | undefined): string {
  return `${spaced(id)}. ${text ?? ''}`;
}

/**
 * Where an element does what its name says: a malware scan at the store that it reads. A store does nothing, but what one
 * passes on to another, such as a dead-letter queue, is kept there.
 */
function reachOf({ elements, flows }: Model, { id, kind }: Element): ReadonlySet<Id> {
  const stores = new Set(elements.filter(each => each.kind === 'store').map(each => each.id));
  const ends = flows
    .map(({ from, to }) => [from?.id ?? id, to?.id ?? id])
    .filter(each => each.includes(id) && (kind !== 'store' || each.every(end => stores.has(end))));
  return new Set([id, ...ends.flat()]);
}

/** What a threat is about; with an element, its flows: a control there stands in their way. */
function around({ flows }: Model, { targets }: Model['threats'][number]): ReadonlySet<Id> {
  const at = ids(targets);
  const linked = flows.filter(({ from, to }) => at.has(from?.id ?? '') || at.has(to?.id ?? ''));
  return new Set([...at, ...linked.map(({ id }) => id)]);
}

/** Where what answers a threat may be said: beside the place itself, at what records those at its ends or checks who signs in. */
function placeOf({ stride }: Match['pattern'], subject: Subject): ReadonlySet<Id> {
  if (stride.includes('repudiation')) return recorders(subject);
  return stride.includes('spoofing') ? checkers(subject) : subject.related;
}

/** What the target of a flow hands sign-ins on to answers for them. */
function checkers({ model, to, related }: Subject): ReadonlySet<Id> {
  const checking = new Set(model.elements.filter(checksSignIn).map(({ id }) => id));
  const behind = model.flows.flatMap(flow =>
    to !== undefined && flow.from?.id === to.id ? (flow.to?.id ?? []) : [],
  );
  return new Set([...related, ...behind.filter(id => checking.has(id))]);
}

/** What a threat about who did what may be answered at: what stands beside the ends, such as a journal, records what they do. */
function recorders({ model, from, to, element, related }: Subject): ReadonlySet<Id> {
  const ends = new Set([from, to, element].flatMap(end => (end === undefined ? [] : [end.id])));
  const beside = model.flows.filter(flow => [flow.from, flow.to].some(end => ends.has(end?.id ?? '')));
  return new Set([
    ...related,
    ...beside.flatMap(({ id, from: begin, to: end }) => [id, begin?.id ?? id, end?.id ?? id]),
  ]);
}

function ids(references: readonly { readonly id: Id }[]): ReadonlySet<Id> {
  return new Set(references.map(({ id }) => id));
}

/** `description` of elements, flows, boundaries and identities, as the file has it. */
function descriptions(model: Model): { id: Id; text: string }[] {
  return model.docs.flatMap(({ value }) =>
    ['elements', 'flows', 'boundaries', 'identities'].flatMap(kind =>
      Object.entries(child(value, kind) ?? {}).flatMap(([id, entity]) => {
        const text = child(entity, 'description');
        return typeof text === 'string' ? [{ id, text }] : [];
      }),
    ),
  );
}

function child(value: unknown, key: string): object | string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const found = Object.getOwnPropertyDescriptor(value, key)?.value as unknown;
  return typeof found === 'string' || (typeof found === 'object' && found !== null) ? found : undefined;
}

function plainOf(text: string): string {
  return ` ${singular(
    text
      .slice(0, 4000)
      .toLowerCase()
      .replace(/[^a-z0-9.;]+/g, ' '),
  )} `;
}

/** `key policies` says what `key policy` says. */
function singular(words: string): string {
  return words.replace(/([a-z]{3})ies\b/g, '$1y');
}

/** Whether a text speaks of a control, and not of the lack of it: `no rate limit` answers nothing. */
function says(plain: string, word: string): boolean {
  for (let at = plain.indexOf(` ${word}`); at >= 0; at = plain.indexOf(` ${word}`, at + 1)) {
    const before =
      plain
        .slice(Math.max(0, at - 40), at)
        .split(/[.;]/)
        .at(-1) ?? '';
    const near = before.trim().split(' ').slice(-3);
    if (!near.some(each => LACK.has(each))) return true;
  }
  return false;
}

const LACK: ReadonlySet<string> = new Set([
  'no',
  'not',
  'none',
  'without',
  'missing',
  'never',
  'lacks',
  'nor',
  'cannot',
]);

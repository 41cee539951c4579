import type { Library, Pattern } from './library.ts';

/** Words of one meaning, and those that say nothing: `rules/library/words.yaml`. */
export interface Words {
  readonly same: readonly (readonly string[])[];
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  readonly silent: readonly string[];
  readonly lacking: readonly string[];
  readonly intended: readonly string[];
  readonly alarms: readonly string[];
}

/** One sentence of a model, as the stems that it is made of. */
export interface Sentence {
  readonly said: ReadonlySet<string>;
  /** Stems with a word of lack shortly before them. */
  readonly lacked: ReadonlySet<string>;
  readonly alarms: boolean;
  readonly intended: boolean;
}

/** One countermeasure of a pattern: what has to be said for it to be stated. */
interface Clause {
  readonly stems: readonly string[];
  readonly alarms: boolean;
  readonly lacks: boolean;
}

/** Which part of a countermeasure's words, each by how rare it is in the library, a sentence needs to state it. */
const ENOUGH = 0.55;
/** And how many of them, since two words are shared by chance. */
const FEWEST = 3;
/** How many words a lack reaches. */
const REACH = 3;
const MOST_CHARACTERS = 4000;
const LONGEST_PHRASE = 3;

/** Tells whether a sentence of a model states a countermeasure of a pattern in words of its own. */
export class Wording {
  readonly #first = new Map<string, string>();
  readonly #kinds = new Map<string, string>();
  readonly #silent: ReadonlySet<string>;
  readonly #lacking: ReadonlySet<string>;
  readonly #intended: ReadonlySet<string>;
  readonly #alarms: ReadonlySet<string>;
  readonly #clauses: ReadonlyMap<Pattern, readonly Clause[]>;
  readonly #weights = new Map<string, number>();
  readonly #topics: ReadonlyMap<Pattern, ReadonlySet<string>>;

  constructor({ patterns, words }: Library) {
    for (const group of words.same)
      for (const each of group) this.#first.set(phraseOf(each), phraseOf(group[0] ?? each));
    for (const [kind, members] of Object.entries(words.kinds))
      for (const member of members) this.#kinds.set(phraseOf(member), phraseOf(kind));
    this.#silent = new Set(words.silent);
    this.#lacking = new Set(words.lacking);
    this.#intended = new Set(words.intended.map(stem));
    this.#alarms = new Set(words.alarms.map(stem));
    this.#clauses = new Map(patterns.map(pattern => [pattern, this.#clausesOf(pattern)]));
    this.#topics = new Map(
      patterns.map(pattern => [
        pattern,
        new Set([pattern.name, ...pattern.terms].flatMap(text => this.#stems(tokens(text)))),
      ]),
    );
    this.#weigh();
  }

  /** A text of the model as sentences. */
  sentences(text: string): Sentence[] {
    return text
      .slice(0, MOST_CHARACTERS)
      .split(/[.;!?](?:\s|$)/)
      .map(part => this.#sentence(tokens(part)))
      .filter(({ said }) => said.size > 0);
  }

  /** Whether a text has a word of what the pattern is about. */
  speaksOf(text: string, pattern: Pattern): boolean {
    const topic = this.#topics.get(pattern) ?? new Set();
    return this.sentences(text).some(({ said }) => [...said].some(each => topic.has(each)));
  }

  /**
   * Whether a sentence states a countermeasure of the pattern: most of its words, by weight, and a word of the topic,
   * neither denied nor only intended. What only raises an alarm states no measure that prevents, and none that does is wanted of it.
   */
  states(sentence: Sentence, pattern: Pattern): boolean {
    const topic = this.#topics.get(pattern) ?? new Set();
    if (sentence.intended || ![...sentence.said].some(each => topic.has(each))) return false;
    return (this.#clauses.get(pattern) ?? []).some(({ stems, alarms, lacks }) => {
      if (alarms || sentence.alarms) return false;
      const shared = stems.filter(each => sentence.said.has(each));
      return (
        shared.length >= Math.min(FEWEST, stems.length) &&
        (lacks || !shared.some(each => sentence.lacked.has(each))) &&
        this.#sum(shared) >= ENOUGH * this.#sum(stems)
      );
    });
  }

  #sum(stems: readonly string[]): number {
    return stems.reduce((sum, each) => sum + (this.#weights.get(each) ?? 1), 0);
  }

  #clausesOf({ mitigate }: Pattern): Clause[] {
    return Object.values(mitigate)
      .flatMap((text = '') =>
        text
          .replace(/\{identity\}/g, 'identity')
          .replace(/\{[a-z-]+\}/g, ' ')
          .split(/; |, and |, or |: /),
      )
      .map(part => tokens(part))
      .map(words => ({
        stems: [...new Set(this.#stems(words))],
        alarms: words.some(word => this.#alarms.has(stem(word))),
        lacks: words.some(word => this.#lacking.has(word)),
      }))
      .filter(({ stems }) => stems.length > 1);
  }

  /** A word of many countermeasures, such as `restrict`, tells less than one of a few. */
  #weigh(): void {
    const clauses = [...this.#clauses.values()].flat();
    for (const { stems } of clauses)
      for (const each of stems) this.#weights.set(each, (this.#weights.get(each) ?? 0) + 1);
    for (const [each, times] of this.#weights) this.#weights.set(each, Math.log(1 + clauses.length / times));
  }

  #sentence(words: readonly string[]): Sentence {
    const said = new Set<string>();
    const lacked = new Set<string>();
    let lack = 0;
    for (const { text, words: length } of this.#joined(words)) {
      if (this.#lacking.has(text)) {
        lack = REACH + 1;
      } else if (!this.#silent.has(text)) {
        const kind = this.#kinds.get(text);
        for (const each of kind === undefined ? [text] : [text, kind]) {
          said.add(each);
          if (lack > 0) lacked.add(each);
        }
      }
      lack -= length;
    }
    const has = (some: ReadonlySet<string>) => words.some(word => some.has(stem(word)));
    return { said, lacked, alarms: has(this.#alarms), intended: has(this.#intended) };
  }

  #stems(words: readonly string[]): string[] {
    return this.#joined(words)
      .map(({ text }) => text)
      .filter(text => !this.#silent.has(text) && !this.#lacking.has(text));
  }

  /** Words as stems, phrases of one meaning as the first of them. */
  #joined(words: readonly string[]): { text: string; words: number }[] {
    const stems = words.map(word => (this.#silent.has(word) || this.#lacking.has(word) ? word : stem(word)));
    const joined: { text: string; words: number }[] = [];
    for (let at = 0; at < stems.length; ) {
      const length =
        [...Array(LONGEST_PHRASE).keys()]
          .map(i => LONGEST_PHRASE - i)
          .find(size => size === 1 || this.#first.has(stems.slice(at, at + size).join(' '))) ?? 1;
      const text = stems.slice(at, at + length).join(' ');
      joined.push({ text: this.#first.get(text) ?? text, words: length });
      at += length;
    }
    return joined;
  }
}

function tokens(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .split(/[^a-z0-9]+/)
    .filter(word => word.length > 1 || /\d/.test(word));
}

function phraseOf(text: string): string {
  return tokens(text).map(stem).join(' ');
}

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(ies|ied)$/, 'y'],
  [/([^su])s$/, '$1'],
  [/(ation|ition|ion|ing|ed|ment|al|ly)$/, ''],
  [/e$/, ''],
  [/at$/, ''],
  [/([b-df-hj-np-tv-z])\1$/, '$1'],
];

/** The stem of an English word in lower case, cut so that forms of one word meet; it need be no word itself. */
export function stem(word: string): string {
  return ENDINGS.reduce((text, [ending, by]) => {
    const cut = text.replace(ending, by);
    return cut.length >= 3 ? cut : text;
  }, word);
}

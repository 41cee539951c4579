import type { Id, Model } from '../core/model.ts';
import type { Threat } from '../core/threat.ts';
import type { Pattern } from './library.ts';
import type { Match } from './match.ts';
import { spaced } from './technology.ts';

/** What a model has already looked at: its threats, signed or not, and its dismissals. */
export class Considered {
  readonly #threats: readonly Threat[];
  readonly #dismissed: ReadonlyMap<Id, ReadonlySet<string>>;
  readonly #telling: ReadonlySet<string>;
  readonly #words = new Map<Threat, string>();

  /** `telling`: the references that only one topic of the library has. */
  constructor(model: Model, telling: ReadonlySet<string>) {
    this.#telling = telling;
    this.#threats = [...model.threats, ...(model.stubs ?? [])];
    this.#dismissed = new Map(model.dismissed.map(({ id, categories }) => [id, new Set(categories.keys())]));
  }

  /** Whether a threat is about the topic: it names the pattern, shares what only it has, or is about the same place and thing. */
  covers({ pattern, subject }: Match): boolean {
    return this.#threats.some(
      threat =>
        namesPattern(threat, pattern) ||
        (sharesLetter(threat, pattern) &&
          (this.#termsIn(threat, pattern) > 1 || this.#sharesTelling(threat, pattern))) ||
        (threat.targets.some(({ id }) => subject.related.has(id)) &&
          (sharesReference(threat, pattern) ||
            (sharesLetter(threat, pattern) && this.#termsIn(threat, pattern) > 0))),
    );
  }

  /** Whether all of the pattern's categories were found not to apply to the subject. */
  dismissed({ pattern, subject }: Match): boolean {
    const categories = [...pattern.stride, ...pattern.linddun];
    const no = this.#dismissed.get(subject.id);
    return (
      no !== undefined && (no.has('all') || (categories.length > 0 && categories.every(name => no.has(name))))
    );
  }

  #sharesTelling(threat: Threat, { refs }: Pattern): boolean {
    return threat.refs.some(({ id }) => this.#telling.has(id) && refs.includes(id));
  }

  #termsIn(threat: Threat, { terms }: Pattern): number {
    let text = this.#words.get(threat);
    if (text === undefined) {
      text = ` ${spaced(threat.id)} ${spacedWhole(threat.what ?? '')} `;
      this.#words.set(threat, text);
    }
    const words = text;
    // A term is the beginning of a word, so that `snapshot` is found in `snapshots`.
    return terms.filter(term => words.includes(` ${spaced(term)}`)).length;
  }
}

function namesPattern(threat: Threat, { id }: Pattern): boolean {
  return threat.from === id || threat.refs.some(reference => reference.id === id);
}

/** Countermeasures say nothing about the topic: many threats have the same one. */
function sharesReference(threat: Threat, { refs }: Pattern): boolean {
  return threat.refs.some(({ id }) => refs.includes(id) && !id.startsWith('D3-') && !BROAD.has(id));
}

/** References that stand for so much that two threats can share one and have nothing else in common. */
const BROAD: ReadonlySet<string> = new Set([
  'T1078',
  'T1078.004',
  'T1190',
  'T1485',
  'T1530',
  'CWE-250',
  'CWE-732',
  'CWE-778',
  'CAPEC-122',
]);

function sharesLetter(threat: Threat, pattern: Pattern): boolean {
  return (
    threat.stride.some(letter => pattern.stride.includes(letter)) ||
    threat.linddun.some(letter => pattern.linddun.includes(letter)) ||
    threat.stride.length + threat.linddun.length === 0
  );
}

function spacedWhole(text: string): string {
  return text
    .slice(0, 4000)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ');
}

import type { Model } from '../core/model.ts';
import { Considered } from './considered.ts';
import { type Library, type Pattern, tellingReferences } from './library.ts';
import { type Match, Matcher } from './match.ts';
import { diversify, type Ranked, score } from './rank.ts';
import { countermeasures, sentence } from './sentence.ts';
import { type Statement, Statements } from './statements.ts';
import { type Subject, subjectsOf, type Undrawn } from './subjects.ts';
import { Wording } from './wording.ts';

/** A threat that a model has not considered. */
export interface Suggestion extends Ranked {
  readonly pattern: Pattern;
  readonly model: Model;
  /** What it is about first of all. */
  readonly subject: Subject;
  /** What else it holds of, in the same or another model. */
  readonly also: readonly Subject[];
  readonly what: string;
  /** What is usually done against it, by id. */
  readonly mitigate: Readonly<Record<string, string>>;
  /** What a model says that answers it for as long as it holds: no suggestion, unless somebody finds that it does not. */
  readonly answered?: Statement;
}

/** A model, and what the code deploys in its scope without the model drawing it. */
export interface Part {
  readonly model: Model;
  readonly undrawn: readonly Undrawn[];
}

/** A match that nothing settles, perhaps with the statement that answers it for now. */
type Open = Match & { readonly answered?: Statement };

/**
 * Threats of the library that the models have not considered, one for each topic, the most telling first. After
 * them those that an assumption, or a mitigation that no threat names, answers.
 */
export function suggest(parts: readonly Part[], library: Library): Suggestion[] {
  const matcher = new Matcher(library);
  const telling = tellingReferences(library);
  const wording = new Wording(library);
  const statements = parts.map(({ model }) => new Statements(model, wording));
  const open = parts.flatMap((part, at) => {
    const own = statements[at];
    return own === undefined ? [] : openMatches({ matcher, telling, own, all: statements }, part);
  });
  const topics = new Map<string, Open[]>();
  for (const match of open) {
    const known = topics.get(match.pattern.topic);
    if (known === undefined) topics.set(match.pattern.topic, [match]);
    else known.push(match);
  }
  const all = [...topics.values()].map(suggestion);
  return [
    ...diversify(all.filter(({ answered }) => answered === undefined)),
    ...diversify(all.filter(({ answered }) => answered !== undefined)),
  ];
}

/** What the matches of one model are held against: its own statements, and of accounts what any model says of them. */
interface Known {
  readonly matcher: Matcher;
  readonly telling: ReadonlySet<string>;
  readonly own: Statements;
  readonly all: readonly Statements[];
}

/** The matches of one model whose topic nothing in it covers or answers. */
function openMatches({ matcher, telling, own, all }: Known, { model, undrawn }: Part): Open[] {
  const considered = new Considered(model, telling);
  const beside = all.filter(each => each !== own && each.sharesAccount(model));
  const matches = matcher.all(subjectsOf(model, undrawn));
  const covered = new Set(
    matches.filter(match => considered.covers(match)).map(({ pattern }) => pattern.topic),
  );
  return matches.flatMap(match => {
    // What was said of one bucket says nothing of another that nobody has drawn.
    if (match.subject.code === undefined && covered.has(match.pattern.topic)) return [];
    if (considered.dismissed(match) || own.leavesOut(match)) return [];
    const who = match.subject.is === 'boundary' ? [own, ...all] : [own, ...beside];
    const answer = who.map(each => each.answer(match)).find(said => said !== undefined);
    if (answer === undefined) return [match];
    return answer.is === 'control' ? [] : [{ ...match, answered: answer }];
  });
}

function suggestion(matches: readonly Open[]): Suggestion {
  const open = matches.filter(({ answered }) => answered === undefined);
  const ranked = (open.length > 0 ? open : matches).map(match => ({ match, score: score(match) }));
  const { match, score: best } = ranked.reduce((a, b) => (b.score > a.score ? b : a));
  const { pattern, subject, answered } = match;
  const also = new Map(
    ranked
      .filter(each => each.match.pattern === pattern)
      .map(each => [`${each.match.subject.model.id}/${each.match.subject.id}`, each.match.subject]),
  );
  also.delete(`${subject.model.id}/${subject.id}`);
  return {
    pattern: answered === undefined ? pattern : { ...pattern, confidence: 'low' },
    model: subject.model,
    subject,
    also: [...also.values()],
    what: sentence(match),
    mitigate: countermeasures(match),
    score: best,
    element: `${subject.model.id}/${subject.to?.id ?? subject.id}`,
    category: pattern.stride[0] ?? pattern.linddun[0] ?? '',
    ...(answered && { answered }),
  };
}

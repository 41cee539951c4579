import type { Model } from '../core/model.ts';
import { Considered } from './considered.ts';
import type { Library, Pattern } from './library.ts';
import { type Match, Matcher } from './match.ts';
import { diversify, type Ranked, score } from './rank.ts';
import { sentence } from './sentence.ts';
import { type Subject, subjectsOf, type Undrawn } from './subjects.ts';

/** A threat that a model has not considered. */
export interface Suggestion extends Ranked {
  readonly pattern: Pattern;
  readonly model: Model;
  /** What it is about first of all. */
  readonly subject: Subject;
  /** What else it holds of, in the same or another model. */
  readonly also: readonly Subject[];
  readonly what: string;
}

/** A model, and what the code deploys in its scope without the model drawing it. */
export interface Part {
  readonly model: Model;
  readonly undrawn: readonly Undrawn[];
}

/** Threats of the library that the models have not considered, one for each topic, the most telling first. */
export function suggest(parts: readonly Part[], library: Library): Suggestion[] {
  const matcher = new Matcher(library);
  const open = parts.flatMap(({ model, undrawn }) => openMatches(matcher, model, undrawn));
  const topics = new Map<string, Match[]>();
  for (const match of open) {
    const known = topics.get(match.pattern.topic);
    if (known === undefined) topics.set(match.pattern.topic, [match]);
    else known.push(match);
  }
  return diversify([...topics.values()].map(suggestion));
}

/** The matches of one model whose topic nothing in it covers. */
function openMatches(matcher: Matcher, model: Model, undrawn: readonly Undrawn[]): Match[] {
  const considered = new Considered(model);
  const matches = matcher.all(subjectsOf(model, undrawn));
  const covered = new Set(
    matches.filter(match => considered.covers(match)).map(({ pattern }) => pattern.topic),
  );
  return matches.filter(
    match =>
      // What was said of one bucket says nothing of another that nobody has drawn.
      (match.subject.code !== undefined || !covered.has(match.pattern.topic)) && !considered.dismissed(match),
  );
}

function suggestion(matches: readonly Match[]): Suggestion {
  const ranked = matches.map(match => ({ match, score: score(match) }));
  const best = ranked.reduce((a, b) => (b.score > a.score ? b : a));
  const { pattern, subject } = best.match;
  const also = new Map(
    matches.map(match => [`${match.subject.model.id}/${match.subject.id}`, match.subject]),
  );
  also.delete(`${subject.model.id}/${subject.id}`);
  return {
    pattern,
    model: subject.model,
    subject,
    also: [...also.values()],
    what: sentence(pattern, subject),
    score: best.score,
    element: `${subject.model.id}/${subject.to?.id ?? subject.id}`,
    category: pattern.stride[0] ?? pattern.linddun[0] ?? '',
  };
}

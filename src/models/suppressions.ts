import { isDay } from '../core/dates.ts';
import { type Doc, isObject, type Json, type JsonObject } from '../core/document.ts';
import { COLLECTIONS, type Id, type Model } from '../core/model.ts';
import type { Source, Span } from '../core/source.ts';
import type { Suppression } from '../core/suppression.ts';
import { asMap, texts } from './parts.ts';

/** Of a comment only so much is read: hostile lines are long. */
const LONGEST = 2000;
const MARK = 'threatlint-ignore';

/**
 * The suppressions of a model: comments `# threatlint-ignore <rule>: <reason> [until <date>]` on the line of an entity or on
 * its own line above, and the entries of `suppress`, which JSON has instead of comments.
 */
export function readSuppressions(model: Model): Suppression[] {
  return model.docs.flatMap(doc => [...commented(model.id, doc), ...listed(model.id, doc)]);
}

function* commented(model: Id, doc: Doc): Generator<Suppression> {
  const { source } = doc;
  if (!source.text.includes(MARK) || source.path.endsWith('.json')) return;
  const texts = scalarsOf(doc);
  const entities = entitiesOf(model, doc);
  const lines = linesOf(source);
  for (const [i, { start, end }] of lines.entries()) {
    const line = source.text.slice(start, Math.min(end, start + LONGEST));
    const found = /(?:^|\s)#\s*threatlint-ignore\s+/.exec(line);
    if (found === null) continue;
    const hash = start + line.indexOf('#', found.index);
    if (texts.some(text => text.start < hash && hash < text.end)) continue;
    const own = line.slice(0, hash - start).trim() === '';
    const target = own
      ? lines.slice(i + 1).find(each => !/^\s*(#|$)/.test(source.text.slice(each.start, each.end)))
      : lines[i];
    if (target === undefined) continue;
    const [rule = '', ...rest] = line.slice(found.index + found[0].length).split(':');
    const words = rest.join(':').trim().split(/\s+/);
    const until = words.at(-2) === 'until' && isDay(words.at(-1) ?? '') ? words.at(-1) : undefined;
    const entity = entities.find(({ range }) => target.start <= range.start && range.start <= target.end);
    yield {
      rule: rule.trim(),
      because: (until === undefined ? words : words.slice(0, -2)).join(' '),
      ...(until === undefined ? {} : { until }),
      at: { source, start: hash, end: start + line.trimEnd().length },
      model,
      ...(entity === undefined ? topSubject(model, doc, target) : { subject: entity.subject }),
      range: entity?.range ?? { source, ...target },
    };
  }
}

/** At the first line of a model a suppression is about the model itself. */
function topSubject(model: Id, { root }: Doc, line: { start: number; end: number }): { subject?: string } {
  return line.start <= root.start && root.start <= line.end ? { subject: model } : {};
}

function* listed(model: Id, doc: Doc): Generator<Suppression> {
  const list: Json | undefined = asMap(doc.value)['suppress'];
  if (!Array.isArray(list)) return;
  const entities = entitiesOf(model, doc);
  for (const entry of list as readonly Json[]) {
    if (!isObject(entry)) continue;
    const { rule, at, because = '', until } = texts(entry, 'rule', 'at', 'because', 'until');
    if (rule === undefined) continue;
    const subject = at === undefined ? model : `${model}/${at}`;
    const place = doc.span(entry, 'rule');
    yield {
      rule,
      because,
      ...(until === undefined ? {} : { until }),
      at: place,
      model,
      subject,
      range: entities.find(entity => entity.subject === subject)?.range ?? place,
    };
  }
}

interface Place {
  readonly subject: string;
  /** From the id to the end of the entity. */
  readonly range: Span;
}

function entitiesOf(model: Id, doc: Doc): Place[] {
  const root = asMap(doc.value);
  return [...COLLECTIONS, 'attack-trees', 'dismissed'].flatMap(collection => {
    const map: JsonObject = asMap(root[collection]);
    return Object.keys(map).map(id => ({
      subject: `${model}/${collection}/${id}`,
      range: { ...doc.span(map, id, 'key'), end: doc.span(map, id).end },
    }));
  });
}

/** The places of all texts of a document: what stands in one is no comment. */
function scalarsOf(doc: Doc): Span[] {
  const found: Span[] = [];
  const waiting: Json[] = [doc.value];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
    for (const key of keys) {
      const child = (value as Record<string | number, Json>)[key];
      if (typeof key === 'string') found.push(doc.span(value, key, 'key'));
      if (typeof child === 'object' && child !== null) waiting.push(child);
      else found.push(doc.span(value, key));
    }
  }
  return found;
}

function linesOf({ text }: Source): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

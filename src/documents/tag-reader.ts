import {
  type DocumentDirective,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import type { Json } from '../core/document.ts';
import type { Places } from './offsets.ts';
import type { Settings } from './options.ts';
import { newObject } from './plain.ts';
import { type Problems, quoted } from './problems.ts';
import { numberFlaw, type Resolved, resolvePlain, resolveTagged } from './scalar.ts';
import type { Place } from './scalar-place.ts';
import { normalTag, type TagRule } from './tags.ts';

type Tagged = Pick<ScalarEvent, 'tagStart' | 'tagEnd'>;

/** Gives scalars their values and tagged nodes their meaning. */
export class TagReader {
  private readonly handles = new Map<string, string>();

  constructor(
    private readonly text: string,
    private readonly settings: Settings,
    private readonly problems: Problems,
  ) {}

  /** Tag handles are declared for each document anew. */
  startDocument(directives: readonly DocumentDirective[]): void {
    this.handles.clear();
    for (const directive of directives)
      if (directive.kind === 'tag') this.handles.set(directive.handle, directive.prefix);
  }

  /** The value of a scalar whose text, without quotes and escapes, is `written`. */
  scalar(event: ScalarEvent, written: string, place: Place, places: Places): Json {
    if (event.tagStart !== -1) return this.taggedScalar(event, written, place, places);
    return event.style === SCALAR_STYLE.PLAIN ? this.resolved(resolvePlain(written), place) : written;
  }

  /** The value of a map or list that ends at `end`: wrapped if its tag stands for a longer form. */
  collection(event: MappingEvent | SequenceEvent, value: Json, end: number, places: Places): Json {
    if (event.tagStart === -1) return value;
    const tag = this.tag(event);
    const rule = this.settings.tags.get(tag);
    if (rule !== undefined) return wrap(rule, value, event.tagStart, end, places);
    const own = Array.isArray(value) ? '!!seq' : '!!map';
    if (tag !== '!' && tag !== own) this.unknown(event, tag);
    return value;
  }

  /** Keys are always text; a tag that says otherwise is a problem. */
  key(event: ScalarEvent): void {
    if (event.tagStart === -1) return;
    const tag = this.tag(event);
    if (tag !== '!' && !/^!!(?:str|int|float|bool|null)$/.test(tag)) this.unknown(event, tag);
  }

  private taggedScalar(event: ScalarEvent, written: string, place: Place, places: Places): Json {
    const tag = this.tag(event);
    const rule = this.settings.tags.get(tag);
    if (rule !== undefined) {
      const value = rule.splitAtDot ? splitAtDot(event, written, place, places) : written;
      return wrap(rule, value, place.start, place.end, places);
    }
    const resolved = resolveTagged(tag, written);
    if (resolved === 'no-fit') {
      this.problems.add(
        'tag',
        event.tagStart,
        event.tagEnd,
        `The value ${quoted(written)} does not fit its tag ${quoted(tag)}.`,
        'Remove the tag, or change the value.',
      );
      return written;
    }
    if (resolved !== 'unknown') return this.resolved(resolved, place);
    this.unknown(event, tag);
    return event.style === SCALAR_STYLE.PLAIN ? this.resolved(resolvePlain(written), place) : written;
  }

  private resolved({ value, flaw }: Resolved, place: Place): Json {
    if (flaw !== undefined) {
      const shown = quoted(this.text.slice(place.start, place.end));
      this.problems.add(flaw, place.start, place.end, ...numberFlaw(flaw, shown));
    }
    return value;
  }

  private tag(event: Tagged): string {
    return normalTag(this.text.slice(event.tagStart, event.tagEnd), this.handles);
  }

  private unknown(event: Tagged, tag: string): void {
    if (this.settings.unknownTags === 'ignore') return;
    this.problems.add(
      'tag',
      event.tagStart,
      event.tagEnd,
      `The tag ${quoted(tag)} is not supported here.`,
      'Remove the tag, or put the value in quotes if the exclamation mark is part of it.',
    );
  }
}

function wrap(rule: TagRule, value: Json, start: number, end: number, places: Places): Json {
  const object = newObject();
  object[rule.key] = value;
  places.set(object, { start, end, keys: [rule.key], places: [start, end, start, end] });
  return object;
}

/** `a.b.c` as `['a', 'b.c']`. The parts have places of their own where the scalar is written as it reads. */
function splitAtDot(event: ScalarEvent, written: string, place: Place, places: Places): Json {
  const dot = written.indexOf('.');
  if (dot === -1) return written;
  const list = [written.slice(0, dot), written.slice(dot + 1)];
  const { start, end } = place;
  const cut = event.valueStart + dot;
  places.set(list, {
    start,
    end,
    keys: undefined,
    places: event.fast ? [event.valueStart, cut, cut + 1, event.valueEnd] : [start, end, start, end],
  });
  return list;
}

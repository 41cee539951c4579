import {
  type AliasEvent,
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import type { Json } from '../core/document.ts';
import { Anchors } from './anchors.ts';
import { closingBracket } from './cursor.ts';
import { ListFrame, MapFrame } from './frames.ts';
import { Places } from './offsets.ts';
import { MAX_DEPTH, type Settings } from './options.ts';
import { type Problems, quoted } from './problems.ts';
import { type Place, scalarPlace } from './scalar-place.ts';
import { TagReader } from './tag-reader.ts';

/** One document of a stream: its value and the place of its root. `empty`: there was nothing but comments. */
export interface Composed {
  value: Json;
  start: number;
  end: number;
  empty: boolean;
}

/** Thrown (inside this folder only) at a value that passes a limit. */
export class PastLimit extends Error {
  constructor(
    readonly kind: 'too-deep' | 'too-many-nodes',
    readonly at: number,
  ) {
    super();
  }
}

interface Open {
  readonly into: MapFrame | ListFrame;
  readonly event: MappingEvent | SequenceEvent;
  readonly bracket: ']' | '}' | undefined;
  readonly nodesBefore: number;
}

const NONE = -1;

/**
 * Builds plain values from the events of js-yaml's parser. The events carry no place for what is not written (empty
 * values) nor for the ends of collections: `at`, the end of the last token, is where these are looked for.
 */
export class Composer {
  readonly places = new Places();
  readonly documents: Composed[] = [];
  private readonly open: Open[] = [];
  private readonly anchors: Anchors;
  private readonly tags: TagReader;
  private at = 0;
  private nodes = 0;

  constructor(
    private readonly text: string,
    private readonly settings: Settings,
    private readonly problems: Problems,
  ) {
    this.anchors = new Anchors(text, settings, problems);
    this.tags = new TagReader(text, settings, problems);
  }

  /** Reads all events of a stream. Throws `PastLimit`. */
  compose(events: readonly Event[]): void {
    for (const [index, event] of events.entries()) {
      switch (event.type) {
        case EVENT_ID.DOCUMENT:
          this.documents.push({ value: null, start: this.at, end: this.at, empty: true });
          this.anchors.clear();
          this.tags.startDocument(event.directives);
          break;
        case EVENT_ID.MAPPING:
        case EVENT_ID.SEQUENCE:
          this.openCollection(event, events[index + 1]);
          break;
        case EVENT_ID.SCALAR:
          this.scalar(event);
          break;
        case EVENT_ID.ALIAS:
          this.alias(event);
          break;
        case EVENT_ID.POP:
          this.closeCollection();
          break;
      }
    }
  }

  private count(nodes: number): void {
    this.nodes += nodes;
    if (this.nodes > this.settings.maxNodes) throw new PastLimit('too-many-nodes', this.at);
  }

  private openCollection(event: MappingEvent | SequenceEvent, next: Event | undefined): void {
    const { start } = event;
    if (this.open.length >= MAX_DEPTH) throw new PastLimit('too-deep', start);
    this.count(1);
    const isMap = event.type === EVENT_ID.MAPPING;
    const bracket = hasBracket(this.text, event, next) ? (isMap ? '}' : ']') : undefined;
    this.open.push({
      into: isMap ? new MapFrame(this.problems, start) : new ListFrame(start),
      event,
      bracket,
      nodesBefore: this.nodes - 1,
    });
    this.at = Math.max(this.at, bracket === undefined ? start : start + 1);
    this.anchors.begin(event);
  }

  private closeCollection(): void {
    const done = this.open.pop();
    // The last POP of a document closes the document itself, which has no frame.
    if (done === undefined) return;
    const { into, event, bracket } = done;
    if (bracket !== undefined) this.at = closingBracket(this.text, this.at, bracket);
    const { offsets } = into;
    offsets.end = this.at;
    this.places.set(into.value, offsets);
    const value = this.tags.collection(event, into.value, this.at, this.places);
    this.anchors.end(event, value, this.nodes - done.nodesBefore);
    this.give(value, event.tagStart === NONE ? offsets.start : event.tagStart, this.at);
  }

  private scalar(event: ScalarEvent): void {
    this.count(1);
    const parent = this.open.at(-1)?.into;
    const isKey = parent instanceof MapFrame && parent.wantsKey;
    const place = scalarPlace(this.text, event, this.at, indicatorBefore(parent, isKey));
    this.at = place.next;
    const written = getScalarValue(this.text, event);
    if (isKey) {
      this.key(parent, event, written, place);
      return;
    }
    const value = this.tags.scalar(event, written, place, this.places);
    this.anchors.scalar(event, value, written);
    this.give(value, place.start, place.end, event.valueStart === NONE && event.tagStart === NONE);
  }

  private key(parent: MapFrame, event: ScalarEvent, written: string, place: Place): void {
    this.anchors.scalar(event, written, written);
    this.tags.key(event);
    const isMerge = event.style === SCALAR_STYLE.PLAIN && written === '<<' && event.tagStart === NONE;
    if (!isMerge) {
      parent.takeKey(written, place.start, place.end);
      return;
    }
    if (!this.settings.merge) {
      this.problems.add(
        'merge-key',
        place.start,
        place.end,
        'Merge keys ("<<") are not supported here.',
        'Write the entries out where they belong.',
      );
    }
    parent.takeMergeKey(place.start, place.end);
  }

  private alias(event: AliasEvent): void {
    const start = event.anchorStart - 1;
    this.at = event.anchorEnd;
    const { value, nodes, written } = this.anchors.resolve(event);
    this.count(nodes);
    const parent = this.open.at(-1)?.into;
    if (written !== undefined && parent instanceof MapFrame && parent.wantsKey)
      parent.takeKey(written, start, this.at);
    else this.give(value, start, this.at);
  }

  /** Hands a finished value to what it stands in. */
  private give(value: Json, start: number, end: number, empty = false): void {
    const parent = this.open.at(-1)?.into;
    if (parent instanceof ListFrame) parent.takeValue(value, start, end);
    else if (parent === undefined) {
      const document = this.documents.at(-1);
      if (document !== undefined) Object.assign(document, { value, start, end, empty });
    } else if (parent.wantsKey) this.collectionAsKey(parent, start, end);
    else parent.takeValue(value, start, end, this.places);
  }

  private collectionAsKey(parent: MapFrame, start: number, end: number): void {
    const isTemplate =
      this.text[start] === '{' && (this.text[start - 1] === '{' || this.text[start + 1] === '{');
    this.problems.add(
      'complex-key',
      start,
      end,
      isTemplate
        ? `${quoted(this.text.slice(start, end))} is a template expression, which YAML takes for a map used as a key.`
        : `The key ${quoted(this.text.slice(start, end))} is a map or a list; keys must be plain text.`,
      isTemplate
        ? 'Put it in quotes, or read the rendered file.'
        : 'Write the key as text, in quotes if need be.',
    );
    parent.takeUnusableKey(start, end);
  }
}

/**
 * Whether a collection is written with brackets of its own. A pair inside a flow list (`[a: b]`) is a map without
 * any, even where its key begins with one (`[{a: 1}: b]`): then the next event begins at the same place.
 */
function hasBracket(text: string, event: MappingEvent | SequenceEvent, next: Event | undefined): boolean {
  if (event.style !== COLLECTION_STYLE.FLOW) return false;
  if (event.type === EVENT_ID.SEQUENCE) return true;
  return text[event.start] === '{' && !(next?.type === EVENT_ID.MAPPING && next.start === event.start);
}

function indicatorBefore(parent: MapFrame | ListFrame | undefined, isKey: boolean): string {
  if (parent === undefined) return '';
  return parent instanceof ListFrame ? '-' : isKey ? '?' : ':';
}

import type { Json } from '../core/document.ts';
import { entryOf, type Offsets, type Places } from './offsets.ts';
import { type Growing, newObject } from './plain.ts';
import { type Problems, quoted } from './problems.ts';

/** A key that waits for its value. `drop`: the value will be read and forgotten. */
interface PendingKey {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly use: 'entry' | 'merge' | 'drop';
}

/** A map while it is being filled, with the places of its entries. Shared by the readers of YAML and of JSON. */
export class MapFrame {
  readonly value: Growing = newObject();
  readonly offsets: Offsets;
  private key: PendingKey | undefined;
  /** Keys that came from a merge: a key that is written out replaces them without being a duplicate. */
  private merged: Set<string> | undefined;

  constructor(
    private readonly problems: Problems,
    start: number,
  ) {
    this.offsets = { start, end: start, keys: [], places: [] };
  }

  get wantsKey(): boolean {
    return this.key === undefined;
  }

  /** Takes the next key. A key that is there already is a problem, and its value will be dropped: the first one wins. */
  takeKey(text: string, start: number, end: number): void {
    const twice = Object.hasOwn(this.value, text) && !this.merged?.has(text);
    if (twice) {
      const first = this.offsets.places[entryOf(this.offsets, text) * 4] ?? start;
      const lines = [this.problems.line(first), this.problems.line(start)];
      const where = lines[0] === lines[1] ? `line ${lines[0]}` : `lines ${lines[0]} and ${lines[1]}`;
      this.problems.add(
        'duplicate-key',
        start,
        end,
        `The key ${quoted(text)} stands twice in one map, on ${where}; the first one counts.`,
        'Rename or remove one of them.',
      );
    }
    this.key = { text, start, end, use: twice ? 'drop' : 'entry' };
  }

  /** Takes `<<`: the value that follows is merged instead of stored. */
  takeMergeKey(start: number, end: number): void {
    this.key = { text: '<<', start, end, use: 'merge' };
  }

  /** Takes a key that is no text: its value will be dropped. */
  takeUnusableKey(start: number, end: number): void {
    this.key = { text: '', start, end, use: 'drop' };
  }

  /** Takes the value that belongs to the key taken last. `places` tells where the entries of merged maps stand. */
  takeValue(value: Json, start: number, end: number, places: Places): void {
    const { key } = this;
    this.key = undefined;
    if (key === undefined || key.use === 'drop') return;
    if (key.use === 'merge') this.merge(value, key, places);
    else if (this.merged?.delete(key.text)) {
      this.value[key.text] = value;
      const at = entryOf(this.offsets, key.text) * 4;
      for (const [shift, offset] of [key.start, key.end, start, end].entries())
        this.offsets.places[at + shift] = offset;
    } else this.append(key.text, value, key.start, key.end, start, end);
  }

  private append(text: string, value: Json, ...place: [number, number, number, number]): void {
    const { offsets } = this;
    this.value[text] = value;
    offsets.index?.set(text, offsets.places.length / 4);
    offsets.keys?.push(text);
    offsets.places.push(...place);
  }

  private merge(value: Json, key: PendingKey, places: Places): void {
    for (const source of Array.isArray(value) ? value : [value]) {
      const from = typeof source === 'object' && source !== null ? places.get(source) : undefined;
      if (from?.keys === undefined) {
        this.problems.add(
          'merge-key',
          key.start,
          key.end,
          'The merge key "<<" has a value that is neither a map nor a list of maps.',
          'Merge a map, such as <<: *defaults.',
        );
        return;
      }
      for (const [at, text] of from.keys.entries()) {
        if (Object.hasOwn(this.value, text)) continue;
        const [a = 0, b = 0, c = 0, d = 0] = from.places.slice(at * 4, at * 4 + 4);
        this.append(text, source[text], a, b, c, d);
        this.merged ??= new Set();
        this.merged.add(text);
      }
    }
  }
}

/** A list while it is being filled. */
export class ListFrame {
  readonly value: Json[] = [];
  readonly offsets: Offsets;

  constructor(start: number) {
    this.offsets = { start, end: start, keys: undefined, places: [] };
  }

  takeValue(value: Json, start: number, end: number): void {
    this.value.push(value);
    this.offsets.places.push(start, end);
  }
}

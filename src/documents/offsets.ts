import type { Doc, Json, Key } from '../core/document.ts';
import type { Source, Span } from '../core/source.ts';

/** The places of one container and its entries, as offsets. */
export interface Offsets {
  start: number;
  end: number;
  /** Keys in the order of the file; absent for arrays. */
  readonly keys: string[] | undefined;
  /** Four numbers an entry for objects (key start and end, value start and end), two for arrays. */
  readonly places: number[];
  index?: Map<string, number>;
}

/** Where every container of a file's documents keeps its places. Weak: a document that nobody holds costs nothing. */
export class Places {
  private readonly map = new WeakMap<object, Offsets>();

  set(container: object, offsets: Offsets): void {
    this.map.set(container, offsets);
  }

  get(container: object): Offsets | undefined {
    return this.map.get(container);
  }

  /** A document over these places. `start` and `end` are those of the root value. */
  doc(source: Source, value: Json, start: number, end: number): Doc {
    const root: Span = { source, start, end };
    const span = (container: object, key?: Key, part: 'key' | 'value' = 'value'): Span => {
      const offsets = this.map.get(container);
      if (offsets === undefined) return root;
      const whole = { source, start: offsets.start, end: offsets.end };
      if (key === undefined) return whole;
      const { places } = offsets;
      const at = offsets.keys === undefined ? Number(key) * 2 : entryOf(offsets, String(key)) * 4;
      const shift = offsets.keys !== undefined && part === 'value' ? 2 : 0;
      const first = places[at + shift];
      const last = places[at + shift + 1];
      return first === undefined || last === undefined ? whole : { source, start: first, end: last };
    };
    return { source, value, root, span };
  }
}

/** The number of the entry `key` of an object, by an index that is built when first asked for: most objects never are. */
export function entryOf(offsets: Offsets, key: string): number {
  if (offsets.index === undefined) {
    offsets.index = new Map();
    for (const [at, name] of (offsets.keys ?? []).entries()) offsets.index.set(name, at);
  }
  return offsets.index.get(key) ?? Number.NaN;
}

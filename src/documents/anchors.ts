import type { AliasEvent, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml';
import type { Json } from '../core/document.ts';
import type { Settings } from './options.ts';
import { type Problems, quoted } from './problems.ts';

/** What an alias stands for: `nodes` values, shared by reference. */
interface Anchored {
  readonly value: Json;
  readonly nodes: number;
  /** The text of a scalar, for when the alias is used as a key. */
  readonly written: string | undefined;
}

const NOTHING: Anchored = { value: null, nodes: 1, written: undefined };

/** The anchors of one document. */
export class Anchors {
  /** `undefined`: a collection that is still open, so that an alias to it would be a circle. */
  private readonly known = new Map<string, Anchored | undefined>();

  constructor(
    private readonly text: string,
    private readonly settings: Settings,
    private readonly problems: Problems,
  ) {}

  /** Anchors end with their document. */
  clear(): void {
    this.known.clear();
  }

  begin(event: MappingEvent | SequenceEvent): void {
    if (event.anchorStart !== -1) this.known.set(this.name(event), undefined);
  }

  end(event: MappingEvent | SequenceEvent, value: Json, nodes: number): void {
    if (event.anchorStart !== -1) this.known.set(this.name(event), { value, nodes, written: undefined });
  }

  scalar(event: ScalarEvent, value: Json, written: string): void {
    if (event.anchorStart !== -1) this.known.set(this.name(event), { value, nodes: 1, written });
  }

  /** What an alias stands for; null, with a problem, where it stands for nothing. */
  resolve(event: AliasEvent): Anchored {
    const name = this.name(event);
    const found = this.known.get(name);
    if (found === undefined) {
      const isCircle = this.known.has(name);
      this.problem(
        event,
        isCircle
          ? `The alias ${quoted(`*${name}`)} refers to the value that it stands in.`
          : `The alias ${quoted(`*${name}`)} has no anchor ${quoted(`&${name}`)} before it.`,
        isCircle ? 'Write the value out.' : 'Put it in quotes if it is meant as text.',
      );
      return NOTHING;
    }
    if (!this.settings.aliases) {
      this.problem(
        event,
        `Aliases such as ${quoted(`*${name}`)} are not supported in threat models.`,
        'Write the value out.',
      );
    }
    return found;
  }

  private problem(event: AliasEvent, message: string, remedy: string): void {
    this.problems.add('alias', event.anchorStart - 1, event.anchorEnd, message, remedy);
  }

  private name(event: { readonly anchorStart: number; readonly anchorEnd: number }): string {
    return this.text.slice(event.anchorStart, event.anchorEnd);
  }
}

import type { ChangeClass, DfdKind, Weight } from '../core/architecture.ts';
import compiled from '../generated/architecture.json';

/** What a type of component is, and what adding one means. `same-as` names the type that it is another word for. */
export interface Kind {
  readonly kind: DfdKind;
  readonly adds: ChangeClass | 'none';
  readonly weight: Weight;
  /** By name pattern or default only: whatever rests on it is at most `likely`. */
  readonly guessed: boolean;
}

/** What a setting decides; the change classes follow from it and from the direction of the change. */
export type Aspect =
  | 'control'
  | 'protection'
  | 'exposure'
  | 'identity'
  | 'dataflow'
  | 'third-party'
  | 'region'
  | 'tenancy'
  | 'datastore'
  | 'classification';

/** A value that weakens (control) or opens (all others): text, or one of the forms below. */
export type Risk =
  | string
  | number
  | boolean
  | { readonly any: true }
  | { readonly absent: true }
  | { readonly re: string; readonly flags?: string }
  | { readonly lt: number }
  | { readonly gt: number };

export interface Setting {
  readonly is: Aspect;
  readonly risky: readonly Risk[];
  readonly weight: Weight;
  readonly guessed: boolean;
}

/** True where every change of the value is worth a look. */
export function anyChange(row: Setting): boolean {
  return row.risky.some(risk => typeof risk === 'object' && 'any' in risk);
}

/** How a type writes a network rule; the words name its attributes. `block`: the nested block that repeats. */
export interface NetworkShape {
  readonly block?: string;
  /** `in`, `out`, or the attribute that says so. */
  readonly direction: string;
  readonly peers: readonly string[];
  readonly protocol?: string;
  readonly ports: readonly string[];
  /** Attribute whose value `deny` (in any case) turns the rule into a control. */
  readonly action?: string;
}

/** How a type writes a grant. `who`, `action`, `on` name attributes (several: the first that is present). */
export interface GrantShape {
  readonly who: readonly string[];
  readonly action: readonly string[];
  readonly on: readonly string[];
  readonly when?: string;
  /** Of a mailbox counts whose it is, by its domain. */
  readonly party?: true;
}

/** One source's part of the compiled tables, as in `rules/architecture/<source>/*.yaml`. */
export interface Tables {
  kind(type: string): Kind;
  /** The row for a setting of a type: the type's own, then one for every type (`*`), then by name. */
  setting(type: string, path: readonly string[]): Setting | undefined;
  /** The setting paths that a type's own rows name: those whose absence can be risky. */
  settings(type: string): ReadonlyMap<string, Setting>;
  /** True for attributes whose change is never an architecture change: tags, prose, sizes, versions, ... */
  noise(path: readonly string[]): boolean;
  /** The current name of a type: `aws_alb` is `aws_lb`. */
  typeName(type: string): string;
  network(type: string): readonly NetworkShape[];
  grants(type: string): readonly GrantShape[];
  /** True for types that only state rules or grants about something else: what they say counts, not that they exist. */
  carrier(type: string): boolean;
  /** Any other part, for the source's own reader. */
  extra(name: string): unknown;
}

type KindRow = readonly [kind: DfdKind, adds: ChangeClass | 'none', weight: Weight];
interface SettingRow {
  readonly is: Aspect;
  readonly risky: readonly Risk[];
  readonly weight?: Weight;
}

/** The parts that every source may have; a file may add others. */
interface Parts {
  readonly kinds?: Readonly<Record<string, KindRow>>;
  readonly 'same-as'?: Readonly<Record<string, string>>;
  readonly patterns?: readonly { readonly match: string; readonly row: KindRow }[];
  readonly default?: KindRow;
  readonly settings?: Readonly<Record<string, Readonly<Record<string, SettingRow>>>>;
  readonly names?: readonly ({ readonly match: string } & SettingRow)[];
  readonly noise?: readonly { readonly match: string }[];
  readonly network?: Readonly<Record<string, NetworkShape | readonly NetworkShape[]>>;
  readonly carriers?: readonly string[];
  readonly 'carrier-patterns'?: readonly { readonly match: string }[];
  readonly 'grant-patterns'?: readonly ({ readonly match: string } & GrantShape)[];
  readonly grants?: Readonly<Record<string, GrantShape | readonly GrantShape[]>>;
}

/** Looking something up declares nothing: it only counts as what is used. */
const LOOKUP = 'data.';

function lookedUp(row: KindRow | undefined): Kind {
  return row === undefined
    ? kindOf(UNKNOWN, true)
    : { kind: row[0], adds: 'none', weight: row[2], guessed: false };
}

const UNKNOWN: KindRow = ['none', 'none', 'none'];
const opened = new Map<string, Tables>();

/** The tables of a source; parsed and indexed when first asked for. A source without a folder has empty tables. */
export function tables(source: string): Tables {
  const held = opened.get(source);
  if (held !== undefined) return held;
  const all: Readonly<Record<string, unknown>> = compiled;
  const made = index((own(all, source) ?? {}) as Parts, (own(all, 'common') ?? {}) as Parts);
  opened.set(source, made);
  return made;
}

/** Own property only: keys come from the repository under check. */
function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

function index(parts: Parts, common: Parts): Tables {
  const patterns = [...(parts.patterns ?? []), ...(common.patterns ?? [])].map(p => ({
    re: new RegExp(p.match),
    row: p.row,
  }));
  const names = [...(parts.names ?? []), ...(common.names ?? [])].map(n => ({
    re: new RegExp(n.match),
    row: n,
  }));
  const noise = [...(parts.noise ?? []), ...(common.noise ?? [])].map(n => new RegExp(n.match));
  const classified = names.filter(n => n.row.is === 'classification').map(n => n.re);
  const kinds = new Map<string, Kind>();
  const settings = new Map<string, ReadonlyMap<string, Setting>>();
  const noisy = new Map<string, boolean>();
  const grantPatterns = (parts['grant-patterns'] ?? []).map(shape => ({
    re: new RegExp(shape.match),
    shape,
  }));
  const grants = (type: string): readonly GrantShape[] => {
    const found = own(parts.grants, type);
    return found === undefined
      ? grantPatterns.filter(one => one.re.test(type)).map(one => one.shape)
      : oneOrMore(found);
  };
  const carriers = new Set(parts.carriers ?? []);
  const carrierPatterns = (parts['carrier-patterns'] ?? []).map(one => new RegExp(one.match));
  const typeName = (type: string): string => own(parts['same-as'], type) ?? type;
  const classify = (type: string): Kind => {
    const row = own(parts.kinds, type);
    if (row !== undefined) return kindOf(row, false);
    if (type.startsWith(LOOKUP)) return lookedUp(own(parts.kinds, typeName(type.slice(LOOKUP.length))));
    const pattern = patterns.find(p => p.re.test(type));
    return kindOf(pattern?.row ?? parts.default ?? UNKNOWN, true);
  };
  const rows = (type: string): ReadonlyMap<string, Setting> => {
    const held = settings.get(type);
    if (held !== undefined) return held;
    const made = new Map<string, Setting>();
    for (const [path, row] of Object.entries(own(parts.settings, type) ?? {}))
      made.set(path, settingOf(row, false));
    settings.set(type, made);
    return made;
  };
  const isNoise = (path: string): boolean => {
    const held = noisy.get(path);
    if (held !== undefined) return held;
    const made = noise.some(re => re.test(path));
    noisy.set(path, made);
    return made;
  };
  return {
    kind(type) {
      // A module that was read is what the most significant thing in it is.
      const held = kinds.get(type);
      if (held !== undefined) return held;
      const followed = /^module:[^~]/.test(type);
      const found = classify(typeName(followed ? type.slice('module:'.length) : type));
      const made = followed ? { ...found, guessed: true } : found;
      kinds.set(type, made);
      return made;
    },
    setting(type, path) {
      const name = path.join('.');
      const row = rows(typeName(type)).get(name) ?? rows('*').get(name);
      if (row !== undefined) return row;
      const last = path.at(-1) ?? '';
      // How sensitive data are is often said by a tag: the one thing that a tag may say.
      if (isNoise(name) && !classified.some(re => re.test(last))) return undefined;
      const pattern = names.find(n => n.re.test(last));
      return pattern === undefined ? undefined : settingOf(pattern.row, true);
    },
    settings: type => rows(typeName(type)),
    noise: path => isNoise(path.join('.')) || path.some(segment => isNoise(segment)),
    typeName,
    network: type => oneOrMore(own(parts.network, typeName(type))),
    grants: type => grants(typeName(type)),
    carrier: type => carriers.has(typeName(type)) || carrierPatterns.some(re => re.test(typeName(type))),
    extra: name => own(parts as Readonly<Record<string, unknown>>, name),
  };
}

function oneOrMore<T extends object>(found: T | readonly T[] | undefined): readonly T[] {
  if (found === undefined) return [];
  return Array.isArray(found) ? (found as readonly T[]) : [found as T];
}

function kindOf([kind, adds, weight]: KindRow, guessed: boolean): Kind {
  return { kind, adds, weight, guessed };
}

function settingOf(row: SettingRow, guessed: boolean): Setting {
  return { is: row.is, risky: row.risky, weight: row.weight ?? 'normal', guessed };
}

import type { Control, Level, Rubric } from '../core/control.ts';
import type { RuleId, Severity } from '../core/finding.ts';
import { isAsTight, modeText, tighteningIn, tightest } from './mode.ts';

/** The value of one setting. */
type Value = boolean | number | string | readonly string[];

/** What a rule is where no control file speaks of it. */
export interface RuleDefaults {
  readonly severity: Severity;
  readonly preset: Control['preset'];
  readonly defaults: object;
}
export type Registry = ReadonlyMap<RuleId, RuleDefaults>;

/** How one setting of two policies differs. A list that lost some entries and gained others differs twice. */
export interface Difference {
  /** The keys of the control file that lead to it: `['staleness', 'grace']`. */
  readonly path: readonly string[];
  /** `other`: the setting has no order, so neither value is known to be the stricter. */
  readonly direction: 'tighter' | 'looser' | 'other';
  readonly from: Value;
  readonly to: Value;
  /** Such as "`mode` `enforce` → `observe`" or "`ignore` adds `infra/**`". */
  readonly says: string;
}

/** Which of two values is the stricter: the later on a ladder, a number by its size, a list by its length. */
type Order = readonly Value[] | 'more' | 'less' | 'longer' | 'shorter' | 'mode' | 'none';

/** One setting: where it stands in the control file, how it is ordered, and how it is read and replaced. */
interface Setting {
  readonly path: readonly string[];
  readonly order: Order;
  read(control: Control): Value;
  write(control: Control, value: Value): Control;
}

const LEVELS: readonly Level[] = ['off', 'notice', 'warning', 'error'];
const CRITICALITIES = ['low', 'moderate', 'high', 'critical'] as const;

/** A setting that is a property of the control itself. */
function own(
  key: Exclude<
    keyof Control,
    'source' | 'rules' | 'mode' | 'staleness' | 'decisions' | 'require' | 'rubric' | 'issues'
  >,
  order: Order,
): Setting {
  return {
    path: [key],
    order,
    read: control => control[key],
    write: (control, value) => ({ ...control, [key]: value }),
  };
}

function ofStaleness(key: 'grace' | 'block', order: Order): Setting {
  return {
    path: ['staleness', key],
    order,
    read: ({ staleness }) => staleness[key],
    write: (control, value) => ({ ...control, staleness: { ...control.staleness, [key]: value } }),
  };
}

function days(criticality: (typeof CRITICALITIES)[number]): Setting {
  return {
    path: ['staleness', 'days', criticality],
    order: 'less',
    read: ({ staleness }) => staleness.limits[criticality],
    write: (control, value) => ({
      ...control,
      staleness: { ...control.staleness, limits: { ...control.staleness.limits, [criticality]: value } },
    }),
  };
}

function ofDecisions(key: keyof Control['decisions'], name: string, order: Order): Setting {
  return {
    path: ['decisions', name],
    order,
    read: ({ decisions }) => decisions[key],
    write: (control, value) => ({ ...control, decisions: { ...control.decisions, [key]: value } }),
  };
}

/** Each entry as one text, so that two lists compare as lists of texts do. */
const REQUIRED_PATHS: Setting = {
  path: ['require'],
  order: 'longer',
  read: ({ require }) => require.map(entry => JSON.stringify(entry)),
  write: (control, value) => ({
    ...control,
    require: (value as readonly string[]).map(entry => JSON.parse(entry) as Control['require'][number]),
  }),
};

/** None or one, as a list: who names one where there was none is stricter, and nobody may take another one. */
const RUBRIC: Setting = {
  path: ['risk', 'rubric'],
  order: 'longer',
  read: ({ rubric }) => (rubric === undefined ? [] : [rubric]),
  write: (control, value) => {
    const rubric = (value as readonly Rubric[]).at(-1);
    return { ...control, ...(rubric !== undefined && { rubric }) };
  },
};

/** Every setting but those of rules, by the property that holds it: a new property does not compile without its order. */
const SETTINGS: Readonly<Record<Exclude<keyof Control, 'source' | 'rules'>, readonly Setting[]>> = {
  edition: [own('edition', 'more')],
  preset: [own('preset', ['recommended', 'strict'])],
  mode: [
    {
      path: ['mode'],
      order: 'mode',
      read: ({ mode }) => modeText(mode),
      write: (control, value) => ({ ...control, mode: tighteningIn(String(value)) }),
    },
  ],
  methods: [own('methods', 'longer')],
  rubric: [RUBRIC],
  detections: [own('detections', 'longer')],
  staleness: [
    ...CRITICALITIES.map(days),
    ofStaleness('grace', 'less'),
    ofStaleness('block', ['with-changes', 'always']),
  ],
  ignore: [own('ignore', 'shorter')],
  require: [REQUIRED_PATHS],
  branches: [own('branches', 'longer')],
  decisions: [
    ofDecisions('requireCodeowners', 'require-codeowners', [false, true]),
    ofDecisions('emergency', 'emergency', [true, false]),
  ],
  // Who is told of a review changes no verdict.
  issues: [],
};

/** The settings of the rules that one of the policies speaks of, with the level that counts where the other is silent. */
function* ruleSettings(registry: Registry, ...controls: readonly Control[]): Generator<Setting> {
  const ids = new Set(controls.flatMap(({ rules }) => [...rules.keys()]));
  for (const id of [...ids].sort()) {
    const rule = registry.get(id);
    const changed = (control: Control, change: { level: Level } | { options: object }): Control => {
      const known = control.rules.get(id) ?? { options: {} };
      return { ...control, rules: new Map(control.rules).set(id, { ...known, ...change }) };
    };
    yield {
      path: ['rules', id],
      order: LEVELS,
      read: ({ rules, preset }) =>
        rules.get(id)?.level ??
        (rule === undefined || (rule.preset === 'strict' && preset !== 'strict') ? 'off' : rule.severity),
      write: (control, value) => changed(control, { level: value as Level }),
    };
    const options = ({ rules }: Control) =>
      ({ ...rule?.defaults, ...rules.get(id)?.options }) as Record<string, unknown>;
    for (const name of new Set(controls.flatMap(control => Object.keys(options(control))))) {
      yield {
        path: ['rules', id, name],
        order: 'none',
        read: control => JSON.stringify(options(control)[name] ?? null),
        write: (control, value) =>
          changed(control, {
            options: { ...control.rules.get(id)?.options, [name]: JSON.parse(String(value)) as unknown },
          }),
      };
    }
  }
}

/** How two policies differ, setting by setting, in the order of the table; `to` is the one that is judged. */
export function differencesOf(from: Control, to: Control, registry: Registry): Difference[] {
  return settingsOf(from, to, registry).flatMap(setting =>
    compare(setting, setting.read(from), setting.read(to)),
  );
}

/**
 * A policy under its parent: each setting as the child has it where that is no looser or `free` gives leave, else the
 * stricter of both. What was refused is given back.
 */
export function under(
  parent: Control,
  child: Control,
  registry: Registry,
  free: (path: readonly string[]) => boolean,
): { readonly control: Control; readonly refused: readonly Difference[] } {
  let control = child;
  const refused: Difference[] = [];
  for (const setting of settingsOf(parent, child, registry)) {
    if (free(setting.path)) continue;
    const from = setting.read(parent);
    const to = setting.read(child);
    const worse = compare(setting, from, to).filter(({ direction }) => direction !== 'tighter');
    if (worse.length === 0) continue;
    refused.push(...worse);
    control = setting.write(control, stricter(setting.order, from, to));
  }
  return { control, refused };
}

function settingsOf(from: Control, to: Control, registry: Registry): Setting[] {
  return [...Object.values(SETTINGS).flat(), ...ruleSettings(registry, from, to)];
}

/** Of a value and one that is not stricter: what keeps all that the first demands. */
function stricter(order: Order, from: Value, to: Value): Value {
  if (order === 'longer') return [...new Set([...list(to), ...list(from)])];
  if (order === 'shorter') return list(to).filter(item => list(from).includes(item));
  if (order === 'mode') return modeText(tightest(tighteningIn(String(from)), tighteningIn(String(to))));
  return from;
}

function compare({ path, order }: Setting, from: Value, to: Value): Difference[] {
  const key = path.join('.');
  if (order === 'longer' || order === 'shorter') {
    const added = list(to).filter(item => !list(from).includes(item));
    const gone = list(from).filter(item => !list(to).includes(item));
    const told = (verb: string, items: readonly string[], direction: 'tighter' | 'looser') =>
      items.length === 0 ? [] : [{ path, direction, from, to, says: `\`${key}\` ${verb} ${quoted(items)}` }];
    return [
      ...told('adds', added, order === 'longer' ? 'tighter' : 'looser'),
      ...told('drops', gone, order === 'longer' ? 'looser' : 'tighter'),
    ];
  }
  if (from === to) return [];
  return [
    { path, direction: direction(order, from, to), from, to, says: `\`${key}\` \`${from}\` → \`${to}\`` },
  ];
}

function direction(order: Order, from: Value, to: Value): Difference['direction'] {
  if (order === 'none') return 'other';
  if (order === 'mode')
    return isAsTight(tighteningIn(String(to)), tighteningIn(String(from))) ? 'tighter' : 'looser';
  const tighter =
    order === 'more'
      ? to > from
      : order === 'less'
        ? to < from
        : typeof order !== 'string' && order.indexOf(to) > order.indexOf(from);
  return tighter ? 'tighter' : 'looser';
}

function list(value: Value): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

const MOST_NAMED = 5;

function quoted(items: readonly string[]): string {
  const named = items.slice(0, MOST_NAMED).map(item => `\`${item}\``);
  const more = items.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

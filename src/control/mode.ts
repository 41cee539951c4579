import { type Control, MODES, type Mode, type Tightening } from '../core/control.ts';
import type { Day } from '../core/dates.ts';

/** `mode` as a control file has it: a word, or the first day of each stricter mode. */
export type ModeSetting = Mode | { readonly 'new-only'?: Day; readonly enforce?: Day };

const ALWAYS: Day = '0000-01-01';
const NEVER: Day = '9999-12-31';

/** The days that a setting stands for. Before the first day that it names, findings are observed. */
export function tighteningOf(setting: ModeSetting): Tightening {
  if (typeof setting === 'object')
    return { newOnly: setting['new-only'] ?? NEVER, enforce: setting.enforce ?? NEVER };
  return {
    newOnly: setting === 'new-only' ? ALWAYS : NEVER,
    enforce: setting === 'enforce' ? ALWAYS : NEVER,
  };
}

/** What holds on a day. */
export function modeOn({ mode: { newOnly, enforce } }: Control, day: Day): Mode {
  if (enforce <= day) return 'enforce';
  return newOnly <= day ? 'new-only' : 'observe';
}

/** The next day on which something stricter holds than on `day`. */
export function nextTightening(control: Control, day: Day): { from: Day; mode: Mode } | undefined {
  const { newOnly, enforce } = control.mode;
  const [from] = [newOnly, enforce].filter(first => first > day && first < NEVER).sort();
  if (from === undefined) return undefined;
  const mode = modeOn(control, from);
  return MODES.indexOf(mode) > MODES.indexOf(modeOn(control, day)) ? { from, mode } : undefined;
}

/** A setting as a control file would have it, for people to read; `tighteningIn` reads it back. */
export function modeText({ newOnly, enforce }: Tightening): string {
  if (enforce === ALWAYS) return 'enforce';
  if (enforce === NEVER && newOnly === NEVER) return 'observe';
  if (enforce === NEVER && newOnly === ALWAYS) return 'new-only';
  const days = [
    ...(newOnly === NEVER ? [] : [`new-only: ${newOnly}`]),
    ...(enforce === NEVER ? [] : [`enforce: ${enforce}`]),
  ];
  return `{${days.join(', ')}}`;
}

/** The days that a text of `modeText` stands for. */
export function tighteningIn(text: string): Tightening {
  const word = MODES.find(mode => mode === text);
  if (word !== undefined) return tighteningOf(word);
  const dayOf = (mode: string) => new RegExp(`${mode}: ([0-9-]+)`).exec(text)?.[1] ?? NEVER;
  return { newOnly: dayOf('new-only'), enforce: dayOf('enforce') };
}

/** The days on which each of two settings, or both, are tight. */
export function tightest(a: Tightening, b: Tightening): Tightening {
  const first = (one: Day, other: Day) => (one < other ? one : other);
  return { newOnly: first(a.newOnly, b.newOnly), enforce: first(a.enforce, b.enforce) };
}

/** Whether a setting is nowhere laxer than another one. */
export function isAsTight(a: Tightening, than: Tightening): boolean {
  const begins = ({ newOnly, enforce }: Tightening) => (newOnly < enforce ? newOnly : enforce);
  return a.enforce <= than.enforce && begins(a) <= begins(than);
}

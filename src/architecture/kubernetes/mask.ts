import { type Action, actionsOf, isSilent } from './actions.ts';
import { hole, MOST_HOLES, NOTHING, SHORTEST } from './holes.ts';
import { type Scope, Scopes } from './scopes.ts';

/** What a placeholder stands for: the expression, and where it is evaluated. */
export interface Hole {
  readonly expression: string;
  readonly scope: Scope | undefined;
}

/** A template made readable as YAML: as long as it was, its actions replaced or blanked. */
export interface Masked {
  readonly text: string;
  readonly holes: readonly Hole[];
  /** The variables that the template assigns. */
  readonly variables: ReadonlyMap<string, Hole>;
  /** Actions that give text and could not be kept: what they give stands at these places. */
  readonly dropped: readonly Dropped[];
}

export interface Dropped {
  readonly start: number;
  readonly expression: string;
}

const PLAIN: Masked = { text: '', holes: [], variables: new Map(), dropped: [] };

/**
 * Masks the actions of a template. Those that leave no text and have their lines for themselves become white space; both
 * branches of a condition stay. One that gives the whole value of the key above it becomes that value; any other one
 * that stands alone is dropped, and told. Inside a line an action becomes a placeholder.
 */
export function mask(text: string): Masked {
  if (!text.includes('{{')) return { ...PLAIN, text };
  const actions = actionsOf(text).slice(0, MOST_HOLES);
  const scopes = new Scopes();
  const lines = new Lines(text, actions);
  const holes: Hole[] = [];
  const dropped: Dropped[] = [];
  const out: string[] = [];
  let from = 0;
  for (const [at, action] of actions.entries()) {
    const scope = scopes.enter(action.expression);
    const put = replacement(text, action, at, lines, holes.length);
    if (!isSilent(action) && put.trim() === '')
      dropped.push({ start: action.start, expression: action.expression });
    out.push(text.slice(from, action.start), put);
    holes.push({ expression: action.expression, scope });
    from = action.end;
  }
  out.push(text.slice(from));
  return { text: out.join(''), holes, variables: scopes.variables, dropped };
}

function replacement(text: string, action: Action, at: number, lines: Lines, index: number): string {
  const length = action.end - action.start;
  const written = text.slice(action.start, action.end);
  if (lines.alone(at)) {
    const column = isSilent(action) ? -1 : lines.valueColumn(at);
    const start = lines.columnOf(action.start);
    const pad = Math.max(0, column - start);
    if (column === -1 || length - pad < SHORTEST || written.includes('\n')) return emptyLines(written);
    return ' '.repeat(pad) + hole(index, length - pad);
  }
  if (!isSilent(action)) return hole(index, length);
  return /^[\s-]*$/.test(lines.before(action.start)) ? blank(written) : NOTHING.repeat(length);
}

/** Line ends instead of blanks: inside a block of text a line of many blanks would count as indented. */
function emptyLines(text: string): string {
  return '\n'.repeat(text.length);
}

function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}

/** What stands around actions: which have their lines for themselves, and which key they are the value of. */
class Lines {
  private readonly lonely: boolean[] = [];

  constructor(
    private readonly text: string,
    private readonly actions: readonly Action[],
  ) {
    let from = 0;
    while (from < actions.length) {
      let to = from;
      while (to + 1 < actions.length && this.sameLine(actions[to], actions[to + 1])) to++;
      const alone = this.isolated(from, to);
      for (let at = from; at <= to; at++) this.lonely[at] = alone;
      from = to + 1;
    }
  }

  alone(at: number): boolean {
    return this.lonely[at] === true;
  }

  columnOf(offset: number): number {
    return offset - (this.text.lastIndexOf('\n', offset - 1) + 1);
  }

  before(offset: number): string {
    return this.text.slice(this.text.lastIndexOf('\n', offset - 1) + 1, offset);
  }

  /** The column for a value where the action is all that follows a key without a value; otherwise -1. */
  valueColumn(at: number): number {
    const above = this.lineAbove(at);
    const key = /^( *)((?:- +)*)[^\s#][^\n]*:[ \t]*$/.exec(above);
    if (key === null) return -1;
    const indent = (key[1] ?? '').length + (key[2] ?? '').length;
    return this.indentBelow(at) > indent ? -1 : indent + 1;
  }

  private sameLine(one: Action | undefined, other: Action | undefined): boolean {
    return one !== undefined && other !== undefined && !this.text.slice(one.end, other.start).includes('\n');
  }

  private isolated(from: number, to: number): boolean {
    const first = this.actions[from];
    const last = this.actions[to];
    if (first === undefined || last === undefined || this.before(first.start).trim() !== '') return false;
    const stop = this.text.indexOf('\n', last.end);
    const after = this.text.slice(last.end, stop === -1 ? undefined : stop);
    if (after.trim() !== '') return false;
    for (let at = from; at < to; at++) {
      const between = this.text.slice(this.actions[at]?.end, this.actions[at + 1]?.start);
      if (between.trim() !== '') return false;
    }
    return true;
  }

  /** The nearest line above that says something; the lines of lonely silent actions do not. */
  private lineAbove(at: number): string {
    let action = at - 1;
    let end = this.text.lastIndexOf('\n', (this.actions[at]?.start ?? 0) - 1);
    for (let tries = 0; tries < 12 && end > 0; tries++) {
      const start = this.text.lastIndexOf('\n', end - 1) + 1;
      const line = this.text.slice(start, end).replace(/\r$/, '');
      while (action >= 0 && (this.actions[action]?.start ?? 0) > end) action--;
      const held = this.actions[action];
      const silent = held !== undefined && held.end > start && this.alone(action) && isSilent(held);
      if (!silent && line.trim() !== '' && !line.trim().startsWith('#')) return line;
      end = start - 1;
    }
    return '';
  }

  /** The indentation of the next line that says something, 0 at the end of the text. */
  private indentBelow(at: number): number {
    let action = at + 1;
    let start = this.text.indexOf('\n', this.actions[at]?.end ?? 0) + 1;
    for (let tries = 0; tries < 12 && start > 0; tries++) {
      const stop = this.text.indexOf('\n', start);
      const end = stop === -1 ? this.text.length : stop;
      const line = this.text.slice(start, end);
      while (action < this.actions.length && (this.actions[action]?.end ?? 0) <= start) action++;
      const held = this.actions[action];
      const alone = held !== undefined && held.start < end && this.alone(action);
      if (!alone && line.trim() !== '' && !line.trim().startsWith('#'))
        return line.length - line.trimStart().length;
      if (stop === -1) return 0;
      start = stop + 1;
    }
    return 0;
  }
}

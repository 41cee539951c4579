/** One `{{ … }}` of a template: where it stands, and what is between the braces, white space folded. */
export interface Action {
  readonly start: number;
  readonly end: number;
  readonly expression: string;
}

const KEYWORD = /^(if|else|end|range|with|define|block|break|continue|fail|\/\*|\$[\w.]*\s*:?=)/;

/** Longer ones are not closed at all: what follows is text. */
const LONGEST = 20_000;

/** True for actions that steer or comment, and leave no text of their own. */
export function isSilent(action: Action): boolean {
  return action.expression === '' || KEYWORD.test(action.expression);
}

/** The actions of a text in order. Strings and comments inside them may hold braces; an action that never ends is none. */
export function actionsOf(text: string): Action[] {
  const found: Action[] = [];
  for (let start = text.indexOf('{{'); start !== -1; start = text.indexOf('{{', start)) {
    const end = endOf(text, start + 2);
    if (end === -1) {
      start += 2;
      continue;
    }
    const inner = text.slice(start + 2, end - 2).replace(/^-(?=\s)|(?<=\s)-$/g, '');
    found.push({ start, end, expression: inner.replace(/\s+/g, ' ').trim() });
    start = end;
  }
  return found;
}

function endOf(text: string, from: number): number {
  const comment = /^-?\s*\/\*/.exec(text.slice(from, from + 200));
  if (comment !== null) {
    const close = text.indexOf('*/', from + comment[0].length);
    const end = close === -1 ? -1 : text.indexOf('}}', close);
    return end === -1 ? -1 : end + 2;
  }
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '}' && text[at + 1] === '}') return at + 2;
    // Actions do not nest: one that opens in another says that the first is none.
    if ((char === '{' && text[at + 1] === '{') || at - from > LONGEST) return -1;
    if (char === '\\' && text[at + 1] === '"') {
      // Inside a string of YAML or JSON the action's own quotes are escaped.
      const close = text.indexOf('\\"', at + 2);
      if (close === -1) return -1;
      at = close + 1;
    } else if (char === '"' || char === '`') {
      at = endOfString(text, at);
      if (at === -1) return -1;
    }
  }
  return -1;
}

function endOfString(text: string, from: number): number {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) return at;
    else if (text[at] === '\n' && quote === '"') return -1;
  }
  return -1;
}

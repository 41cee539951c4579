import { joined } from '../kubernetes/terms.ts';
import { dict, list, literal, opaque, type Term } from '../term.ts';

/** The variables of a project's `.env` file. */
export type Environment = ReadonlyMap<string, string>;

const LINE = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.]{0,120})[ \t]*=[ \t]*(.*)$/gm;
const DEEPEST = 6;
/** Longer texts are no settings. */
const LONGEST = 20_000;

/** The variables that the text of an environment file sets; a later line wins. */
export function environmentOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of text.slice(0, 512 * 1024).matchAll(LINE)) {
    const written = (match[2] ?? '').trim();
    const quoted = /^(["'])(.*)\1/.exec(written)?.[2];
    found.set(match[1] ?? '', quoted ?? written.replace(/\s+#.*$/, '').trim());
  }
  return found;
}

/** A term with `${NAME}`, `${NAME:-default}` and `$NAME` in its strings replaced as Compose does; what is not set stays open. */
export function interpolated(term: Term, environment: Environment): Term {
  switch (term.kind) {
    case 'literal':
      return typeof term.value === 'string' && term.value.includes('$')
        ? textOf(term.value, term, environment, 0)
        : term;
    case 'list':
      return list(
        term.items.map(item => interpolated(item, environment)),
        term.at,
      );
    case 'dict':
      return dict(
        term.entries.map(entry => ({ ...entry, value: interpolated(entry.value, environment) })),
        term.at,
      );
    default:
      return term;
  }
}

/** The value of a variable that is passed on by its name alone. */
export function passedOn(name: string, from: Term, environment: Environment): Term {
  const value = environment.get(name);
  return value === undefined ? opaque(`\${${name}}`, from.at) : textOf(value, from, environment, 1);
}

function textOf(text: string, from: Term, environment: Environment, depth: number): Term {
  if (text.length > LONGEST) return literal(text, from.at);
  const parts: Term[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') parts.push(literal(plain, from.at));
    plain = '';
  };
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '$') plain += text[at];
    else if (text[at + 1] === '$') {
      plain += '$';
      at++;
    } else {
      const found = variableAt(text, at);
      if (found === undefined) plain += '$';
      else {
        flush();
        parts.push(variable(found, from, environment, depth));
        at = found.end - 1;
      }
    }
  }
  flush();
  return joined(parts, from.at);
}

interface Found {
  readonly name: string;
  readonly operator: string;
  readonly word: string;
  readonly end: number;
}

function variableAt(text: string, at: number): Found | undefined {
  const bare = /^\$([A-Za-z_]\w*)/.exec(text.slice(at, at + 130));
  if (bare?.[1] !== undefined) return { name: bare[1], operator: '', word: '', end: at + bare[0].length };
  const head = /^\$\{([A-Za-z_]\w*)(:?[-?+])?/.exec(text.slice(at, at + 130));
  if (head?.[1] === undefined) return undefined;
  const from = at + head[0].length;
  const end = closing(text, from);
  return end === -1
    ? undefined
    : { name: head[1], operator: head[2] ?? '', word: text.slice(from, end), end: end + 1 };
}

function closing(text: string, from: number): number {
  let open = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{' && text[at - 1] === '$') open++;
    else if (text[at] === '}' && open-- === 0) return at;
  }
  return -1;
}

function variable(
  { name, operator, word }: Found,
  from: Term,
  environment: Environment,
  depth: number,
): Term {
  const value = environment.get(name);
  if (depth > DEEPEST) return opaque(`\${${name}}`, from.at);
  if (value !== undefined && (value !== '' || !operator.startsWith(':'))) {
    return operator.endsWith('+')
      ? textOf(word, from, environment, depth + 1)
      : textOf(value, from, environment, depth + 1);
  }
  if (operator.endsWith('-')) return textOf(word, from, environment, depth + 1);
  return opaque(`\${${name}}`, from.at);
}

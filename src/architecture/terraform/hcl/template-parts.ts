import type { Expression, TemplatePart } from './ast.ts';
import { MAX_DEPTH, type Reader } from './reader.ts';

/** The pieces of a template in source order, before directives are nested; `trimRight` is a `~` before the brace. */
export type Token = { start: number; end: number } & (
  | { kind: 'text'; text: string }
  | { kind: 'interpolation'; value: Expression; trimRight: boolean }
  | { kind: 'if'; condition: Expression; trimRight: boolean }
  | { kind: 'for'; variables: string[]; collection: Expression; trimRight: boolean }
  | { kind: 'else' | 'endif' | 'endfor'; trimRight: boolean }
);

/**
 * Takes the common indentation of the lines of a `<<-` heredoc away. As in HashiCorp's reader, blank lines do not
 * count, a line that starts with a marker has no indentation, and `~` trimming has happened before.
 */
export function unindent(tokens: readonly Token[]): void {
  const lines: Extract<Token, { kind: 'text' }>[] = [];
  let common = Number.POSITIVE_INFINITY;
  let lineStart = true;
  for (const token of tokens) {
    if (lineStart) {
      lineStart = false;
      if (token.kind !== 'text') common = 0;
      else {
        const rest = token.text.trimStart();
        if (rest !== '' || !token.text.endsWith('\n')) {
          common = Math.min(common, token.text.length - rest.length);
          lines.push(token);
        }
      }
    }
    if (token.kind === 'text' && token.text.endsWith('\n')) lineStart = true;
  }
  for (const line of lines) line.text = line.text.slice(common);
}

interface Frame {
  readonly opener: Extract<Token, { kind: 'if' | 'for' }>;
  readonly outer: TemplatePart[];
  yes: TemplatePart[] | undefined;
}

/** Joins neighbouring texts and nests what stands between directives; throws a `Failure` where those do not match. */
export function assemble(r: Reader, tokens: readonly Token[]): readonly TemplatePart[] {
  const frames: Frame[] = [];
  let parts: TemplatePart[] = [];
  let texts: Extract<Token, { kind: 'text' }>[] = [];
  for (const token of tokens) {
    if (token.kind === 'text') {
      if (token.text !== '') texts.push(token);
      continue;
    }
    flush();
    if (token.kind === 'interpolation') {
      parts.push({ kind: 'interpolation', value: token.value, start: token.start, end: token.end });
    } else if (token.kind === 'if' || token.kind === 'for') {
      frames.push({ opener: token, outer: parts, yes: undefined });
      if (r.depth + frames.length > MAX_DEPTH) r.fail(`nested deeper than ${MAX_DEPTH} levels`, token.start);
      parts = [];
    } else close(token);
  }
  flush();
  const open = frames.at(-1);
  if (open !== undefined) r.fail(`%{ ${open.opener.kind} } is not closed`, open.opener.start);
  return parts;

  function flush(): void {
    const first = texts[0];
    if (first === undefined) return;
    const end = texts.at(-1)?.end ?? first.end;
    parts.push({ kind: 'text', text: texts.map(token => token.text).join(''), start: first.start, end });
    texts = [];
  }

  function close(token: Extract<Token, { kind: 'else' | 'endif' | 'endfor' }>): void {
    const frame = frames.at(-1);
    const kind = token.kind === 'endfor' ? 'for' : 'if';
    if (frame?.opener.kind !== kind) r.fail(`%{ ${token.kind} } without %{ ${kind} }`, token.start);
    if (token.kind === 'else') {
      if (frame.yes !== undefined) r.fail('second %{ else }', token.start);
      frame.yes = parts;
      parts = [];
      return;
    }
    frames.pop();
    const { opener, outer } = frame;
    const range = { start: opener.start, end: token.end };
    if (opener.kind === 'for') {
      const { variables, collection } = opener;
      outer.push({ kind: 'for', variables, collection, parts, ...range });
    } else {
      const yes = frame.yes ?? parts;
      const no = frame.yes === undefined ? [] : parts;
      outer.push({ kind: 'if', condition: opener.condition, yes, no, ...range });
    }
    parts = outer;
  }
}

import { posix } from 'node:path';
import type { Source } from '../../core/source.ts';
import { jsonText, type Piece } from '../json.ts';
import { forms, literal, type Term } from '../term.ts';
import { evaluate } from './evaluate.ts';
import type { Expression, Range } from './hcl/ast.ts';
import { readHcl } from './hcl/parse.ts';
import type { Reading, Scope } from './scope.ts';

/** The largest file that is read as a value. */
const LARGEST = 500_000;

/** The text of a file that an expression names. Absent (and wanted) where it is not among the files that were read. */
export function fileText(path: string, scope: Scope, reading: Reading): Term | undefined {
  const source = find(path, scope, reading);
  if (source === undefined || source.text.length > LARGEST) return undefined;
  const at = { source, start: 0, end: source.text.length };
  return literal(source.text, at);
}

/** A template file, rendered with these names. */
export function templateFile(
  path: string,
  names: Term | undefined,
  scope: Scope,
  reading: Reading,
): Term | undefined {
  const source = find(path, scope, reading);
  if (source === undefined || source.text.length > LARGEST) return undefined;
  return rendered(source, names, scope, reading);
}

/** The text of a template whose names are bound to the values given. */
export function rendered(source: Source, names: Term | undefined, scope: Scope, reading: Reading): Term {
  const bound = new Map<string, Term>();
  for (const form of names === undefined ? [] : forms(names)) {
    if (form.kind === 'dict') for (const entry of form.entries) bound.set(entry.key, entry.value);
  }
  return evaluate(templateOf(source), { ...scope, source: shifted(source), bound }, reading);
}

const templates = new WeakMap<Source, { readonly expression: Expression; readonly source: Source }>();

/** A template file read as the heredoc that it would be inside a configuration; places are those in the file itself. */
function templateOf(source: Source): Expression {
  return opened(source).expression;
}

function shifted(source: Source): Source {
  return opened(source).source;
}

function opened(source: Source): { readonly expression: Expression; readonly source: Source } {
  const held = templates.get(source);
  if (held !== undefined) return held;
  const before = 'x = <<TEMPLATE_END\n';
  const file = readHcl({ ...source, text: `${before}${source.text}\nTEMPLATE_END\n` });
  const value = file.body.attributes[0]?.value;
  const whole: Expression = { kind: 'literal', value: source.text, start: 0, end: source.text.length };
  const made = {
    expression: value === undefined ? whole : (moved(value, -before.length) as Expression),
    source,
  };
  templates.set(source, made);
  return made;
}

/** The same tree at other offsets. */
function moved(node: unknown, by: number): unknown {
  if (Array.isArray(node)) return node.map(one => moved(one, by));
  if (typeof node !== 'object' || node === null) return node;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    copy[key] =
      typeof value === 'number' && (key === 'start' || key === 'end')
        ? Math.max(0, value + by)
        : moved(value, by);
  }
  return copy satisfies Partial<Range>;
}

/** Terraform reads relative to where it runs; a repository may run it from the module, its parents or the top. */
function find(path: string, scope: Scope, reading: Reading): Source | undefined {
  const clean = posix.normalize(path.replace(/^\.\//, ''));
  const candidates = new Set<string>();
  let base = scope.directory.path;
  if (path.startsWith(`${base}/`)) candidates.add(clean);
  for (;;) {
    candidates.add(posix.normalize(posix.join(base, clean)));
    if (base === '' || base === '.') break;
    base = posix.dirname(base) === '.' ? '' : posix.dirname(base);
  }
  const inside = [...candidates].filter(one => !one.startsWith('..') && !one.startsWith('/') && one !== '.');
  for (const candidate of inside) {
    reading.named.add(candidate);
    const source = reading.files.get(candidate);
    if (source !== undefined) return source;
  }
  for (const candidate of inside) reading.wanted.add(candidate);
  return undefined;
}

/** A text that is JSON, as the value that it says; any other term is left as it is. */
export function documentOf(term: Term): Term {
  if (term.kind === 'literal' && typeof term.value === 'string')
    return jsonText([pieceOf(term.value, term)]) ?? term;
  if (term.kind !== 'text') return term;
  const pieces = term.parts.map(
    (part): Piece => (part.kind === 'literal' ? pieceOf(String(part.value), part) : { hole: part }),
  );
  return jsonText(pieces) ?? term;
}

/** Places inside a literal: exact where the source text is the value itself (a heredoc, a file). */
function pieceOf(text: string, term: Term): Piece {
  const { source, start, end } = term.at;
  const raw = source.text.slice(start, end);
  const from = raw.indexOf(text.slice(0, 40));
  return {
    text,
    at: (a, b) =>
      from < 0
        ? term.at
        : { source, start: Math.min(start + from + a, end), end: Math.min(start + from + b, end) },
  };
}

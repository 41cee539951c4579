import type { CheckedFile, Doc, Mistake } from '../core/document.ts';
import { isObject } from '../core/document.ts';
import type { AnyRule } from '../core/rule.ts';
import { type Span, wholeFile } from '../core/source.ts';
import type { OwnRule } from '../generated/own-rule.ts';
import { quote } from '../validation/quote.ts';
import { type Condition, readCondition } from './language.ts';
import { asRule, typeFor } from './rule.ts';

/** More rules than this are rather a program. */
const MOST_RULES = 50;

/** What the files of own rules come to: the rules that can be run, by path, and what is wrong with the others. */
export interface OwnRules {
  readonly rules: readonly { readonly path: string; readonly rule: AnyRule; readonly text: OwnRule }[];
  readonly mistakes: readonly Mistake[];
}

/** Reads and type-checks the rules among the files. A file with any mistake gives no rule. */
export function readOwnRules(files: readonly CheckedFile[]): OwnRules {
  const rules: OwnRules['rules'][number][] = [];
  const mistakes: Mistake[] = [];
  const first = new Map<string, string>();
  for (const file of files) {
    const [doc] = file.docs;
    if (doc === undefined || file.problems.length + file.mistakes.length > 0) continue;
    const text = doc.value as unknown as OwnRule;
    const { path } = file.source;
    const known = first.get(text.id);
    if (known !== undefined) {
      mistakes.push(again(doc, text, known));
      continue;
    }
    first.set(text.id, path);
    if (first.size > MOST_RULES) {
      mistakes.push(tooMany(file));
      continue;
    }
    const compiled = compile(doc, text);
    if ('mistakes' in compiled) mistakes.push(...compiled.mistakes);
    else rules.push({ path, text, rule: compiled.rule });
  }
  return { rules, mistakes };
}

function compile(doc: Doc, text: OwnRule): { rule: AnyRule } | { mistakes: Mistake[] } {
  const type = typeFor(text.for);
  if (type === undefined)
    throw new Error(`the schema lets through \`for: ${text.for}\`, which no type answers to`);
  const mistakes: Mistake[] = [];
  const condition = (field: 'when' | 'require'): Condition | undefined => {
    const written = text[field];
    if (written === undefined) return undefined;
    const read = readCondition(written, text.for);
    if ('holds' in read) return read;
    mistakes.push({
      kind: 'condition',
      subjectPath: field,
      at: placeIn(doc, field, written, read),
      message: `\`${field}\` of rule \`${text.id}\` is no condition: ${read.why}`,
      remedy: `The page \`docs/own-rules.md\` of threatlint lists what a rule \`for: ${text.for}\` can ask.`,
    });
    return undefined;
  };
  const when = condition('when');
  const require = condition('require');
  if (require === undefined || mistakes.length > 0) return { mistakes };
  return { rule: asRule({ text, type, require, ...(when && { when }) }) };
}

/** The place of a part of a condition, where the file has the condition on one line as it is; else the whole. */
function placeIn(doc: Doc, field: string, written: string, part: { start?: number; end?: number }): Span {
  const whole = doc.span(isObject(doc.value) ? doc.value : {}, field);
  const { start = 0, end = written.length } = part;
  const shown = whole.source.text.slice(whole.start, whole.end);
  const offset = shown === written ? 0 : shown.slice(1, -1) === written ? 1 : undefined;
  if (offset === undefined) return whole;
  // A condition that ends too early is told of at its last character.
  const from = Math.min(start, written.length - 1);
  return {
    source: whole.source,
    start: whole.start + offset + from,
    end: whole.start + offset + Math.min(Math.max(end, from + 1), written.length),
  };
}

function again(doc: Doc, { id }: OwnRule, path: string): Mistake {
  return {
    kind: 'same-rule',
    subjectPath: 'id',
    at: doc.span(isObject(doc.value) ? doc.value : {}, 'id'),
    message: `rule \`${id}\` is defined in ${quote(path)} already`,
    remedy: 'Give one of the two another id.',
  };
}

function tooMany({ source }: CheckedFile): Mistake {
  return {
    kind: 'too-many-rules',
    subjectPath: '',
    at: wholeFile(source),
    message: `this is more than rule number ${MOST_RULES}, the most that a repository can have of its own`,
    remedy: 'Bring rules together, or remove some.',
  };
}

import { Document, visit } from 'yaml';
import type { Suggestions } from '../commands/suggest.ts';
import type { Model } from '../core/model.ts';
import type { Subject } from '../suggest/subjects.ts';
import type { Suggestion } from '../suggest/suggest.ts';
import { visible, visibleBlock, visibleJson } from './escape.ts';
import type { SuggestFormat } from './formats.ts';

/** How many other places of a suggestion are named where people read it. */
const MOST_ALSO = 5;

/**
 * The first `limit` suggestions as text, as versioned JSON, or as YAML to paste into the models. Without a limit all of them,
 * and in a line each what the models answer: to look at again, and not to paste.
 */
export function printSuggestions(
  { suggestions, models, gaps }: Suggestions,
  format: SuggestFormat,
  limit?: number,
): string {
  const open = suggestions.filter(({ answered }) => answered === undefined);
  const answered = limit === undefined ? suggestions.filter(each => !open.includes(each)) : [];
  const shown = open.slice(0, limit);
  const left = open.length - shown.length;
  if (format === 'json') {
    const report = {
      version: 1,
      suggestions: shown.map(json),
      ...(limit === undefined && { answered: answered.map(answer) }),
      left,
      notAssessed: gaps,
    };
    return visibleJson(`${JSON.stringify(report, null, 2)}\n`);
  }
  const notes = gaps.map(gap => `not assessed: ${gap.what}: ${gap.why}. ${gap.remedy}`);
  if (left > 0) notes.push(`${left} more: \`threatlint suggest --all\` shows them.`);
  if (models.length === 0) notes.push('no model: `threatlint init` writes a first one.');
  else if (open.length === 0) notes.push('nothing to suggest: every topic of the library is considered.');
  notes.push(...answered.map(answerLine));
  return format === 'text' ? text(shown, notes) : yaml(shown, notes);
}

/** Where a suggestion applies: an id of its model, or the address of a component that the model does not draw. */
function placeOf({ model, id, code }: Subject): string {
  return `${model.id}/${id}${code === undefined ? '' : ' (not in the model)'}`;
}

function alsoAt({ also }: Suggestion): string {
  const named = also.slice(0, MOST_ALSO).map(placeOf).join(', ');
  return also.length > MOST_ALSO ? `${named} and ${also.length - MOST_ALSO} more` : named;
}

function text(shown: readonly Suggestion[], notes: readonly string[]): string {
  const lines = shown.flatMap((suggestion, i) => {
    const { pattern, subject, what, also, mitigate } = suggestion;
    return [
      `${i + 1}. ${pattern.name} [${pattern.id}]`,
      `   at ${placeOf(subject)}${also.length === 0 ? '' : `; also ${alsoAt(suggestion)}`}`,
      `   ${what}.`,
      ...Object.values(mitigate).map(each => `   - ${each}`),
      '',
    ];
  });
  return `${[...lines, ...notes].map(visible).join('\n')}\n`;
}

function json({ pattern, subject, also, what, mitigate, score }: Suggestion): object {
  const at = ({ model, id, is, code }: Subject) => ({ model: model.id, id, is, inModel: code === undefined });
  return {
    id: pattern.id,
    name: pattern.name,
    at: at(subject),
    also: also.map(at),
    what,
    stride: pattern.stride,
    linddun: pattern.linddun,
    refs: pattern.refs,
    mitigate,
    responsibility: pattern.by,
    confidence: pattern.confidence,
    score: Math.round(score * 100) / 100,
  };
}

/** A part for each model, in the order of their best suggestions; ids that a model has are numbered on. */
function yaml(shown: readonly Suggestion[], notes: readonly string[]): string {
  const parts: string[] = [];
  for (const model of new Set(shown.map(suggestion => suggestion.model))) {
    const mine = shown.filter(suggestion => suggestion.model === model);
    const taken = new Set([...model.threats, ...(model.stubs ?? [])].map(({ id }) => id));
    const ids = mine.map(({ pattern }) => unique(pattern.id.split('/').at(-1) ?? pattern.id, taken));
    const threats = Object.fromEntries(mine.map((suggestion, i) => [ids[i], stub(suggestion)]));
    const document = new Document({ threats });
    visit(document, {
      Pair(_, pair) {
        const i = ids.indexOf(String((pair.key as { value?: unknown } | null)?.value));
        const suggestion = mine[i];
        if (suggestion !== undefined && typeof pair.key === 'object' && pair.key !== null) {
          const comment = commentOf(suggestion);
          if (comment !== '') Object.assign(pair.key, { commentBefore: comment });
        }
      },
    });
    parts.push(
      `# Into ${fileOf(model)}, under \`threats\`. Each counts as not there until somebody signs it.\n${document.toString({ lineWidth: 110 })}`,
    );
  }
  const remarks = notes.map(note => `# ${visible(note)}\n`).join('');
  return `${visibleBlock(parts.join('\n'))}${remarks}`;
}

function commentOf(suggestion: Suggestion): string {
  const { pattern, subject, also } = suggestion;
  const lines = [
    ...(subject.code === undefined
      ? []
      : [`${visible(subject.code)} is not in the model: draw it first, and write its id here`]),
    ...(also.length === 0 ? [] : [`also at ${visible(alsoAt(suggestion))}`]),
    ...(pattern.by === 'customer' ? [] : [`responsibility: ${pattern.by}`]),
  ];
  return lines.map(line => ` ${line}`).join('\n');
}

/** A threat that the model answers, and by what: if that does not hold, the threat stands. */
function answer({ pattern, subject, answered }: Suggestion): object {
  return {
    id: pattern.id,
    name: pattern.name,
    at: { model: subject.model.id, id: subject.id },
    ...(answered && { by: { is: answered.is, id: answered.id, says: answered.text } }),
  };
}

function answerLine({ pattern, subject, answered }: Suggestion): string {
  const said = answered?.text.replace(/\s+/g, ' ').trim() ?? '';
  return `answered: ${pattern.name} [${pattern.id}] at ${placeOf(subject)}, by the ${answered?.is} ${answered?.id}: ${said}`;
}

function stub({ pattern, subject, what, mitigate }: Suggestion): object {
  const one = (values: readonly string[]) => (values.length === 1 ? values[0] : values);
  return {
    generated: true,
    from: pattern.id,
    at: subject.code === undefined ? subject.id : slug(subject.code),
    ...(pattern.stride.length > 0 && { stride: one(pattern.stride) }),
    ...(pattern.linddun.length > 0 && { linddun: one(pattern.linddun) }),
    what: visible(what),
    ...(pattern.refs.length > 0 && { refs: pattern.refs }),
    mitigate: Object.fromEntries(Object.entries(mitigate).map(([id, each]) => [id, { what: each }])),
  };
}

function fileOf({ source, id, sources }: Model): string {
  return visible(sources.length > 1 ? `a file of the model ${id}` : source.path);
}

function unique(id: string, taken: Set<string>): string {
  let candidate = id;
  for (let n = 2; taken.has(candidate); n++) candidate = `${id}-${n}`;
  taken.add(candidate);
  return candidate;
}

function slug(address: string): string {
  const id = address
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return id === '' ? 'component' : id;
}

import { Document, visit } from 'yaml';
import type { Suggestions } from '../commands/suggest.ts';
import type { Model } from '../core/model.ts';
import type { Subject } from '../suggest/subjects.ts';
import type { Suggestion } from '../suggest/suggest.ts';
import { visible, visibleBlock, visibleJson } from './escape.ts';
import type { SuggestFormat } from './formats.ts';

/** How many other places of a suggestion are named where people read it. */
const MOST_ALSO = 5;

/** The first `limit` suggestions, or all, as text, as versioned JSON, or as YAML to paste into the models. */
export function printSuggestions(
  { suggestions, models, gaps }: Suggestions,
  format: SuggestFormat,
  limit = suggestions.length,
): string {
  const shown = suggestions.slice(0, limit);
  const left = suggestions.length - shown.length;
  if (format === 'json') {
    const report = { version: 1, suggestions: shown.map(json), left, notAssessed: gaps };
    return visibleJson(`${JSON.stringify(report, null, 2)}\n`);
  }
  const notes = gaps.map(gap => `not assessed: ${gap.what}: ${gap.why}. ${gap.remedy}`);
  if (left > 0) notes.push(`${left} more: \`threatlint suggest --all\` shows them.`);
  if (models.length === 0) notes.push('no model: `threatlint init` writes a first one.');
  else if (suggestions.length === 0)
    notes.push('nothing to suggest: every topic of the library is considered.');
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
      ...assumption(suggestion).map(each => `   ${each}`),
      '',
    ];
  });
  return `${[...lines, ...notes].map(visible).join('\n')}\n`;
}

function json({ pattern, subject, also, what, mitigate, assumed, score }: Suggestion): object {
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
    ...(assumed && { assumed: { id: assumed.id, that: assumed.text } }),
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
  return [...lines, ...assumption(suggestion).map(visible)].map(line => ` ${line}`).join('\n');
}

/** What the model assumes, where that answers the threat for as long as it holds. */
function assumption({ assumed }: Suggestion): string[] {
  if (assumed === undefined) return [];
  return [`the model assumes (${assumed.id}): ${assumed.text.replace(/\s+/g, ' ').trim()}`];
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

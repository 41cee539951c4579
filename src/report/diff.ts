import type { Change } from '../core/architecture.ts';
import type { Gap } from '../core/assessed.ts';
import type { EntityChange } from '../core/entity-change.ts';
import { visible, visibleJson } from './escape.ts';
import { escapeMarkdown, escapeMessage } from './markdown-escape.ts';
import { place } from './position.ts';
import { count } from './verdict.ts';

/** What `threatlint diff` shows. */
export interface Difference {
  readonly changes: readonly Change[];
  readonly models: readonly EntityChange[];
  readonly gaps: readonly Gap[];
}

export type DiffFormat = 'text' | 'json' | 'markdown';

/** The difference of two commits as text, as versioned JSON, or as Markdown. */
export function printDifference(difference: Difference, format: DiffFormat): string {
  switch (format) {
    case 'text':
      return text(difference);
    case 'json':
      return visibleJson(`${JSON.stringify(json(difference), null, 2)}\n`);
    case 'markdown':
      return markdown(difference);
  }
}

function text({ changes, models, gaps }: Difference): string {
  const lines = [`architecture: ${count(changes.length, 'change')}`];
  for (const change of changes) {
    const { path, line, column } = place(change.at);
    lines.push(`  ${sign(change)} ${change.sentence}`);
    lines.push(
      `      ${change.classes.join(', ')}; ${change.confidence}; ${path}:${line}:${column}${change.removed ? ' at base' : ''}`,
    );
    if (change.parts !== undefined)
      lines.push(`      with ${change.parts.map(part => part.address).join(', ')}`);
    for (const also of change.also) lines.push(`      the same in ${also.about.unit}`);
  }
  lines.push(
    `models: ${count(models.length, 'change')}`,
    ...models.map(change => `  ${entitySentence(change)}`),
  );
  for (const gap of gaps) lines.push(`not assessed: ${gap.what}: ${gap.why}. ${gap.remedy}`);
  return `${lines.map(visible).join('\n')}\n`;
}

function sign(change: Change): string {
  return change.removed ? '-' : change.after?.is === 'exists' ? '+' : '~';
}

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** A change of a model: `~ shop/threats/tls: mitigate`. */
export function entitySentence({ model, collection, id, what, fields }: EntityChange): string {
  const name = collection === undefined ? model : `${model}/${collection}/${id}`;
  return `${SIGNS[what]} ${name}${fields.length === 0 ? '' : `: ${fields.join(', ')}`}`;
}

function json({ changes, models, gaps }: Difference): object {
  return {
    version: 1,
    changes: changes.map(change => {
      const { path, line, column } = place(change.at);
      const { classes, confidence, removed, weight } = change;
      const { key, address, type, source, unit } = change.about;
      return {
        component: { key, address, type, source, unit },
        classes,
        confidence,
        weight,
        removed,
        sentence: change.sentence,
        path,
        line,
        column,
        before: change.before === undefined ? null : withoutPlaces(change.before),
        after: change.after === undefined ? null : withoutPlaces(change.after),
        also: change.also.map(({ about }) => about.key),
        parts: (change.parts ?? []).map(({ address }) => address),
      };
    }),
    models: models.map(({ model, collection, id, what, fields }) => {
      return { model, collection: collection ?? null, id: id ?? null, what, fields };
    }),
    notAssessed: gaps,
  };
}

function withoutPlaces(fact: object): object {
  const { at, cause, ...rest } = fact as { at?: unknown; cause?: unknown };
  return rest;
}

function markdown({ changes, models, gaps }: Difference): string {
  const lines = [`### Architecture: ${count(changes.length, 'change')}`, ''];
  for (const change of changes) {
    const { path, line } = place(change.at);
    lines.push(
      `- ${escapeMessage(change.sentence)} (${change.classes.join(', ')}; ${escapeMarkdown(`${path}:${line}`)})`,
    );
  }
  lines.push('', `### Models: ${count(models.length, 'change')}`, '');
  lines.push(...models.map(change => `- ${escapeMarkdown(entitySentence(change))}`));
  if (gaps.length > 0) lines.push('', '### Not assessed', '');
  lines.push(
    ...gaps.map(gap => `- ${escapeMarkdown(`${gap.what}: ${gap.why}.`)} ${escapeMessage(gap.remedy)}`),
  );
  return `${lines.join('\n')}\n`;
}

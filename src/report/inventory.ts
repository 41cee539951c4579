import type { InventoryList, Listed } from '../commands/inventory.ts';
import type { DiffFormat } from './diff.ts';
import { visible, visibleJson } from './escape.ts';
import { escapeMarkdown } from './markdown-escape.ts';
import { place } from './position.ts';

/** The inventory as text, as versioned JSON, or as Markdown. */
export function printInventory(list: InventoryList, format: DiffFormat): string {
  switch (format) {
    case 'text':
      return text(list);
    case 'json':
      return visibleJson(`${JSON.stringify(json(list), null, 2)}\n`);
    case 'markdown':
      return markdown(list);
  }
}

function entities({ coveredBy }: Listed): string {
  return coveredBy.map(({ model, entity }) => `${model}/${entity}`).join(', ');
}

function share({ listed }: InventoryList): string {
  const covered = listed.filter(({ coveredBy }) => coveredBy.length > 0).length;
  const percent = listed.length === 0 ? '' : ` (${Math.round((100 * covered) / listed.length)} %)`;
  return `${covered} of ${listed.length} components are in a model${percent}`;
}

function text(list: InventoryList): string {
  const width = Math.min(72, Math.max(0, ...list.listed.map(({ component }) => component.key.length)));
  const lines = list.listed.map(item => {
    const { key, kind } = item.component;
    return `${key.padEnd(width)}  ${kind.padEnd(8)}  ${entities(item) || '-'}`;
  });
  const gaps = list.gaps.map(gap => `not assessed: ${gap.what}: ${gap.why}. ${gap.remedy}`);
  return `${[...lines, ...gaps, share(list)].map(visible).join('\n')}\n`;
}

function json({ listed, gaps }: InventoryList): object {
  return {
    version: 1,
    components: listed.map(({ component, coveredBy }) => {
      const { key, source, unit, address, type, kind } = component;
      const { path, line, column } = place(component.at);
      return { key, source, unit, address, type, kind, path, line, column, coveredBy };
    }),
    covered: listed.filter(({ coveredBy }) => coveredBy.length > 0).length,
    notAssessed: gaps,
  };
}

function markdown(list: InventoryList): string {
  const lines = ['| component | kind | in the model as |', '| --- | --- | --- |'];
  for (const item of list.listed) {
    lines.push(
      `| ${escapeMarkdown(item.component.key)} | ${item.component.kind} | ${escapeMarkdown(entities(item)) || 'not modelled'} |`,
    );
  }
  const gaps = list.gaps.map(
    gap => `- Not assessed: ${escapeMarkdown(`${gap.what}: ${gap.why}. ${gap.remedy}`)}`,
  );
  return `${[...lines, '', ...gaps, share(list)].join('\n')}\n`;
}

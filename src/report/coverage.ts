import type { CoverageList } from '../commands/coverage.ts';
import {
  type Cell,
  type Matrix,
  type ModelCoverage,
  type Row,
  share,
  type TechniqueCoverage,
} from '../commands/coverage-model.ts';
import { coverageMarkdown } from './coverage-markdown.ts';
import type { DiffFormat } from './diff.ts';
import { visible, visibleJson } from './escape.ts';
import { count } from './verdict.ts';

/** The coverage of the models as text, as versioned JSON, or as Markdown. */
export function printCoverage(list: CoverageList, format: DiffFormat): string {
  switch (format) {
    case 'text':
      return text(list);
    case 'json':
      return visibleJson(`${JSON.stringify(json(list), null, 2)}\n`);
    case 'markdown':
      return coverageMarkdown(list);
  }
}

function text({ models, gaps }: CoverageList): string {
  const blocks = models.map(model => modelText(model).join('\n'));
  const lines = gaps.map(gap => `not assessed: ${gap.what}: ${gap.why}. ${gap.remedy}`);
  return `${[...blocks, ...(lines.length > 0 ? [lines.join('\n')] : [])]
    .map(block => block.split('\n').map(visible).join('\n'))
    .join('\n\n')}\n`;
}

function modelText({ model, stride, linddun, tactics, withoutTactic, trees }: ModelCoverage): string[] {
  const lines = [`model ${model}`, '', `STRIDE: ${share(stride)}`, ...matrixText(stride)];
  if (linddun.rows.length > 0) lines.push('', `LINDDUN: ${share(linddun)}`, ...matrixText(linddun));
  if (tactics.length > 0) {
    const named = tactics.filter(({ techniques }) => techniques.length > 0).length;
    lines.push('', `tactics: threats name techniques of ${named} of ${tactics.length}`);
  }
  for (const { id, name, matrix, techniques } of tactics) {
    lines.push(`  ${`${matrix} ${id} ${name}`.padEnd(44)}  ${techniquesText(techniques) || '-'}`);
  }
  if (withoutTactic.length > 0) lines.push(`  tactic not in the tables: ${techniquesText(withoutTactic)}`);
  if (trees.length > 0) lines.push('', 'attack trees');
  for (const { id, open } of trees) {
    lines.push(`  ${id}: ${open.length === 0 ? 'closed' : count(open.length, 'open path')}`);
    for (const path of open) lines.push(`    ${path.join(' > ') || id}`);
  }
  return lines;
}

function techniquesText(techniques: readonly TechniqueCoverage[]): string {
  const texts = techniques.map(({ id, detections }) =>
    detections.length === 0 ? id : `${id} (${count(detections.length, 'detection rule')})`,
  );
  return texts.join(', ');
}

function matrixText({ rows }: Matrix): string[] {
  const width = Math.min(48, Math.max(0, ...rows.map(({ noun, id }) => noun.length + 1 + id.length)));
  return rows.map(row => `  ${`${row.noun} ${row.id}`.padEnd(width)}  ${rowText(row)}`);
}

function rowText({ cells }: Row): string {
  const parts = (['covered', 'dismissed', 'open'] as const).flatMap(is => {
    const named = cells.filter(cell => cell.is === is).map(cellText);
    return named.length === 0 ? [] : [`${is}: ${named.join(', ')}`];
  });
  return parts.join('; ');
}

function cellText(cell: Cell): string {
  return cell.is === 'covered' ? `${cell.category} (${cell.by.join(', ')})` : cell.category;
}

function json({ models, gaps }: CoverageList): object {
  const rows = (matrix: Matrix) =>
    matrix.rows.map(({ noun, id, cells }) => ({
      [noun]: id,
      categories: Object.fromEntries(
        cells.map(({ category, ...cell }) => [category, { state: cell.is, ...told(cell) }]),
      ),
    }));
  return {
    version: 1,
    models: models.map(({ model, stride, linddun, tactics, withoutTactic, trees }) => ({
      model,
      stride: rows(stride),
      linddun: rows(linddun),
      tactics,
      withoutTactic,
      attackTrees: trees.map(({ id, goal, open }) => ({ id, goal: goal ?? null, open })),
    })),
    notAssessed: gaps,
  };
}

type State = Cell extends infer C ? (C extends Cell ? Omit<C, 'category'> : never) : never;

function told(cell: State): object {
  if (cell.is === 'covered') return { threats: cell.by };
  return cell.is === 'dismissed' ? { because: cell.because } : {};
}

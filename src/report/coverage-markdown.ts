import type { CoverageList } from '../commands/coverage.ts';
import { type Cell, type Matrix, type ModelCoverage, share } from '../commands/coverage-model.ts';
import { escapeMarkdown, escapeMessage } from './markdown-escape.ts';

/** The coverage of the models as Markdown: a section for each model, a table for each method. */
export function coverageMarkdown({ models, gaps }: CoverageList): string {
  const sections = models.map(modelSection);
  const missing = gaps.map(
    gap => `- Not assessed: ${escapeMarkdown(`${gap.what}: ${gap.why}.`)} ${escapeMessage(gap.remedy)}`,
  );
  return `${[...sections.flat(), ...missing].join('\n')}\n`;
}

function modelSection({ model, stride, linddun, tactics, withoutTactic, trees }: ModelCoverage): string[] {
  const lines = [`## Model ${escapeMarkdown(model)}`, '', ...matrix('STRIDE', stride)];
  if (linddun.rows.length > 0) lines.push(...matrix('LINDDUN', linddun));
  if (tactics.length > 0) {
    lines.push('### Tactics', '', '| tactic | techniques | detection rules |', '| --- | --- | --- |');
    for (const { id, name, matrix: of, techniques } of tactics) {
      const detected = techniques
        .filter(({ detections }) => detections.length > 0)
        .map(technique => technique.id);
      lines.push(
        `| ${of} ${id} ${escapeMarkdown(name)} | ${techniques.map(technique => technique.id).join(', ')} | ${detected.join(', ')} |`,
      );
    }
    lines.push('');
  }
  if (withoutTactic.length > 0) {
    lines.push(`Tactic not in the tables: ${withoutTactic.map(({ id }) => id).join(', ')}`, '');
  }
  if (trees.length > 0) lines.push('### Attack trees', '');
  for (const { id, goal, open } of trees) {
    const paths = open.map(path => path.join(' > ') || id);
    lines.push(
      `- ${escapeMarkdown(id)}${goal === undefined ? '' : ` (${escapeMarkdown(goal)})`}: ${open.length === 0 ? 'closed' : `open through ${paths.map(escapeMarkdown).join('; ')}`}`,
    );
  }
  if (trees.length > 0) lines.push('');
  return lines;
}

function matrix(title: string, table: Matrix): string[] {
  const lines = [
    `### ${title}: ${share(table)}`,
    '',
    `| | ${table.categories.join(' | ')} |`,
    `| --- |${table.categories.map(() => ' --- |').join('')}`,
  ];
  for (const { noun, id, cells } of table.rows) {
    const byCategory = new Map(cells.map(cell => [cell.category, cell]));
    const shown = table.categories.map(category => cellMarkdown(byCategory.get(category)));
    lines.push(`| ${noun} ${escapeMarkdown(id)} | ${shown.join(' | ')} |`);
  }
  return [...lines, ''];
}

/** A category that does not apply has an empty cell. */
function cellMarkdown(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (cell.is === 'open') return '**open**';
  return cell.is === 'covered'
    ? escapeMarkdown(cell.by.join(', '))
    : `dismissed: ${escapeMarkdown(cell.because)}`;
}

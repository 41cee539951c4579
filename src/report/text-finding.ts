import type { Finding } from '../core/finding.ts';
import type { Span } from '../core/source.ts';
import { visible, visibleBlock } from './escape.ts';
import { excerpt } from './excerpt.ts';
import { place } from './position.ts';
import type { Style } from './style.ts';

/** `path:line:column`, which terminals and editors turn into a link. */
export function placeLabel(span: Span): string {
  const { path, line, column } = place(span);
  return `${visible(path)}:${line}:${column}`;
}

/** A finding as a block of lines: what, where with the source line marked, related places, remedy. */
export function findingBlock(finding: Finding, style: Style): string[] {
  const related = finding.related ?? [];
  const gutter = Math.max(
    ...[finding.at, ...related.map(({ at }) => at)].map(at => `${place(at).line}`.length),
  );
  const paint = style.severity[finding.severity];
  const lines = [
    `${paint(`${finding.severity}[${finding.rule}]`)}${style.strong(`: ${visible(finding.message)}`)}`,
    ...placeLines(finding.at, gutter, '^', '', style, paint),
  ];
  for (const { at, message } of related) {
    lines.push(...placeLines(at, gutter, '-', visible(message), style, style.frame));
  }
  return [...lines, ...footnotes(finding, gutter, style)];
}

function placeLines(
  span: Span,
  gutter: number,
  mark: string,
  label: string,
  style: Style,
  paint: (text: string) => string,
): string[] {
  const margin = ' '.repeat(gutter);
  const arrow = `${margin}${style.frame('-->')} ${placeLabel(span)}`;
  const found = excerpt(span);
  if (found === undefined) {
    const missing = span.source.oid === '' && span.source.text === '' ? ' (no such file yet)' : '';
    return [`${arrow}${missing}${label === '' ? '' : `: ${label}`}`];
  }
  const { place: at, line, indent, width } = found;
  const rest = at.endLine > at.line ? ` to line ${at.endLine}` : '';
  const bar = style.frame('|');
  const marker = paint(`${mark.repeat(width)}${rest}${label === '' ? '' : ` ${label}`}`);
  return [
    arrow,
    `${margin} ${bar}`,
    `${style.frame(`${at.line}`.padStart(gutter))} ${bar} ${line}`,
    `${margin} ${bar} ${' '.repeat(indent)}${marker}`,
  ];
}

function footnotes(finding: Finding, gutter: number, style: Style): string[] {
  const margin = ' '.repeat(gutter + 1);
  const note = (name: string, value: string): string =>
    `${margin}${style.frame('=')} ${style.strong(`${name}:`)} ${value}`;
  const lines = [`${margin}${style.frame('|')}`, note('help', visible(finding.remedy))];
  if (finding.snippet !== undefined) {
    lines.push(note('paste', `into ${visible(finding.snippet.path)}`), '');
    // Indented as a whole, so that pasted text can never pass for a line of the report.
    const pasted = visibleBlock(finding.snippet.text).replace(/\n+$/, '').split('\n');
    lines.push(...pasted.map(line => (line === '' ? '' : `${margin}    ${line}`)), '');
  }
  if (finding.confidence !== 'certain') lines.push(note('confidence', finding.confidence));
  if (!finding.introduced) lines.push(note('note', 'exists at base'));
  lines.push(note('explain', `threatlint explain ${finding.rule}`));
  return lines;
}

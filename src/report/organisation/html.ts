import type { Gap } from '../../core/assessed.ts';
import type { OrganisationReport } from '../../org/report.ts';
import { CRITICALITIES, summaryOf } from '../../org/summary.ts';
import type { ModelRow, RepositoryRow } from '../../org/types.ts';
import { visible } from '../escape.ts';
import { encodedPath } from '../reporter.ts';
import { count } from '../verdict.ts';
import { htmlPage } from './page.ts';
import { byUrgency, LEFT_OUT, LIMITS, needClone, STANDINGS, verdictLine } from './words.ts';

const COLUMNS: readonly (readonly [title: string, numeric?: 'numeric'])[] = [
  ['Repository'],
  ['Verdict'],
  ['Models', 'numeric'],
  ['Newest review'],
  ['Oldest review'],
  ['Age, days', 'numeric'],
  ['Overdue', 'numeric'],
  ['Criticality', 'numeric'],
  ['Owners'],
  ['Folders in a scope', 'numeric'],
  ['Blocking', 'numeric'],
  ['Warnings', 'numeric'],
  ['Last commit'],
];

/** The report as one page that sorts and filters. `server`: where repositories are read, such as `https://github.com`. */
export function organisationHtml(report: OrganisationReport, server: string): string {
  const heads = COLUMNS.map(
    ([title, numeric]) =>
      `<th scope="col"${numeric === undefined ? '' : ' data-n'}><button type="button">${title}</button></th>`,
  );
  const rows = byUrgency(report.repositories).map(row => `<tr>${cells(row, server).join('')}</tr>`);
  const body = `<h1>Threat models of ${html(report.of)}</h1>
<p><strong>${html(verdictLine(report))}</strong></p>
<p>As of ${html(report.today)}. ${html(LIMITS)}</p>
<p>${html(needClone(report))}</p>
${list(report.notAssessed.map(gapText))}
${titled('Review issues:', report.issues.flatMap(issueTexts))}
<p><label>Show rows with <input type="search" autocomplete="off"></label></p>
<table>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
  return htmlPage(`Threat models of ${html(report.of)}`, body);
}

function cells(row: RepositoryRow, server: string): string[] {
  const { newestReview, oldestReview, oldestAge, overdue, criticality, owners } = summaryOf(row);
  const { deployable, modelled } = row.folders;
  const why = row.leftOut === null ? '' : `: ${LEFT_OUT[row.leftOut]}`;
  const share = deployable === 0 ? '' : String(modelled / deployable);
  return [
    `<td data-v="${html(row.name.toLowerCase())}">${link(row.name, server)}${details(row)}</td>`,
    `<td class="${html(row.standing)}">${html(STANDINGS[row.standing] + why)}</td>`,
    number(row.models.length),
    text(newestReview),
    text(oldestReview),
    number(oldestAge),
    number(overdue),
    `<td data-v="${criticality === null ? '' : CRITICALITIES.indexOf(criticality)}">${html(criticality ?? '')}</td>`,
    `<td class="w">${html(owners.join(', '))}</td>`,
    `<td class="n" data-v="${share}">${deployable === 0 ? '' : html(`${modelled} of ${deployable}`)}</td>`,
    number(row.counts.blocking),
    number(row.counts.warning),
    text(row.committed),
  ];
}

function text(value: string | null): string {
  return `<td>${html(value ?? '')}</td>`;
}

function number(value: number | null): string {
  return `<td class="n">${html(String(value ?? ''))}</td>`;
}

/** What stands behind a row: models, findings that fail, folders without a model, what was not assessed. */
function details({ models, blocking, counts, folders, notAssessed, listedAs }: RepositoryRow): string {
  const more = counts.blocking - blocking.length;
  const inner = [
    listedAs === null ? '' : `<p>Listed as ${html(listedAs)}</p>`,
    titled('Models', models.map(modelText)),
    titled('Blocking', [
      ...blocking.map(({ rule, path, message }) => `${path}: ${message} (${rule})`),
      ...(more > 0 ? [`and ${more} more`] : []),
    ]),
    titled(
      'Folders that deploy something, in no model’s scope',
      folders.without.map(path => (path === '' ? 'the top' : path)),
    ),
    titled('Not assessed', notAssessed.map(gapText)),
  ].join('');
  return inner === '' ? '' : `<details><summary>details</summary>${inner}</details>`;
}

function modelText({ id, path, reviewed, due, overdue, threats, owner }: ModelRow): string {
  return [
    `${id} (${path})`,
    owner === null ? 'no owner named' : `owned by ${owner}`,
    count(threats, 'threat'),
    reviewed === null ? 'no review recorded' : `reviewed ${reviewed}`,
    ...(due === null ? [] : [`${overdue ? 'overdue: was due' : 'due'} ${due}`]),
  ].join(', ');
}

function issueTexts({ name, done, left }: OrganisationReport['issues'][number]): string[] {
  return [...done, ...left.map(text => `left alone: ${text}`)].map(text => `${name}: ${text}`);
}

function gapText({ what, why, remedy }: Gap): string {
  return `${what}: ${why}. ${remedy}`;
}

function titled(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<p>${title}</p>${list(items)}`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul>${items.map(item => `<li>${html(item)}</li>`).join('')}</ul>`;
}

function link(name: string, server: string): string {
  const path = encodedPath(name);
  return `<a href="${html(server)}/${path}">${html(name)}</a>`;
}

/** Text from a repository as HTML that shows every character and does nothing. */
function html(text: string): string {
  return (
    visible(text)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/'/g, '&#39;')
      // Nothing that a runner would take for a command, where the page goes to a log.
      .replaceAll('##[', '#&#35;[')
  );
}

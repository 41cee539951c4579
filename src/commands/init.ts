import { CONTROL_PATH } from '../control/control.ts';
import type { Component } from '../core/architecture.ts';
import { addDays, type Day } from '../core/dates.ts';
import { EDITION } from '../core/edition.ts';
import type { RepoPath } from '../core/source.ts';
import { draw, type Technologies } from '../draft/draw.ts';
import type { Drawing } from '../draft/drawing.ts';
import { Ids } from '../draft/names.ts';
import { worthDrawing } from '../draft/worth.ts';
import { MODEL_FOLDER } from '../snapshot/folder.ts';
import type { InventoryList } from './inventory.ts';

/** A file to write. */
export interface NewFile {
  readonly path: RepoPath;
  readonly text: string;
}

/** The files that a repository starts from: a control file that only observes, and a model for each part of the code. */
export function firstFiles(list: InventoryList, technologies: Technologies, today: Day): NewFile[] {
  const parts = new Map<string, Component[]>();
  const worth = list.listed.filter(({ component }) => worthDrawing(component));
  const keys = new Set(worth.map(({ component }) => component.key));
  for (const { component, coveredBy } of worth) {
    // What a module holds is drawn itself.
    if (coveredBy.length > 0 || component.contains?.some(key => keys.has(key))) continue;
    const part = partOf(component.unit);
    const known = parts.get(part);
    if (known === undefined) parts.set(part, [component]);
    else known.push(component);
  }
  const ids = new Ids();
  return [
    { path: CONTROL_PATH, text: controlFile(today) },
    ...[...parts].map(([part, components]) => {
      const drawing = draw(components, list.components, technologies);
      const id = ids.take(part === '' ? 'system' : part);
      return { path: `${MODEL_FOLDER}/${id}.yaml`, text: model(part, drawing, today) };
    }),
  ];
}

/** At most two folders deep: environments and modules of one system belong into one model. */
function partOf(unit: string): string {
  return unit
    .split('/')
    .slice(0, 2)
    .join('/')
    .replace(/\/[^/]*\.(ya?ml|json|template)$/, '');
}

/** What makes an editor complete and check the file by its schema. */
function editorLine(schema: string): string {
  return `# yaml-language-server: $schema=https://threatlint.dev/schema/v1/${schema}.json`;
}

function controlFile(today: Day): string {
  return [
    editorLine('control-file'),
    'version: 1',
    `edition: ${EDITION}`,
    '# observe shows findings and fails nothing. When the models are signed, give it days on which it tightens:',
    `# mode: {new-only: ${addDays(today, 28)}, enforce: ${addDays(today, 84)}}`,
    'mode: observe',
    '',
  ].join('\n');
}

function model(part: string, drawing: Drawing, today: Day): string {
  const lines = [
    editorLine('threat-model'),
    `# Written by \`threatlint init\` on ${today} from what the code deploys. Nobody has looked at it yet, so it counts as no`,
    '# model. Correct it, say what is missing (data, people, flows, threats), and remove `generated` to sign it.',
    `name: ${JSON.stringify(part === '' ? 'System' : part)}`,
    'generated: true',
    ...(part === '' ? [] : [`scope: [${JSON.stringify(part)}]`]),
    ...section('boundaries', drawing.boundaries, ({ kind, provider, region }) => ({
      kind,
      provider,
      region,
    })),
    ...section('identities', drawing.identities, ({ code, may }) => ({
      code,
      may: may.length === 0 ? undefined : may,
    })),
    ...section('elements', drawing.elements, element => ({
      [element.kind]: element.what,
      in: element.in,
      'runs-as': element.runsAs,
      code: element.code,
    })),
    ...section('flows', drawing.flows, ({ from, to, authn }) => ({ from, to, authn })),
  ];
  if (drawing.elements.length === 0) lines.push('elements:', '  system: {generated: true, process: unknown}');
  return `${lines.join('\n')}\n`;
}

type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A map of entities, a line each. */
function section<T extends { readonly id: string }>(
  name: string,
  entities: readonly T[],
  fields: (entity: T) => Fields,
): string[] {
  if (entities.length === 0) return [];
  return [
    `${name}:`,
    ...entities.map(entity => {
      const said = Object.entries(fields(entity)).filter(([, value]) => value !== undefined);
      return `  ${entity.id}: {${['generated: true', ...said.map(([key, value]) => `${key}: ${scalar(value)}`)].join(', ')}}`;
    }),
  ];
}

/** Words as they are, everything else in quotes: what a repository declares must stay text. */
function scalar(value: Fields[string]): string {
  if (typeof value !== 'string') return `[${(value ?? []).map(scalar).join(', ')}]`;
  return PLAIN.test(value) ? value : JSON.stringify(value);
}

const PLAIN = /^(?!(?:true|false|null|yes|no|on|off)$)[a-z][a-z0-9_/-]*(\.[a-z][a-z0-9_-]*)*$/i;

import { CONTROL_PATH } from '../control/control.ts';
import type { Component } from '../core/architecture.ts';
import { addDays, type Day } from '../core/dates.ts';
import { EDITION } from '../core/edition.ts';
import type { RepoPath } from '../core/source.ts';
import { MODEL_FOLDER } from '../snapshot/folder.ts';
import type { InventoryList } from './inventory.ts';

/** A file to write. */
export interface NewFile {
  readonly path: RepoPath;
  readonly text: string;
}

/** The files that a repository starts from: a control file that only observes, and a model for each part of the code. */
export function firstFiles({ listed }: InventoryList, today: Day): NewFile[] {
  const parts = new Map<string, Component[]>();
  for (const { component, coveredBy } of listed) {
    if (coveredBy.length > 0) continue;
    const part = partOf(component.unit);
    const known = parts.get(part);
    if (known === undefined) parts.set(part, [component]);
    else known.push(component);
  }
  const ids = new Set<string>();
  return [
    { path: CONTROL_PATH, text: controlFile(today) },
    ...[...parts].map(([part, components]) => {
      const id = unique(slug(part === '' ? 'system' : part), ids);
      return { path: `${MODEL_FOLDER}/${id}.yaml`, text: model(part, components, today) };
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

function model(part: string, components: readonly Component[], today: Day): string {
  const repeated = new Set<string>();
  const seen = new Set<string>();
  for (const { address } of components) (seen.has(address) ? repeated : seen).add(address);
  const code = ({ address, key }: Component) => JSON.stringify(repeated.has(address) ? key : address);
  const ids = new Set<string>();
  const identities = components.filter(({ kind }) => kind === 'identity');
  const elements = components.filter(({ kind }) => kind !== 'identity');
  const lines = [
    editorLine('threat-model'),
    `# Written by \`threatlint init\` on ${today} from what the code deploys. Nobody has looked at it yet, so it counts as no`,
    '# model. Correct it, say what is missing (boundaries, flows, data, threats), and remove `generated` to sign it.',
    `name: ${JSON.stringify(part === '' ? 'System' : part)}`,
    'generated: true',
    ...(part === '' ? [] : [`scope: [${JSON.stringify(part)}]`]),
  ];
  if (identities.length > 0) lines.push('identities:');
  for (const each of identities) {
    lines.push(`  ${unique(slug(each.address), ids)}: {generated: true, code: ${code(each)}}`);
  }
  lines.push(elements.length > 0 ? 'elements:' : 'elements:\n  system: {generated: true, process: unknown}');
  for (const each of elements) {
    const { kind } = each;
    lines.push(
      `  ${unique(slug(each.address), ids)}: {generated: true, ${kind}: ${JSON.stringify(each.type)}, code: ${code(each)}}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function slug(text: string): string {
  const id = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 56)
    .replace(/-+$/, '');
  return id === '' ? 'part' : id;
}

function unique(id: string, taken: Set<string>): string {
  let candidate = id;
  for (let n = 2; taken.has(candidate); n++) candidate = `${id}-${n}`;
  taken.add(candidate);
  return candidate;
}

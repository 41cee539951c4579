import type { ArchitectureSource, Component, Unit, UnitReading } from '../../core/architecture.ts';
import type { Gap } from '../../core/assessed.ts';
import type { RepoPath, Source } from '../../core/source.ts';
import type { Tree } from '../../core/tree.ts';
import { componentKey, type Declaration } from '../declaration.ts';
import { componentOf } from '../facts/component.ts';
import { documentsOf } from '../kubernetes/documents.ts';
import { type Dict, get, literal, members, opaque, string } from '../term.ts';

const SOURCE = 'sceptre';
/** A project keeps its stacks under `config/`; `config.yaml` is what a folder of them shares (Sceptre documentation, "Stack Config"). */
const FILE = /(^|\/)config\/(.+\/)?[^/]+\.ya?ml$/;
const SHARED = /(^|\/)config\.ya?ml$/;
/** What every stack config has: the template that it deploys. */
const TEMPLATE = /^(template_path|template)[ \t]*:/m;
/** Keys that no other tool's file has beside `template`. */
const OWN =
  /^(stack_name|stack_tags|stack_timeout|sceptre_user_data|dependencies|parameters|hooks|protect|protected|role_arn|cloudformation_service_role|iam_role|sceptre_role)[ \t]*:/m;

/** Sceptre: each stack config is a stack, whose template may lie anywhere. A folder of them is a unit. */
export const sceptre: ArchitectureSource = { id: SOURCE, units, read };

function units(tree: Tree): Unit[] {
  const folders = new Map<RepoPath, RepoPath[]>();
  for (const { path, kind } of tree.entries.values()) {
    if (kind !== 'file' || !FILE.test(path) || SHARED.test(path)) continue;
    const folder = path.slice(0, path.lastIndexOf('/'));
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return [...folders].map(([path, files]) => ({ source: SOURCE, path, files: files.sort() }));
}

function read(unit: Unit, files: ReadonlyMap<RepoPath, Source>): UnitReading {
  const components: Component[] = [];
  const gaps: Gap[] = [];
  for (const path of unit.files) {
    const source = files.get(path);
    if (source === undefined || !TEMPLATE.test(source.text)) continue;
    const { documents, gaps: missed } = documentsOf(source, isStack, (hole, at) =>
      opaque(`{{${hole.expression.trim()}}}`, at),
    );
    // A file that only looks like a stack is nobody's gap.
    if (isStack(source.text)) gaps.push(...missed);
    const [document] = documents;
    const template = document === undefined ? undefined : templateOf(document);
    if (document !== undefined && template !== undefined)
      components.push(componentOf(declarationOf(document, template, unit, source)));
  }
  return { components, moves: [], gaps, wanted: [] };
}

function isStack(text: string): boolean {
  return /^template_path[ \t]*:/m.test(text) || (TEMPLATE.test(text) && OWN.test(text));
}

/** The template's name without folder and extension; absent where the file is no stack. */
function templateOf(document: Dict): string | undefined {
  const direct = string(get(document, 'template_path'));
  const given = get(document, 'template');
  const inner = given?.kind === 'dict' ? (get(given, 'path') ?? get(given, 'url')) : undefined;
  const path = direct ?? string(inner) ?? (given === undefined ? undefined : (string(given) ?? ''));
  if (path === undefined && get(document, 'template_path') === undefined) return undefined;
  const name = (path ?? '').split(/[/:]/).at(-1) ?? '';
  return name.replace(/\.[\w.]+$/, '').toLowerCase();
}

function declarationOf(document: Dict, template: string, unit: Unit, source: Source): Declaration {
  const name = source.path.slice(source.path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');
  const address = `stack/${name}`;
  const [first] = document.entries;
  return {
    key: componentKey(SOURCE, unit.path, address),
    source: SOURCE,
    unit: unit.path,
    address,
    type: `sceptre-stack/${template}`,
    at: first?.at ?? document.at,
    body: { ...document, entries: document.entries.map(listed) },
    whole: document,
  };
}

/** Parameters that hold several values hold them in one text, as CloudFormation takes them. */
function listed(entry: Dict['entries'][number]): Dict['entries'][number] {
  if (entry.key !== 'parameters' || entry.value.kind !== 'dict') return entry;
  const entries = entry.value.entries.map(parameter => {
    const items = members(parameter.value).flatMap(one =>
      one.kind === 'literal' && typeof one.value === 'string' && one.value.includes(',')
        ? one.value.split(',').map(part => literal(part.trim(), one.at))
        : [one],
    );
    const value =
      items.length > 1 ? { kind: 'list' as const, items, at: parameter.value.at } : parameter.value;
    return { ...parameter, value };
  });
  return { ...entry, value: { ...entry.value, entries } };
}

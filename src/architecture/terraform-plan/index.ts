import type { ArchitectureSource, Unit, UnitReading } from '../../core/architecture.ts';
import type { RepoPath, Source } from '../../core/source.ts';
import type { Tree } from '../../core/tree.ts';
import { readFile } from '../../documents/read.ts';
import { componentOf } from '../facts/component.ts';
import { attach } from '../terraform/attach.ts';
import { declarationsOf } from './declarations.ts';

const FILE = /(^|\/)[^/]{0,200}plan[^/]{0,200}\.json$/i;
const PLAN = /"planned_values"\s*:/;
const VERSION = /"format_version"\s*:/;
/** Plans spell out every default of every resource. */
const LIMITS = { maxBytes: 32 * 1024 * 1024, maxNodes: 2_000_000 };

/**
 * Terraform plans as `terraform show -json` prints them, where a repository keeps them: the same facts by the same
 * tables as from the configuration, with every value resolved. A plan is a unit.
 */
export const terraformPlan: ArchitectureSource = { id: 'terraform-plan', units, read };

function units(tree: Tree): Unit[] {
  return [...tree.entries.values()]
    .filter(entry => entry.kind === 'file' && FILE.test(entry.path))
    .map(entry => ({ source: 'terraform-plan', path: entry.path, files: [entry.path] }));
}

function read(unit: Unit, files: ReadonlyMap<RepoPath, Source>): UnitReading {
  const none = { components: [], moves: [], gaps: [], wanted: [] };
  const source = files.get(unit.path);
  if (source === undefined || !PLAN.test(source.text) || !VERSION.test(source.text)) return none;
  const { path, oid, text } = source;
  const { docs, problems } = readFile({ path, oid, bytes: new TextEncoder().encode(text) }, LIMITS);
  const [doc] = docs;
  if (doc === undefined) {
    const why = problems[0]?.message.replace(/\.$/, '') ?? 'it has no content';
    const remedy = 'Write it anew with `terraform show -json`, or remove it.';
    return { ...none, gaps: [{ what: `the plan ${path}`, why, remedy, path }] };
  }
  const declarations = declarationsOf(doc, source);
  return {
    ...none,
    components: attach(
      declarations.map(one => componentOf(one)),
      declarations,
    ),
  };
}

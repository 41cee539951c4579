import type { ArchitectureSource, Component, Unit, UnitReading } from '../../core/architecture.ts';
import type { RepoPath, Source } from '../../core/source.ts';
import type { Tree } from '../../core/tree.ts';
import { componentOf } from '../facts/component.ts';
import { withoutStatedUses } from './access.ts';
import { declarationsOf } from './declarations.ts';
import { allPorts, moreFacts } from './facts.ts';
import { SOURCE } from './names.ts';
import { handOver, ownersOfAll } from './relations.ts';
import { likeness } from './shape.ts';
import { openTemplate } from './template.ts';

const FILE = /\.(ya?ml|json|template|cfn|sam)$/i;
/** Names that other tools have taken, so that the many files of a repository that are no templates are not even read. */
const OTHERS =
  /(^|\/)(package(-lock)?\.json|composer\.json|tsconfig[^/]*\.json|\.[^/]*|[^/]*\.tf\.json|[^/]*\.tfvars\.json|docker-compose[^/]*|pnpm-lock\.yaml|Chart\.yaml)$/i;

/** CloudFormation and SAM templates. A template is a unit; what is one shows only when it is read. */
export const cloudformation: ArchitectureSource = { id: SOURCE, units, read };

function units(tree: Tree): Unit[] {
  return [...tree.entries.values()]
    .filter(
      entry =>
        entry.kind === 'file' &&
        FILE.test(entry.path) &&
        !entry.path.startsWith('.github/') &&
        !OTHERS.test(entry.path),
    )
    .map(entry => ({ source: SOURCE, path: entry.path, files: [entry.path] }));
}

function read(unit: Unit, files: ReadonlyMap<RepoPath, Source>): UnitReading {
  const none = { components: [], moves: [], gaps: [], wanted: [] };
  const source = files.get(unit.path);
  if (source === undefined) return none;
  const opened = openTemplate(source);
  if (opened.is === 'unread') return { ...none, gaps: [opened.gap] };
  if (opened.is === 'other') return none;
  const { template } = opened;
  const declarations = declarationsOf(template);
  const components = declarations.map(({ declaration, events }): Component => {
    const component = componentOf(declaration, moreFacts(declaration, events));
    const facts = component.facts.map(allPorts);
    return { ...component, facts, shape: likeness(component.shape, template) };
  });
  const stated = handOver(components, ownersOfAll(declarations));
  return {
    ...none,
    components: withoutStatedUses(
      stated,
      declarations.map(one => one.declaration),
    ),
  };
}

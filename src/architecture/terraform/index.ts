import type { ArchitectureSource, Component, Move, Unit, UnitReading } from '../../core/architecture.ts';
import type { RepoPath, Source } from '../../core/source.ts';
import type { Tree } from '../../core/tree.ts';
import { componentKey, type Declaration } from '../declaration.ts';
import { componentOf } from '../facts/component.ts';
import { attach } from './attach.ts';
import { type ClusterReading, clustersOf, remembered } from './clusters.ts';
import { declarationsOf, valueFiles } from './declarations.ts';
import { directoriesOf } from './directories.ts';
import type { Directory } from './directory.ts';
import { attribute } from './hcl/query.ts';
import { withMentions } from './mentions.ts';
import { BUDGET, newReading } from './scope.ts';

const FILE = /\.(tf|tofu)(\.json)?$|\.tfvars(\.json)?$|(^|\/)terragrunt\.hcl$/;

/**
 * Terraform and OpenTofu, also where Terragrunt calls them. One unit for the whole tree, because values flow between its directories: a component's own
 * `unit` is its directory.
 */
export const terraform: ArchitectureSource = {
  id: 'terraform',
  units(tree: Tree): Unit[] {
    const files = [...tree.entries.values()]
      .filter(entry => entry.kind === 'file' && FILE.test(entry.path))
      .map(entry => entry.path);
    return files.length === 0 ? [] : [{ source: 'terraform', path: '', files: files.sort() }];
  },
  read,
};

function read(unit: Unit, files: ReadonlyMap<RepoPath, Source>): UnitReading {
  const sources = unit.files.map(path => files.get(path)).filter(source => source !== undefined);
  const { directories, gaps } = directoriesOf(sources);
  const read = clustersOf(directories).map(cluster =>
    remembered(cluster, files, () => readCluster(cluster, files)),
  );
  return {
    components: read.flatMap(one => one.components),
    moves: read.flatMap(one => one.moves),
    gaps,
    wanted: [...new Set(read.flatMap(one => [...one.wanted]))],
  };
}

function readCluster(cluster: readonly Directory[], files: ReadonlyMap<RepoPath, Source>): ClusterReading {
  const reading = newReading(files);
  const declarations = cluster.flatMap(directory => {
    reading.budget = BUDGET;
    return [...declarationsOf(directory, reading), ...valueFiles(directory, reading)];
  });
  const read = withMentions(declarations.map(componentFrom), declarations, cluster, reading);
  const components = attach(read, declarations);
  return { components, moves: cluster.flatMap(movesOf), named: reading.named, wanted: reading.wanted };
}

/** A lookup states nothing of its own; what it finds counts where it is used. */
function componentFrom(declaration: Declaration): Component {
  const component = componentOf(declaration);
  if (!declaration.type.startsWith('data.')) return component;
  return { ...component, facts: component.facts.filter(fact => fact.is === 'exists') };
}

function movesOf(directory: Directory): Move[] {
  return directory.moves.flatMap(({ block }) => {
    const [from, to] = ['from', 'to'].map(name => {
      const value = attribute(block.body, name)?.value;
      if (value?.kind !== 'traversal') return undefined;
      const [second] = value.path;
      return second?.kind === 'attribute' ? `${value.root}.${second.name}` : undefined;
    });
    if (block.type !== 'moved' || from === undefined || to === undefined) return [];
    return [
      {
        from: componentKey('terraform', directory.path, from),
        to: componentKey('terraform', directory.path, to),
      },
    ];
  });
}

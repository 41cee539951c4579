import type { Component, Move } from '../../core/architecture.ts';
import type { RepoPath, Source } from '../../core/source.ts';
import type { Directory } from './directory.ts';

/** What a cluster of directories gave, and the files besides its own that it depends on. */
export interface ClusterReading {
  readonly components: readonly Component[];
  readonly moves: readonly Move[];
  /** Files that its expressions name: read, or looked for in vain. */
  readonly named: ReadonlySet<RepoPath>;
  readonly wanted: ReadonlySet<RepoPath>;
}

interface Held extends ClusterReading {
  /** Object ids of the named files at the time; absent ones as an empty string. */
  readonly oids: ReadonlyMap<RepoPath, string>;
}

/** Clusters kept between readings: most of a repository is the same on both sides, and from commit to commit. */
const MOST = 2000;
const kept = new Map<string, Held>();

/** Directories that values flow between, by module calls: each group can be read without the others. */
export function clustersOf(directories: ReadonlyMap<RepoPath, Directory>): Directory[][] {
  const seen = new Set<Directory>();
  const clusters: Directory[][] = [];
  for (const start of directories.values()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const cluster = [start];
    // The list grows while it is walked.
    for (const directory of cluster) {
      for (const next of [
        ...directory.modules.values(),
        ...directory.callers.map(caller => caller.directory),
      ]) {
        if (seen.has(next)) continue;
        seen.add(next);
        cluster.push(next);
      }
    }
    clusters.push(cluster);
  }
  return clusters;
}

/** What a cluster gives: as it was read before, where neither its files nor those that it names differ. */
export function remembered(
  cluster: readonly Directory[],
  files: ReadonlyMap<RepoPath, Source>,
  read: () => ClusterReading,
): ClusterReading {
  const sources = cluster.flatMap(directory => [...directory.files]);
  // A file of the working tree may have no object yet: nothing tells its versions apart.
  if (sources.some(source => source.oid === '')) return read();
  const key = sources
    .map(source => `${source.path} ${source.oid}`)
    .sort()
    .join('\n');
  const held = kept.get(key);
  if (held !== undefined && [...held.oids].every(([path, oid]) => (files.get(path)?.oid ?? '') === oid))
    return held;
  const made = read();
  const oids = new Map([...made.named].map(path => [path, files.get(path)?.oid ?? ''] as const));
  if (kept.size >= MOST) kept.clear();
  kept.set(key, { ...made, oids });
  return made;
}

// Reads whole histories commit by commit: npm run bench:histories -- --clones DIR --labels FILE [--limit N] [--json]
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { architectureChanges } from '../src/architecture/changes.ts';
import { isTelling } from '../src/core/architecture.ts';
import { differences, type Tree } from '../src/core/tree.ts';
import { Clone } from './architecture/clone.ts';

/** What the history of one repository gave. Times are milliseconds a commit. */
interface History {
  readonly repo: string;
  readonly commits: number;
  /** Commits that touch a file which describes the architecture. */
  readonly touching: number;
  readonly flagged: number;
  readonly crashes: number;
  /** Architecture files that differ, and how many of them could not be read. */
  readonly files: number;
  readonly unread: number;
  readonly median: number;
  readonly diffTree: number;
}

const { values } = parseArgs({
  options: {
    clones: { type: 'string' },
    labels: { type: 'string' },
    limit: { type: 'string' },
    json: { type: 'boolean' },
  },
});
if (values.clones === undefined || values.labels === undefined) {
  console.error('usage: npm run bench:histories -- --clones DIR --labels FILE [--limit N] [--json]');
  process.exit(2);
}
const rows = readFileSync(values.labels, 'utf8')
  .split('\n')
  .filter(line => line.trim() !== '');
const repos = [...new Set(rows.map(line => String(JSON.parse(line).repo)))].sort();
const results: History[] = [];
for (const repo of repos) {
  const clone = Clone.open(values.clones, repo);
  if (clone === undefined) console.error(`no clone of ${repo}`);
  else results.push(await history(repo, clone, Number(values.limit ?? Number.POSITIVE_INFINITY)));
}
if (values.json === true) console.log(JSON.stringify(results));
else for (const result of results) console.log(row(result));

async function history(repo: string, clone: Clone, limit: number): Promise<History> {
  const commits = git(clone, ['log', '--no-merges', '--format=%H %P', 'HEAD'])
    .split('\n')
    .map(line => line.split(' '))
    .filter(ids => ids.length === 2 && ids[1] !== '')
    .slice(0, limit);
  const times: number[] = [];
  let [touching, flagged, crashes, files, unread, listing] = [0, 0, 0, 0, 0, 0];
  let kept: { commit: string; tree: Tree } | undefined;
  for (const [commit, parent] of commits) {
    if (commit === undefined || parent === undefined) continue;
    const after: Tree = kept?.commit === commit ? kept.tree : clone.tree(commit);
    const before = clone.tree(parent);
    kept = { commit: parent, tree: before };
    const listed = performance.now();
    git(clone, ['diff-tree', '-r', '-z', '--no-renames', parent, commit]);
    listing += performance.now() - listed;
    const started = performance.now();
    try {
      const found = await architectureChanges({
        before,
        after,
        differences: differences(before, after),
        readFiles: async (tree, paths) => clone.read(tree, paths),
      });
      if (found.files.length > 0) touching++;
      if (found.changes.some(isTelling)) flagged++;
      files += found.files.length;
      unread += found.gaps.filter(gap => !gap.atBase).length;
    } catch (error) {
      crashes++;
      console.error(`${repo} ${commit}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    times.push(performance.now() - started);
  }
  const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  return {
    repo,
    commits: commits.length,
    touching,
    flagged,
    crashes,
    files,
    unread,
    median,
    diffTree: listing / Math.max(1, commits.length),
  };
}

function git(clone: Clone, args: readonly string[]): string {
  return execFileSync('git', ['--git-dir', clone.folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
}

function row(result: History): string {
  const share = (part: number, all: number) => `${((100 * part) / Math.max(1, all)).toFixed(1)} %`;
  const { repo, commits, touching, flagged, crashes, files, unread, median, diffTree } = result;
  return [
    repo.padEnd(52),
    `${commits} commits`,
    `${touching} touch architecture`,
    `flagged ${share(flagged, commits)}`,
    `crashes ${crashes}`,
    `not read ${share(unread, files)} of ${files} files`,
    `median ${median.toFixed(1)} ms beside ${diffTree.toFixed(1)} ms of git diff-tree`,
  ].join('; ');
}

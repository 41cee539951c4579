import type { Unit } from '../../core/architecture.ts';
import type { RepoPath } from '../../core/source.ts';
import type { Tree } from '../../core/tree.ts';

const COMPOSE =
  /(^|\/)((docker-)?compose([._-][\w.-]+)?|[\w.-]+[._-](docker-)?compose|docker-stack[\w.-]*)\.ya?ml$/i;
/** Files that only tests run. */
const TESTS = /(^|[._/-])(tests?|e2e|ci)([._-]|$)/i;
const ENVIRONMENT = /(^|\/)(\.env(\.[\w-]+)?|[\w.-]+\.env)$/i;

/** The Compose files of a folder are one project, whatever subset of them a command names; its `.env` belongs to them. */
export function unitsOf(tree: Tree): Unit[] {
  const projects = new Map<RepoPath, RepoPath[]>();
  const environments = new Map<RepoPath, RepoPath[]>();
  for (const { path, kind } of tree.entries.values()) {
    if (kind !== 'file') continue;
    if (isCompose(path)) add(projects, path);
    else if (ENVIRONMENT.test(path)) add(environments, path);
  }
  return [...projects].map(([path, files]) => ({
    source: 'compose',
    path,
    files: [...files.sort(byRank), ...(environments.get(path) ?? []).sort()],
  }));
}

/** True for a Compose file that deploys something. */
export function isCompose(path: RepoPath): boolean {
  return COMPOSE.test(path) && !TESTS.test(path.slice(path.lastIndexOf('/') + 1));
}

export function folderOf(path: RepoPath): RepoPath {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

function add(to: Map<RepoPath, RepoPath[]>, path: RepoPath): void {
  const folder = folderOf(path);
  const held = to.get(folder);
  if (held === undefined) to.set(folder, [path]);
  else held.push(path);
}

/** The main file first, then its override, then the others: what stands first gives the place of a service. */
function byRank(a: RepoPath, b: RepoPath): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function rank(path: RepoPath): number {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^(docker-)?compose\.ya?ml$/.test(name)) return 0;
  return /override/.test(name) ? 1 : 2;
}

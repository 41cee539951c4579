import type { Unit } from '../../core/architecture.ts';
import type { RepoPath } from '../../core/source.ts';
import type { Tree } from '../../core/tree.ts';
import { isKustomization } from './kustomize.ts';

const YAML = /\.ya?ml(\.(tpl|tmpl|gotmpl))?$/i;
/** JSON is for everything; manifests in it are taken where the folder says so. */
const JSON_MANIFEST =
  /(^|\/)(k8s|kube|kubernetes|manifests?|deploy|deployments?|kustomize|charts?|helm)\/.*\.json$/i;
/** Folders that hold other things, whatever their files are called. */
const ELSEWHERE =
  /(^|\/)(\.[^/]+|node_modules|bower_components|vendor|site-packages|openapi|swagger|api-docs|docs?|dashboards?|locales?|i18n|translations|cassettes|snapshots|__snapshots__|archived?|attic|cloudformation|ansible|roles|playbooks)\//i;
/** Files of other tools. */
const OTHERS =
  /(^|\/)((docker-)?compose[^/]*\.ya?ml|[^/]*(openapi|swagger|asyncapi)[^/]*|serverless\.ya?ml|template\.ya?ml|samconfig\.ya?ml|buildspec[^/]*|cloudbuild[^/]*|azure-pipelines[^/]*|bitbucket-pipelines\.ya?ml|appveyor\.ya?ml|pubspec\.(ya?ml|lock)|mkdocs\.ya?ml|_config\.ya?ml|pnpm-[^/]*|package(-lock)?\.json|tsconfig[^/]*|renovate\.json|codecov\.ya?ml|skaffold\.ya?ml|environment\.ya?ml|docker-bake[^/]*|[^/]*\.tf\.json|[^/]*\.tfvars\.json)$/i;
/** Files beside a chart that are taken for values given to it. */
const MOST_SHARED = 12;
/** How far below a kustomization its files are looked for. */
const DEEPEST = 2;

/**
 * Charts, kustomizations, and other folders with manifests: each a unit. A file belongs to the nearest chart above it,
 * else to a kustomization near above, else to its folder. Files beside charts belong to each of them too: several charts
 * of one system share the values that they are given.
 */
export function unitsOf(tree: Tree): Unit[] {
  const files = [...tree.entries.values()]
    .filter(entry => entry.kind === 'file' && isCandidate(entry.path))
    .map(entry => entry.path);
  const charts = new Set<RepoPath>();
  const kustomizations = new Set<RepoPath>();
  for (const path of files) {
    if (isChart(path)) charts.add(folderOf(path));
    if (isKustomization(path)) kustomizations.add(folderOf(path));
  }
  const units = new Map<RepoPath, RepoPath[]>();
  for (const path of files) {
    const home = homeOf(folderOf(path), charts, kustomizations);
    const held = units.get(home);
    if (held === undefined) units.set(home, [path]);
    else held.push(path);
  }
  const descriptions = files.filter(isChart);
  for (const description of descriptions) {
    const folder = folderOf(description);
    const beside = folder === '' || charts.has(folderOf(folder)) ? [] : (units.get(folderOf(folder)) ?? []);
    const shared = beside.filter(
      path => folderOf(path) === folderOf(folder) && /\.ya?ml$/i.test(path) && !isChart(path),
    );
    units.get(folder)?.push(...shared.slice(0, MOST_SHARED));
  }
  return [...units].map(([path, held]) => ({ source: 'kubernetes', path, files: held.sort() }));
}

export function isChart(path: RepoPath): boolean {
  return /(^|\/)Chart\.ya?ml$/.test(path);
}

/** The folder of a path, `` for the root. */
export function folderOf(path: RepoPath): RepoPath {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

function isCandidate(path: RepoPath): boolean {
  if (!YAML.test(path) && !JSON_MANIFEST.test(path) && !isKustomization(path)) return false;
  return !ELSEWHERE.test(path) && !OTHERS.test(path);
}

function homeOf(
  folder: RepoPath,
  charts: ReadonlySet<RepoPath>,
  kustomizations: ReadonlySet<RepoPath>,
): RepoPath {
  for (let at: RepoPath | undefined = folder; at !== undefined; at = above(at)) if (charts.has(at)) return at;
  let at: RepoPath | undefined = folder;
  for (let up = 0; up <= DEEPEST && at !== undefined; up++, at = above(at))
    if (kustomizations.has(at)) return at;
  return folder;
}

function above(folder: RepoPath): RepoPath | undefined {
  return folder === '' ? undefined : folderOf(folder);
}

import { isSkipped } from '../architecture/skip.ts';
import type { RepoPath } from '../core/source.ts';
import type { NamedEntry } from './types.ts';

/**
 * Names of files that deploy something, whatever they hold. Only names that their tools reserve: a `values.yaml` or a
 * `template.json` may be anything. Hand-written for threatlint, from the documentation of each tool.
 */
const DEPLOYS =
  /^(.+\.(tf|tofu)(\.json)?|terragrunt\.hcl|.+\.bicep|azuredeploy\.json|pulumi(\.[\w-]+)?\.ya?ml|cdk\.json|samconfig\.toml|(aws-)?sam(-template)?\.ya?ml|template\.ya?ml|cloudformation[\w.-]*\.(ya?ml|json)|.+\.(cfn|cf|cloudformation|sam)\.(ya?ml|json|template)|serverless\.(ya?ml|ts|js|json)|chart\.yaml|kustomization\.ya?ml|helmfile\.ya?ml|skaffold\.ya?ml|(docker-)?compose([._-][\w.-]+)?\.ya?ml|docker-stack[\w.-]*\.ya?ml|fly\.toml|render\.yaml|app\.yaml|procfile|(.+\.)?nomad(\.hcl)?|amplify\.yml|firebase\.json|wrangler\.(toml|jsonc?)|vercel\.json|netlify\.toml)$/i;
/** Folders whose YAML files are manifests by custom. */
const MANIFESTS = /(^|\/)(k8s|kubernetes|manifests|kube|openshift|argocd|cloudformation|cfn)$/i;
const YAML = /\.ya?ml$/i;

/** The folders that deploy something, as far as the names show; '' for the top. Examples and tests are left out. */
export function deployableFolders(entries: readonly NamedEntry[]): RepoPath[] {
  const folders = new Set<RepoPath>();
  for (const { path, kind } of entries) {
    if (kind !== 'file' || isSkipped(path)) continue;
    const slash = path.lastIndexOf('/');
    const folder = slash === -1 ? '' : path.slice(0, slash);
    const name = path.slice(slash + 1);
    if (DEPLOYS.test(name) || (MANIFESTS.test(folder) && YAML.test(name))) folders.add(folder);
  }
  return [...folders].sort();
}

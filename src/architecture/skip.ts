import type { RepoPath } from '../core/source.ts';
import type { Tree } from '../core/tree.ts';

/** Folders, at any depth, whose files are examples, tests, other people's code or output: nothing in them is deployed from here. */
const FOLDERS =
  /(^|\/)(\.terraform|\.terragrunt-cache|\.git|node_modules|vendor|third_party|bower_components|examples?|samples?|tests?|__tests__|testdata|test-?fixtures?|fixtures|spec|specs|[^/]*e2e[^/]*|mocks?|cdk\.out|dist|\.aws-sam|\.serverless)\//i;
const FILES =
  /(\.tftest\.(hcl|json)|\.tfmock\.hcl|\.tfstate(\.backup)?|\.terraform\.lock\.hcl|\.min\.js|package-lock\.json|yarn\.lock)$/i;
/** Inputs that are there to be copied or tried: values, variables and settings that their file name calls an example. */
const SAMPLES =
  /(^|\/)(?=([^/]*[._-])?(samples?|examples?)([._-]|$))[^/]*(values|tfvars|compose|override|settings|config|\.env)[^/]*$/i;

/** True for a path that is not deployed. `ignore`: what the repository's own policy adds. */
export function isSkipped(path: RepoPath, ignore: (path: RepoPath) => boolean = () => false): boolean {
  return FOLDERS.test(path) || FILES.test(path) || SAMPLES.test(path) || ignore(path);
}

/** The part of a tree that is deployed. */
export function deployed(tree: Tree, ignore?: (path: RepoPath) => boolean): Tree {
  return { entries: new Map([...tree.entries].filter(([path]) => !isSkipped(path, ignore))) };
}

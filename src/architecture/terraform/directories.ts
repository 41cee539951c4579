import { posix } from 'node:path';
import type { Gap } from '../../core/assessed.ts';
import type { RepoPath, Source } from '../../core/source.ts';
import { addBlock, type Directory, emptyDirectory } from './directory.ts';
import type { HclFile } from './hcl/ast.ts';
import { readHcl } from './hcl/parse.ts';
import { attribute } from './hcl/query.ts';
import { readTfJson } from './hcl/tf-json.ts';
import { addTerragrunt, isTerragrunt } from './terragrunt.ts';

/** Parsed files by their source: the same text is parsed once for all readings of a run. */
const parsed = new WeakMap<Source, HclFile>();

/** The directories that these files make up, with local module calls linked to the directories that they call. */
export function directoriesOf(files: readonly Source[]): {
  readonly directories: ReadonlyMap<RepoPath, Directory>;
  readonly gaps: Gap[];
} {
  const directories = new Map<RepoPath, Directory>();
  const gaps: Gap[] = [];
  for (const source of [...files].sort(byName)) {
    const path = folder(source.path);
    const directory = directories.get(path) ?? emptyDirectory(path);
    directories.set(path, directory);
    directory.files.add(source);
    const file = parse(source);
    const [problem] = file.problems;
    if (problem !== undefined) gaps.push(gapOf(source, problem.message));
    if (isValues(source.path)) addValues(directory, file, source);
    else if (isTerragrunt(source.path)) addTerragrunt(directory, file, source);
    else for (const block of file.body.blocks) addBlock(directory, block, source);
  }
  for (const directory of directories.values()) link(directory, directories);
  return { directories, gaps };
}

function parse(source: Source): HclFile {
  const held = parsed.get(source);
  if (held !== undefined) return held;
  const made = source.path.endsWith('.json') ? readTfJson(source) : readHcl(source);
  parsed.set(source, made);
  return made;
}

/** Override files come last: what they declare wins. */
function byName(a: Source, b: Source): number {
  const late = (path: string): number => (/(^|\/|_)override\.tf(\.json)?$/.test(path) ? 1 : 0);
  return late(a.path) - late(b.path) || (a.path < b.path ? -1 : 1);
}

export function isValues(path: RepoPath): boolean {
  return /\.tfvars(\.json)?$/.test(path);
}

function addValues(directory: Directory, file: HclFile, source: Source): void {
  for (const one of file.body.attributes) {
    const held = directory.assigned.get(one.name);
    const value = { value: one.value, source };
    if (held === undefined) directory.assigned.set(one.name, [value]);
    else held.push(value);
  }
}

/** Value files kept in a folder of their own (`environments/prod.tfvars`) speak of the nearest folder above with resources. */
function link(directory: Directory, all: ReadonlyMap<RepoPath, Directory>): void {
  if (directory.declared.size === 0 && directory.variables.size === 0 && directory.assigned.size > 0) {
    const target = above(directory.path, all);
    for (const source of target === undefined ? [] : directory.files) target?.files.add(source);
    for (const [name, values] of target === undefined ? [] : directory.assigned) {
      if (!target?.variables.has(name)) continue;
      const held = target.assigned.get(name);
      if (held === undefined) target.assigned.set(name, [...values]);
      else held.push(...values);
    }
  }
  for (const [address, placed] of directory.declared) {
    if (!address.startsWith('module.')) continue;
    const target = all.get(localSource(directory.path, placed.block) ?? '\0');
    if (target === undefined || target === directory) continue;
    directory.modules.set(address.slice('module.'.length), target);
    target.callers.push({ ...placed, directory });
  }
}

function above(path: RepoPath, all: ReadonlyMap<RepoPath, Directory>): Directory | undefined {
  let at = path;
  while (at !== '' && at !== '.') {
    at = folder(at);
    const found = all.get(at);
    if (found !== undefined && found.variables.size > 0) return found;
  }
  return undefined;
}

/** The directory that a module call names by a relative path. */
function localSource(from: RepoPath, block: HclFile['body']['blocks'][number]): RepoPath | undefined {
  const source = attribute(block.body, 'source')?.value;
  if (source?.kind !== 'literal' || typeof source.value !== 'string' || !/^\.\.?(\/|$)/.test(source.value))
    return undefined;
  const path = posix.normalize(posix.join(from, source.value)).replace(/\/$/, '');
  return path === '.' ? '' : path;
}

function folder(path: RepoPath): RepoPath {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

function gapOf(source: Source, why: string): Gap {
  return {
    what: source.path,
    why: `it is not valid Terraform: ${why}`,
    remedy: 'Correct the file; `terraform validate` shows the place.',
    path: source.path,
  };
}

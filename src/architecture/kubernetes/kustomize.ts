import type { RepoPath } from '../../core/source.ts';
import { componentKey, type Declaration } from '../declaration.ts';
import { type Dict, dict, dicts, get, list, literal, members, type Term, values } from '../term.ts';
import { embedded } from './documents.ts';
import { plainText } from './terms.ts';

/** What a kustomization says: which of its files are patches, the patches inside it, and where it takes things from. */
export interface Kustomization {
  readonly patchFiles: ReadonlySet<RepoPath>;
  /** Partial objects: patches written in the file itself, and JSON patches turned into objects. */
  readonly patches: readonly Dict[];
  /** The files that it deploys. What lies beside them does not count. */
  readonly files: ReadonlySet<RepoPath>;
  /** Bases outside the repository. */
  readonly remotes: readonly Term[];
  /** Folders below its own: what a list of applications switches on. Folders beside and above are composition. */
  readonly parts: readonly Term[];
}

const KUSTOMIZATION = /(^|\/)kustomization\.ya?ml$|(^|\/)Kustomization$/;

export function isKustomization(path: RepoPath): boolean {
  return KUSTOMIZATION.test(path);
}

/** Reads a kustomization. `fileOf` gives the documents of a file of its folder: JSON patches may stand in one. */
export function readKustomization(
  document: Dict,
  folder: RepoPath,
  listOf: (path: RepoPath) => Term | undefined,
): Kustomization {
  const patchFiles = new Set<RepoPath>();
  const patches: Dict[] = [];
  const one = (text: Term | undefined): void => {
    if (text?.kind !== 'literal' || typeof text.value !== 'string') return;
    if (text.value.includes('\n') || /^\s*\{/.test(text.value)) {
      const inner = embedded(text.value, text.at);
      if (inner !== undefined) patches.push(inner);
    } else patchFiles.add(resolve(folder, text.value));
  };
  for (const patch of values(document, 'patchesStrategicMerge').flatMap(members)) one(patch);
  for (const patch of ['patches', 'patchesJson6902'].flatMap(key => values(document, key)).flatMap(dicts)) {
    const path = get(patch, 'path');
    const text = get(patch, 'patch');
    const file = path === undefined ? undefined : resolve(folder, plainText(path));
    if (file !== undefined) patchFiles.add(file);
    const target = dicts(get(patch, 'target'))[0];
    const operations =
      text === undefined ? (file === undefined ? undefined : listOf(file)) : operationsIn(text);
    if (target !== undefined && operations?.kind === 'list') {
      const object = patched(target, operations, text?.at ?? path?.at ?? patch.at);
      if (object !== undefined) patches.push(object);
    } else one(text);
  }
  const taken = ['resources', 'bases', 'components'].flatMap(key => values(document, key)).flatMap(members);
  return {
    patchFiles,
    patches,
    files: new Set(taken.map(term => resolve(folder, plainText(term)))),
    remotes: taken.filter(term => isRemote(plainText(term))),
    parts: taken.filter(term => isPart(plainText(term))),
  };
}

/** The config maps and secrets that a kustomization generates, as objects: of their literals, and of files that are at hand. */
export function generated(
  document: Dict,
  folder: RepoPath,
  textOf: (path: RepoPath) => Term | undefined,
): Dict[] {
  const kinds = [
    ['configMapGenerator', 'ConfigMap'],
    ['secretGenerator', 'Secret'],
  ] as const;
  return kinds.flatMap(([key, kind]) =>
    values(document, key)
      .flatMap(dicts)
      .map(one => {
        const entry = (name: string, value: Term) => ({ key: name, at: value.at, value });
        const literals = values(one, 'literals')
          .flatMap(members)
          .flatMap(term => {
            const [name = '', ...rest] = plainText(term).split('=');
            return name === '' ? [] : [entry(name, literal(rest.join('='), term.at))];
          });
        const files = values(one, 'files')
          .flatMap(members)
          .flatMap(term => {
            const path = plainText(term).split('=').at(-1) ?? '';
            const text = textOf(resolve(folder, path));
            return text === undefined ? [] : [entry(path.slice(path.lastIndexOf('/') + 1), text)];
          });
        const name = get(one, 'name') ?? literal('generated', one.at);
        return dict(
          [
            entry('apiVersion', literal('v1', one.at)),
            entry('kind', literal(kind, one.at)),
            entry('metadata', dict([entry('name', name)], one.at)),
            entry('data', dict([...literals, ...files], one.at)),
          ],
          one.at,
        );
      }),
  );
}

/** A base outside the repository as a declaration; its version does not matter. */
export function remoteDeclaration(remote: Term, unit: string): Declaration {
  const text = plainText(remote)
    .replace(/[?#].*$/, '')
    .replace(/^(https?:\/\/|git::|ssh:\/\/|git@)+/, '');
  const address = `remote/${text.replace(/\/(v?\d[\w.-]*|releases\/download\/[^/]+)(?=\/|$)/, '')}`;
  const body = dict([{ key: 'from', at: remote.at, value: literal(text, remote.at) }], remote.at);
  return {
    key: componentKey('kubernetes', unit, address),
    source: 'kubernetes',
    unit,
    address,
    type: 'kustomize/remote',
    at: remote.at,
    body,
  };
}

/** A part that a kustomization switches on, as a declaration. */
export function partDeclaration(part: Term, unit: string): Declaration {
  const address = `include/${resolve('', plainText(part))}`;
  const body = dict([{ key: 'from', at: part.at, value: part }], part.at);
  return {
    key: componentKey('kubernetes', unit, address),
    source: 'kubernetes',
    unit,
    address,
    type: 'kustomize/part',
    at: part.at,
    body,
  };
}

/** A folder below; `base` is what the kustomization itself is made of, whatever it deploys. */
function isPart(text: string): boolean {
  if (isRemote(text) || /[*\n]/.test(text)) return false;
  // Above lies what a kustomization is made of, but for bundles that are listed beside it.
  if (
    text.startsWith('..') &&
    !/^(\.\.\/)+(?!.*\b(bases?|common|defaults?|shared)\b)[^/]+\/[^/]+\/?$/i.test(text)
  )
    return false;
  const last =
    text
      .split('/')
      .filter(segment => segment !== '' && segment !== '.')
      .at(-1) ?? '';
  return (
    last !== '' &&
    !/\.(ya?ml|json)$/i.test(last) &&
    !/^(base|bases|common|resources|manifests|app|config|crds?)$/i.test(last)
  );
}

function isRemote(text: string): boolean {
  return /^(https?:|git|ssh:)|^(github|gitlab|bitbucket)\.[a-z]+\//.test(text);
}

function operationsIn(text: Term): Term | undefined {
  if (
    text.kind !== 'literal' ||
    typeof text.value !== 'string' ||
    !/^\s*(-|\[)\s*(\{|op|path|value|"op)/.test(text.value)
  )
    return undefined;
  // A list has no place in a document of ours: as the value of a key it has.
  const wrapped = `operations:\n${text.value
    .split('\n')
    .map(line => `  ${line}`)
    .join('\n')}`;
  const document = embedded(wrapped, text.at);
  return document === undefined ? undefined : get(document, 'operations');
}

/** The object that a JSON patch makes of its target, as far as it says: what it adds and replaces. */
function patched(target: Dict, operations: Term, at: Term['at']): Dict | undefined {
  const kind = get(target, 'kind');
  if (kind === undefined) return undefined;
  const group = plainText(get(target, 'group'));
  const version = plainText(get(target, 'version')) || 'v1';
  const parts = dicts(operations)
    .filter(one => /^(add|replace|test)$/.test(plainText(get(one, 'op'))))
    .flatMap(one => {
      const value = get(one, 'value');
      const path = plainText(get(one, 'path')).split('/').slice(1).map(unescaped);
      return value === undefined || path.length === 0 || path.length > 20 ? [] : [nest(path, value)];
    });
  const apiVersion = group === '' ? coreGroup(plainText(kind), version) : `${group}/${version}`;
  const entry = (key: string, value: Term) => ({ key, at, value });
  const name = get(target, 'name') ?? literal('*', at);
  const body = merged([
    dict([entry('apiVersion', literal(apiVersion, at)), entry('kind', kind)], at),
    dict([entry('metadata', dict([entry('name', name)], at))], at),
    ...parts,
  ]);
  return body;
}

/** The group of a kind whose target names none, for those whose meaning depends on it. */
function coreGroup(kind: string, version: string): string {
  if (/^(Deployment|StatefulSet|DaemonSet|ReplicaSet)$/.test(kind)) return `apps/${version}`;
  if (/^(Job|CronJob)$/.test(kind)) return `batch/${version}`;
  if (/^(Ingress|NetworkPolicy)$/.test(kind)) return `networking.k8s.io/${version}`;
  if (/^(Cluster)?Role(Binding)?$/.test(kind)) return `rbac.authorization.k8s.io/${version}`;
  return version;
}

function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** A value at the end of a path; numbers and `-` in it are places in lists. */
function nest(path: readonly string[], value: Term): Dict {
  let held = value;
  for (const segment of path.slice(1).reverse()) {
    held = /^(\d+|-)$/.test(segment)
      ? list([held], value.at)
      : dict([{ key: segment, at: value.at, value: held }], value.at);
  }
  return dict([{ key: path[0] ?? '', at: value.at, value: held }], value.at);
}

function merged(parts: readonly Dict[]): Dict {
  const byKey = new Map<string, { at: Term['at']; values: Term[] }>();
  for (const { key, at, value } of parts.flatMap(part => part.entries)) {
    const held = byKey.get(key);
    if (held === undefined) byKey.set(key, { at, values: [value] });
    else held.values.push(value);
  }
  const at = parts[0]?.at as Term['at'];
  return dict(
    [...byKey].map(([key, { at: place, values: all }]) => ({ key, at: place, value: one(all) })),
    at,
  );
}

function one(all: readonly Term[]): Term {
  const [first] = all;
  if (first === undefined || all.length === 1) return first as Term;
  if (all.every(term => term.kind === 'dict')) return merged(all);
  return list(
    all.flatMap(term => (term.kind === 'list' ? term.items : [term])),
    first.at,
  );
}

/** A path relative to a folder, inside the repository; `..` past its root stays there. */
export function resolve(folder: RepoPath, relative: string): RepoPath {
  const parts = folder === '' || folder === '.' ? [] : folder.split('/');
  for (const segment of relative.split('/')) {
    if (segment === '..') parts.pop();
    else if (segment !== '.' && segment !== '') parts.push(segment);
  }
  return parts.join('/');
}

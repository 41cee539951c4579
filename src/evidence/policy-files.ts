import { CONTROL_PATH } from '../control/control.ts';
import type { ChangedWorkflow, Owners, PolicyChange } from '../core/policy.ts';
import { missingFile, type RepoPath, type Source, type Span, wholeFile } from '../core/source.ts';
import type { Tree, TreeEntry } from '../core/tree.ts';
import { isOwned, readOwners } from '../matching/owners.ts';
import { MODEL_FOLDER } from '../snapshot/folder.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Where GitHub looks for CODEOWNERS, in its order: the first that exists counts, and no more than 3 MB of it. */
const OWNERS_FILES: readonly RepoPath[] = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
export const MAX_OWNERS_BYTES = 3_000_000;
/** What must have an owner, so that nobody changes the policy alone. */
const POLICY_FILES: readonly RepoPath[] = [
  CONTROL_PATH,
  `${MODEL_FOLDER}/baseline.yaml`,
  `${MODEL_FOLDER}/decisions/one.yaml`,
];

/** What files outside the threat-model folder say of the policy, on both sides. */
export interface PolicyFiles {
  readonly owners: { readonly head: Owners; readonly base?: Owners };
  readonly workflows: readonly ChangedWorkflow[];
  /** Lines of .gitattributes that will take files out of the comparison. */
  readonly generated: readonly PolicyChange[];
}

/** The CODEOWNERS file that GitHub takes. */
export function ownersFile({ entries }: Tree): TreeEntry | undefined {
  return OWNERS_FILES.flatMap(path => entries.get(path) ?? [])[0];
}

/** Reads CODEOWNERS of both sides, the changed workflows and the changed .gitattributes, in one batch. */
export async function gatherPolicyFiles(
  snapshot: Snapshot,
  calling: RepoPath | undefined,
): Promise<PolicyFiles> {
  const { head, base } = snapshot.whole;
  const atHead = ownersFile(head);
  const atBase = base && ownersFile(base);
  const changed = base === undefined ? [] : changedEntries(base, head);
  const entries = [atHead, atBase, ...changed.flatMap(({ before, after }) => [before, after])];
  const oids = entries.flatMap(entry => (entry?.kind === 'file' ? [entry.oid] : []));
  const blobs = oids.length === 0 ? new Map<string, never>() : await snapshot.read(oids, MAX_OWNERS_BYTES);
  const decoder = new TextDecoder();
  const sourceOf = (entry: TreeEntry | undefined): Source | undefined => {
    const blob = entry?.kind === 'file' ? blobs.get(entry.oid) : undefined;
    if (entry === undefined || blob === undefined || typeof blob === 'string') return undefined;
    return { path: entry.path, oid: entry.oid, text: decoder.decode(blob) };
  };
  const place = (at: Span): Span => within(at, snapshot.folder);
  const owners = (entry: TreeEntry | undefined) => readOwnersFile(entry, sourceOf(entry), snapshot.folder);
  return {
    owners: { head: owners(atHead), ...(base === undefined ? {} : { base: owners(atBase) }) },
    workflows: changed.flatMap(({ path, before, after }) => {
      if (!isWorkflow(path)) return [];
      const [was, is] = [sourceOf(before), sourceOf(after)];
      const runs = path === calling || [was, is].some(source => /threatlint/i.test(source?.text ?? ''));
      const at = is === undefined ? missingFile(path) : wholeFile(is);
      const change = before === undefined ? 'adds' : after === undefined ? 'removes' : 'changes';
      return runs ? [{ path, at: place(at), calling: path === calling, change }] : [];
    }),
    generated: changed.flatMap(({ path, before, after }) => {
      const is = isWorkflow(path) ? undefined : sourceOf(after);
      return is === undefined ? [] : newlyGenerated(is, sourceOf(before)?.text ?? '', place);
    }),
  };
}

interface ChangedEntry {
  readonly path: RepoPath;
  readonly before: TreeEntry | undefined;
  readonly after: TreeEntry | undefined;
}

function isWorkflow(path: RepoPath): boolean {
  return /^\.github\/(workflows\/[^/]+|actions\/.+\/action)\.ya?ml$/.test(path);
}

function changedEntries(base: Tree, head: Tree): ChangedEntry[] {
  const relevant = (path: RepoPath) => isWorkflow(path) || /(^|\/)\.gitattributes$/.test(path);
  const paths = new Set([...base.entries.keys(), ...head.entries.keys()].filter(relevant));
  return [...paths].sort().flatMap(path => {
    const [before, after] = [base.entries.get(path), head.entries.get(path)];
    return before?.oid === after?.oid && before?.kind === after?.kind ? [] : [{ path, before, after }];
  });
}

function readOwnersFile(entry: TreeEntry | undefined, source: Source | undefined, folder: RepoPath): Owners {
  const prefix = folder === '' ? '' : `${folder}/`;
  const lines = source === undefined ? [] : readOwners(source.text);
  const unowned = POLICY_FILES.filter(path => !isOwned(lines, prefix + path)).map(path =>
    path.replace(/one\.yaml$/, ''),
  );
  if (entry === undefined) return { at: within(missingFile('.github/CODEOWNERS'), folder), unowned };
  const at = within(source === undefined ? missingFile(entry.path) : wholeFile(source), folder);
  return { path: entry.path, at, unowned };
}

const GENERATED = /(?:^|\s)linguist-(?:generated|vendored)(?:=true)?(?=\s|$)/;

function newlyGenerated(source: Source, before: string, place: (at: Span) => Span): PolicyChange[] {
  const known = new Set(before.split('\n').map(line => line.trim()));
  const found: PolicyChange[] = [];
  let start = 0;
  for (const line of source.text.split('\n')) {
    const [pattern = ''] = line.trim().split(/\s+/);
    if (GENERATED.test(line) && !pattern.startsWith('#') && !known.has(line.trim())) {
      const at = place({ source, start, end: start + line.trimEnd().length });
      const says = `\`${source.path}\` takes \`${pattern}\` for generated or vendored`;
      found.push({ key: `${source.path} ${pattern}`, at, says });
    }
    start += line.length + 1;
  }
  return found;
}

/** Places are relative to the folder that is checked; what lies outside is told of at its control file. */
function within(at: Span, folder: RepoPath): Span {
  if (folder === '') return at;
  const { path } = at.source;
  if (!path.startsWith(`${folder}/`)) return missingFile(CONTROL_PATH);
  return { ...at, source: { ...at.source, path: path.slice(folder.length + 1) } };
}

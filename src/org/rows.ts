import { isSkipped } from '../architecture/skip.ts';
import type { Gap } from '../core/assessed.ts';
import type { Finding } from '../core/finding.ts';
import type { Model } from '../core/model.ts';
import { compareText } from '../core/order.ts';
import { countFindings } from '../core/report.ts';
import type { RepoPath } from '../core/source.ts';
import { closeness } from '../matching/scope.ts';
import { outcomeOf } from '../policy/verdict.ts';
import { MODEL_FOLDER } from '../snapshot/folder.ts';
import { deployableFolders } from './deploys.ts';
import { type JudgedFolder, judgeFolder, type ScanTerms } from './judge.ts';
import type { Contents, Listed, NamedEntry, Names, RepositoryRow } from './types.ts';

/** A row names at most so many folders and findings: the repository's own check names all. */
const MOST = 20;

/** The folders, '' for the top, that hold a threat-model folder, as far down as names were given. */
export function modelParents(entries: readonly NamedEntry[]): RepoPath[] {
  return entries
    .filter(({ path }) => path === MODEL_FOLDER || path.endsWith(`/${MODEL_FOLDER}`))
    .filter(({ path, kind }) => kind !== 'file' && !isSkipped(`${path}/`))
    .map(({ path }) => path.slice(0, -MODEL_FOLDER.length).replace(/\/$/, ''))
    .sort(compareText);
}

/** A threat-model folder of a repository, and what judging it came to. */
export interface JudgedAt {
  /** The folder that holds it, '' for the top. */
  readonly parent: RepoPath;
  readonly folder: JudgedFolder;
}

/** Judges every threat-model folder of a repository. */
export async function judgeRepository(
  names: Names,
  contents: Contents,
  terms: ScanTerms,
): Promise<JudgedAt[]> {
  const judged: JudgedAt[] = [];
  for (const folder of contents.folders)
    judged.push({ parent: folder.parent, folder: await judgeFolder(names, contents, folder, terms) });
  return judged;
}

/** The row of a repository whose names and models were given. */
export function rowOf(listed: Listed, names: Names, judged: readonly JudgedAt[]): RepositoryRow {
  const findings = judged.flatMap(({ folder }) => folder.findings);
  const gaps = judged.flatMap(({ folder }) => folder.gaps);
  const models = judged.flatMap(({ folder }) => folder.models);
  const deployable = deployableFolders(names.head?.entries ?? []);
  const without = deployable.filter(
    folder => !judged.some(one => speaksFor(one.parent, one.folder.signed, folder)),
  );
  const outcome = outcomeOf(findings, gaps);
  const absent = models.length === 0 && outcome === 'clean';
  return {
    ...flagsOf(listed, names),
    standing: absent
      ? deployable.length > 0
        ? 'no-model'
        : 'nothing'
      : (outcome as RepositoryRow['standing']),
    models: [...models].sort((a, b) => compareText(a.path, b.path)),
    folders: {
      deployable: deployable.length,
      modelled: deployable.length - without.length,
      without: without.slice(0, MOST),
    },
    counts: countsOf(findings),
    blocking: judged
      .flatMap(({ parent, folder }) =>
        folder.findings
          .filter(({ blocks }) => blocks)
          .map(({ rule, severity, at, message }) => ({
            rule,
            severity,
            path: below(parent, at.source.path),
            message,
          })),
      )
      .sort((a, b) => compareText(a.path, b.path) || compareText(a.rule, b.rule))
      .slice(0, MOST),
    notAssessed: gaps,
  };
}

/** The row of a repository that is not to be judged. */
export function leftOutRow(listed: Listed, names: Names): RepositoryRow {
  return { ...EMPTY, ...flagsOf(listed, names), standing: 'left-out', leftOut: names.leftOut ?? null };
}

/** The row of a repository that could not be looked at. */
export function unassessedRow({ key, name }: Listed, gap: Gap): RepositoryRow {
  return { ...EMPTY, key, name, standing: 'not-assessed', notAssessed: [gap] };
}

const EMPTY: Omit<RepositoryRow, 'key' | 'name' | 'standing'> = {
  listedAs: null,
  leftOut: null,
  private: false,
  branch: null,
  commit: null,
  committed: null,
  pushed: null,
  models: [],
  folders: { deployable: 0, modelled: 0, without: [] },
  counts: { error: 0, warning: 0, notice: 0, excused: 0, blocking: 0 },
  blocking: [],
  notAssessed: [],
};

function flagsOf(listed: Listed, names: Names) {
  return {
    key: listed.key,
    name: names.name,
    listedAs: listed.name.toLowerCase() === names.name.toLowerCase() ? null : listed.name,
    leftOut: null,
    private: names.private,
    branch: names.head?.branch ?? null,
    commit: names.head?.commit ?? null,
    committed: names.head?.committed ?? null,
    pushed: names.pushed ?? null,
  };
}

/** Whether a model of a threat-model folder speaks for another folder, by path alone. */
function speaksFor(parent: RepoPath, models: readonly Model[], folder: RepoPath): boolean {
  const prefix = parent === '' ? '' : `${parent}/`;
  const path = `${folder === '' ? '' : `${folder}/`}main`;
  return path.startsWith(prefix) && models.some(model => closeness(model, path.slice(prefix.length)) >= 0);
}

function countsOf(findings: readonly Finding[]): RepositoryRow['counts'] {
  const { error, warning, notice, excused, blocking } = countFindings(findings);
  return { error, warning, notice, excused, blocking };
}

function below(parent: RepoPath, path: RepoPath): RepoPath {
  return parent === '' ? path : `${parent}/${path}`;
}

import { RULES } from '../rules/index.ts';
import { chooseControl } from './control/choose.ts';
import { type Assessed, assessed, type Gap } from './core/assessed.ts';
import type { Day } from './core/dates.ts';
import type { Report } from './core/report.ts';
import type { Occasion } from './core/rule.ts';
import type { Oid, RepoPath } from './core/source.ts';
import { runRules } from './engine/rules.ts';
import { gather } from './evidence/gather.ts';
import type { Repository } from './git/repository.ts';
import { checkFiles, type Reading } from './models/checked.ts';
import { underHeadIds } from './models/renamed.ts';
import { withOwnRules } from './own-rules/load.ts';
import { planRun } from './plan.ts';
import { readDecisions } from './policy/decisions.ts';
import { fingerprints, judge } from './policy/findings.ts';
import { stricter } from './policy/stricter.ts';
import { outcomeOf } from './policy/verdict.ts';
import { compareFindings } from './report/order.ts';
import { readFolders } from './snapshot/folder.ts';
import { takeSnapshot } from './snapshot/snapshot.ts';
import { VERSION } from './version.ts';

/** What a host asks for. */
export interface CheckRequest {
  readonly repository: Repository;
  /** The folder of the repository to check, '' for the whole. */
  readonly folder: RepoPath;
  readonly head: Oid | 'working-tree';
  /** The commit to compare with; a gap where there ought to be one and it could not be found; absent for a scan. */
  readonly base?: Assessed<Oid>;
  readonly occasion: Occasion;
  /** The branch that is merged into, where the host knows it. */
  readonly target?: { readonly branch: string; readonly isDefault: boolean };
  readonly today: Day;
  /** A repository with the whole history: fetched on the first call, and only then. */
  readonly withHistory: () => Promise<Assessed<Repository>>;
}

/** Runs a check from commits to report. A gap instead of a report means that nothing at all could be looked at. */
export async function check(request: CheckRequest): Promise<Assessed<Report>> {
  const { repository, folder, occasion, today, target } = request;
  const base = request.base?.ok ? request.base.value : undefined;
  const taken = await takeSnapshot({
    repository,
    folder,
    head: request.head,
    ...(base === undefined ? {} : { base }),
  });
  if (!taken.ok) return taken;
  const snapshot = taken.value;
  const folders = await readFolders(
    { head: snapshot.head, ...(snapshot.base && { base: snapshot.base.tree }) },
    snapshot.read,
  );
  const own = await withOwnRules(
    checkFiles(folders.head.files),
    folders.base && checkFiles(folders.base.files),
  );
  const { head: headReading, base: baseReading } = own;

  const { control, adopting, notes } = chooseControl(headReading, baseReading);
  const guarded = target === undefined || target.isDefault || control.branches.includes(target.branch);
  const plan = planRun([...RULES, ...own.rules], {
    control,
    occasion,
    compared: request.base !== undefined,
    guardedBranch: guarded,
  });
  const baseModels = baseReading === undefined ? [] : underHeadIds(baseReading.models, headReading.models);
  const models = stricter(headReading.models, baseModels);
  const gathering = await gather({
    plan,
    snapshot,
    models,
    baseModels,
    baseGap: request.base?.ok === false ? request.base.gap : undefined,
    control,
    today,
    occasion,
    withHistory: request.withHistory,
  });

  const circumstances = { today, occasion, control };
  const run = runRules(plan.rules, { ...headReading, models, evidence: gathering.evidence }, circumstances);
  // What base says only matters to findings of head: a rule that found nothing has nothing to compare.
  const found = new Set(run.drafts.map(({ rule }) => rule));
  const stateRules = plan.rules.filter(rule => rule.judges === 'state' && found.has(rule));
  const atBase = baseReading && {
    ...baseReading,
    models: baseModels,
    evidence: gathering.atBase,
  };
  const findings = judge(run.drafts, {
    control,
    today,
    decisions: readDecisions(headReading.documents),
    known: atBase && fingerprints(runRules(stateRules, atBase, circumstances).drafts),
    onlyGroup: adopting ? 'document' : undefined,
  }).sort(compareFindings);

  const unread = unreadModels(headReading, baseReading);
  const notAssessed = [
    ...snapshot.gaps,
    ...folders.head.gaps,
    ...gathering.gaps,
    ...run.gaps,
    ...unread.fresh,
  ];
  return assessed({
    outcome: outcomeOf(findings, notAssessed),
    complete: notAssessed.length === 0,
    occasion,
    today,
    ...(base === undefined ? {} : { base }),
    head: request.head === 'working-tree' ? 'working tree' : request.head,
    folder,
    findings,
    notAssessed,
    knownGaps: [...gathering.knownGaps, ...unread.known, ...own.gaps],
    skipped: gathering.skipped,
    notes: [...notes, ...own.notes, ...(guarded ? [] : [unguardedNote(target.branch)])],
    looked: {
      models: headReading.models.length,
      files: headReading.documents.length,
      rules: plan.rules.length,
      units: gathering.units,
    },
    changes: gathering.changes,
    version: VERSION,
  });
}

/** Models that cannot be read: what other rules would say of them is unknown. Known where base had the same fault. */
function unreadModels(head: Reading, base: Reading | undefined): { fresh: Gap[]; known: Gap[] } {
  const fresh: Gap[] = [];
  const known: Gap[] = [];
  for (const path of head.unread) {
    (base?.unread.includes(path) ? known : fresh).push({
      what: `model \`${path}\``,
      why: 'the file cannot be read, so only its syntax was judged',
      remedy: 'Mend what document/syntax says of it.',
      path,
    });
  }
  return { fresh, known };
}

function unguardedNote(branch: string): string {
  return `Change and time rules were not applied: \`${branch}\` is neither the default branch nor among \`branches\` in the control file.`;
}

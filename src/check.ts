import { RULES_BY_ID } from '../rules/index.ts';
import { chooseControl } from './control/choose.ts';
import { modeOn, nextTightening } from './control/mode.ts';
import type { OrganisationPolicy } from './control/organisation.ts';
import { type Assessed, assessed } from './core/assessed.ts';
import type { Mode } from './core/control.ts';
import type { Day } from './core/dates.ts';
import type { Report } from './core/report.ts';
import type { Occasion } from './core/rule.ts';
import type { Oid, RepoPath } from './core/source.ts';
import { gather } from './evidence/gather.ts';
import { gatherPolicyFiles } from './evidence/policy-files.ts';
import type { Repository } from './git/repository.ts';
import { checkFiles } from './models/checked.ts';
import { modelDifference } from './models/difference.ts';
import { misreadModels } from './models/misread.ts';
import { underHeadIds } from './models/renamed.ts';
import { modelStatuses } from './models/status.ts';
import { withOwnRules } from './own-rules/load.ts';
import { planRun } from './plan.ts';
import { readBaseline } from './policy/baseline.ts';
import { judge } from './policy/findings.ts';
import { hear } from './policy/hear.ts';
import { baselineNote, editionNote, tighteningNote } from './policy/notes.ts';
import { policyOfRun } from './policy/run.ts';
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
  /** The organisation's policy, above the control file. */
  readonly organisation?: OrganisationPolicy;
  /** The workflow file of this repository that the run comes from, where the host knows it. */
  readonly workflow?: RepoPath;
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
  const registry = new Map([...RULES_BY_ID, ...own.rules.map(rule => [rule.id, rule] as const)]);

  const chosen = chooseControl({
    head: headReading,
    base: baseReading,
    organisation: request.organisation,
    registry,
  });
  const { control, adopting } = chosen;
  const guarded = target === undefined || target.isDefault || control.branches.includes(target.branch);
  const plan = planRun([...registry.values()], {
    control,
    occasion,
    compared: request.base !== undefined,
    guardedBranch: guarded,
  });
  const baseModels = baseReading === undefined ? [] : underHeadIds(baseReading.models, headReading.models);
  const models = stricter(headReading.models, baseModels);
  const filesOfPolicy = gatherPolicyFiles(snapshot, request.workflow);
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

  const policy = policyOfRun(chosen, await filesOfPolicy, {
    today,
    head: headReading,
    base: baseReading && { ...baseReading, models: baseModels },
  });
  const heard = hear({
    registry,
    rules: plan.rules,
    head: {
      ...headReading,
      models,
      evidence: { ...gathering.evidence, policy: assessed(policy.head) },
    },
    base: baseReading && {
      ...baseReading,
      models: baseModels,
      evidence: { ...gathering.atBase, policy: assessed(policy.base) },
    },
    circumstances: { today, occasion, control },
  });
  const mode = modeOn(control, today);
  const weighing = {
    control,
    mode,
    today,
    decisions: policy.decisions,
    suppressions: heard.suppressions,
    baseline: readBaseline((baseReading ?? headReading).documents),
    known: heard.known,
    firstModels: new Set(
      baseReading === undefined
        ? []
        : headReading.models.map(({ id }) => id).filter(id => !baseModels.some(model => model.id === id)),
    ),
    onlyGroup: adopting ? 'document' : undefined,
  };
  const findings = judge(heard.drafts, weighing).sort(compareFindings);
  const failing = (then: Mode) =>
    judge(heard.drafts, { ...weighing, mode: then, onlyGroup: undefined }).filter(({ blocks }) => blocks)
      .length;
  const notes = [...chosen.notes, ...policy.notes, ...heard.notes];

  const misread = misreadModels({ head: headReading, ...(baseReading && { base: baseReading }) });
  const notAssessed = [
    ...snapshot.gaps,
    ...folders.head.gaps,
    ...gathering.gaps,
    ...heard.gaps,
    ...misread.gaps,
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
    knownGaps: [...gathering.knownGaps, ...misread.knownGaps, ...own.gaps],
    skipped: gathering.skipped,
    notes: [
      ...notes,
      ...own.notes,
      ...(guarded ? [] : [unguardedNote(target.branch)]),
      ...baselineNote(mode, heard.known !== undefined, weighing.baseline !== undefined),
      ...tighteningNote(nextTightening(control, today), today, failing),
      ...editionNote(findings, plan.rules, control),
    ],
    looked: {
      models: headReading.models.length,
      files: headReading.documents.length,
      rules: plan.rules.length,
      units: gathering.units,
    },
    changes: gathering.changes,
    modelChanges: baseReading === undefined ? [] : modelDifference(baseReading.models, headReading.models),
    models: modelStatuses(headReading.models, gathering.evidence.history, control),
    version: VERSION,
  });
}

function unguardedNote(branch: string): string {
  return `Change and time rules were not applied: \`${branch}\` is neither the default branch nor among \`branches\` in the control file.`;
}

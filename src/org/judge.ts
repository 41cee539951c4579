import { RULES, RULES_BY_ID } from '../../rules/index.ts';
import { chooseControl } from '../control/choose.ts';
import { modeOn } from '../control/mode.ts';
import type { OrganisationPolicy } from '../control/organisation.ts';
import { staleAfter } from '../control/staleness.ts';
import { assessed, type Gap } from '../core/assessed.ts';
import type { Control } from '../core/control.ts';
import { addDays, type Day, daysBetween } from '../core/dates.ts';
import type { Changes, Clock, Need } from '../core/evidence.ts';
import type { Finding } from '../core/finding.ts';
import type { Model } from '../core/model.ts';
import type { AnyRule } from '../core/rule.ts';
import { gatherPolicyFiles } from '../evidence/policy-files.ts';
import { checkFiles } from '../models/checked.ts';
import { misreadModels } from '../models/misread.ts';
import { newestReview } from '../models/reviews.ts';
import { withOwnRules } from '../own-rules/load.ts';
import { planRun } from '../plan.ts';
import { readBaseline } from '../policy/baseline.ts';
import { judge } from '../policy/findings.ts';
import { hear } from '../policy/hear.ts';
import { policyOfRun } from '../policy/run.ts';
import { readFolders } from '../snapshot/folder.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { snapshotOf } from './snapshot.ts';
import type { Contents, ModelFolder, ModelRow, Names } from './types.ts';

/** What holds for a whole scan. */
export interface ScanTerms {
  readonly today: Day;
  readonly organisation?: OrganisationPolicy;
}

/** What judging one threat-model folder came to. */
export interface JudgedFolder {
  readonly findings: readonly Finding[];
  readonly gaps: readonly Gap[];
  readonly models: readonly ModelRow[];
  /** Models that somebody signed, with scopes relative to the folder that holds the threat-model folder. */
  readonly signed: readonly Model[];
}

/** What can be known without a clone. Every other need of a rule is told of once for the whole scan. */
const KNOWABLE: ReadonlySet<Need> = new Set<Need>([
  'history',
  'changes',
  'baseModels',
  'policy',
  'suppressions',
  'baseline',
]);

const NO_CHANGES: Changes = { changes: [], components: new Map(), files: [] };

/** Whether a scan without a clone can run a rule. */
export function needsNoClone(rule: AnyRule): boolean {
  return (rule.needs as readonly Need[]).every(need => KNOWABLE.has(need));
}

/** The rules that a scan leaves to the check in the repository itself, whatever its control file says. */
export function rulesThatNeedAClone(): string[] {
  return RULES.filter(rule => rule.judges !== 'change' && !needsNoClone(rule)).map(({ id }) => id);
}

/** Judges one threat-model folder as a scheduled scan would, by the rules that need no clone. */
export async function judgeFolder(
  names: Names,
  contents: Contents,
  folder: ModelFolder,
  terms: ScanTerms,
): Promise<JudgedFolder> {
  const { today } = terms;
  const snapshot: Snapshot = snapshotOf(names, contents, folder);
  const { head } = await readFolders({ head: snapshot.head }, snapshot.read);
  const own = await withOwnRules(checkFiles(head.files), undefined);
  const reading = own.head;
  const registry = new Map([...RULES_BY_ID, ...own.rules.map(rule => [rule.id, rule] as const)]);
  const chosen = chooseControl({
    head: reading,
    base: undefined,
    organisation: terms.organisation,
    registry,
  });
  const { control } = chosen;
  const plan = planRun([...registry.values()], {
    control,
    occasion: 'scan',
    compared: false,
    guardedBranch: true,
  });
  const clocks = clocksOf(reading.models, folder);
  const files = await gatherPolicyFiles(snapshot, undefined);
  const policy = policyOfRun(chosen, files, { today, head: reading, base: undefined });
  const heard = hear({
    registry,
    rules: plan.rules.filter(needsNoClone),
    head: {
      ...reading,
      evidence: {
        history: assessed({ clocks }),
        changes: assessed(NO_CHANGES),
        baseModels: assessed([]),
        policy: assessed(policy.head),
      },
    },
    base: undefined,
    circumstances: { today, occasion: 'scan', control },
  });
  const findings = judge(heard.drafts, {
    control,
    mode: modeOn(control, today),
    today,
    decisions: policy.decisions,
    suppressions: heard.suppressions,
    baseline: readBaseline(reading.documents),
    known: heard.known,
    firstModels: new Set(),
    onlyGroup: undefined,
  });
  const signed = reading.models.filter(model => !model.generated);
  const at = folder.parent === '' ? '' : `${folder.parent}/`;
  return {
    findings,
    gaps: [...snapshot.gaps, ...head.gaps, ...heard.gaps, ...misreadModels({ head: reading, at }).gaps],
    models: signed.map(model => rowOf(model, clocks.get(model.id), control, at, today)),
    signed,
  };
}

/**
 * When models were last vouched for, as far as it shows without history: by the newest review at its word, else by the
 * last commit to the folder, the latest day that it can be.
 */
function clocksOf(models: readonly Model[], { touched }: ModelFolder): Map<string, Clock> {
  const clocks = new Map<string, Clock>();
  for (const model of models) {
    const reviewed = newestReview(model)?.date;
    const date = reviewed ?? touched;
    if (date === undefined) continue;
    clocks.set(model.id, {
      from: reviewed === undefined ? 'commit' : 'review',
      date,
      exact: reviewed !== undefined,
      discounted: [],
    });
  }
  return clocks;
}

function rowOf(model: Model, clock: Clock | undefined, control: Control, at: string, today: Day): ModelRow {
  const limit = staleAfter(model, control);
  const age = clock === undefined ? null : daysBetween(clock.date, today);
  return {
    id: model.id,
    path: at + model.source.path,
    owner: model.owner ?? null,
    criticality: model.criticality ?? null,
    threats: model.threats.length,
    reviewed: newestReview(model)?.date ?? null,
    age,
    since: clock === undefined ? null : clock.from === 'review' ? 'review' : 'commit',
    due: clock === undefined ? null : addDays(clock.date, limit - control.staleness.grace),
    overdue: age !== null && age > limit,
  };
}

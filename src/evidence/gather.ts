import { type Assessed, assessed, type Gap, notAssessed } from '../core/assessed.ts';
import type { Control } from '../core/control.ts';
import type { Day } from '../core/dates.ts';
import type { Changes, DetectionRules, Gathered } from '../core/evidence.ts';
import type { Model } from '../core/model.ts';
import type { Skipped } from '../core/report.ts';
import type { Occasion } from '../core/rule.ts';
import type { RepoPath } from '../core/source.ts';
import type { Repository } from '../git/repository.ts';
import { modelsFor } from '../matching/scope.ts';
import type { Plan } from '../plan.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { readEvidenceFiles } from './files.ts';
import { gatherHistory } from './history.ts';

/** What is known before evidence is gathered. */
export interface GatherRequest {
  readonly plan: Plan;
  readonly snapshot: Snapshot;
  /** The models at head as they are judged, and those of base under the same ids. */
  readonly models: readonly Model[];
  readonly baseModels: readonly Model[];
  /** Why there is no base, where there ought to be one. */
  readonly baseGap: Gap | undefined;
  readonly control: Control;
  readonly today: Day;
  readonly occasion: Occasion;
  readonly withHistory: () => Promise<Assessed<Repository>>;
}

/** The evidence of a run, and what is worth telling of the gathering. */
export interface Gathering {
  readonly evidence: Gathered;
  /** What rules about the state of a commit may ask of the base. */
  readonly atBase: Gathered;
  readonly gaps: readonly Gap[];
  readonly knownGaps: readonly Gap[];
  readonly skipped: readonly Skipped[];
  readonly changes: Changes['changes'];
  readonly units: number;
}

/** Gathers what the plan needs, once. Changes come first: on a pull request they decide whose history matters. */
export async function gather(request: GatherRequest): Promise<Gathering> {
  const { plan, snapshot, control } = request;
  const found =
    plan.needs.has('changes') && request.baseGap === undefined
      ? await (await import('./changes.ts')).gatherChanges(snapshot, control)
      : undefined;
  const changes =
    request.baseGap === undefined
      ? assessed(found?.changes ?? NO_CHANGES)
      : notAssessed<Changes>(request.baseGap);
  const onClock = onTheClock(request, changes.ok ? changes.value : NO_CHANGES);
  const history = plan.needs.has('history')
    ? await gatherHistory({
        models: request.models.filter(model => onClock.has(model)),
        atAGlance: request.models.filter(model => !onClock.has(model)),
        control,
        today: request.today,
        folder: snapshot.folder,
        head: snapshot.headCommit,
        uncommitted: snapshot.uncommitted,
        repository: request.withHistory,
      })
    : undefined;
  const reviews = await gatherReviews(request, onClock);
  const files = await gatherFiles(request);
  const detections = plan.needs.has('detections') ? await gatherDetections(request) : undefined;
  const deployed = plan.needs.has('deployed')
    ? await (await import('./deployed.ts')).gatherDeployed(snapshot, request.models, control)
    : undefined;
  const { head, base } = snapshot;
  const ofReviews = Object.values(reviews).flatMap(piece => (piece.ok ? piece.gaps : []));
  // A pull request answers for no file that it leaves as it was.
  const isOld = ({ path }: Gap) =>
    base !== undefined && path !== undefined && !base.differences.some(each => each.path === path);
  return {
    evidence: {
      tree: assessed({ head, ...(base && { differences: base.differences }) }),
      files: assessed(files.head),
      changes,
      ...(deployed === undefined ? {} : { deployed: assessed(deployed.head) }),
      ...(detections && { detections: assessed(detections.head) }),
      ...(history === undefined ? {} : { history }),
      ...reviews,
      baseModels: request.baseGap === undefined ? assessed(request.baseModels) : notAssessed(request.baseGap),
    },
    atBase:
      base === undefined
        ? {}
        : {
            tree: assessed({ head: base.tree }),
            files: assessed(files.base),
            ...(deployed === undefined ? {} : { deployed: assessed(deployed.base) }),
            ...(detections && { detections: assessed(detections.base) }),
          },
    gaps: [
      ...(found?.gaps ?? []),
      ...files.gaps,
      ...(detections?.gaps ?? []),
      ...unlisted(deployed?.gaps, found?.gaps),
      ...(history?.ok ? history.gaps : []),
      ...ofReviews.filter(gap => !isOld(gap)),
    ],
    knownGaps: [
      ...(found?.knownGaps ?? []),
      ...files.knownGaps,
      ...(detections?.knownGaps ?? []),
      ...unlisted(deployed?.knownGaps, found?.knownGaps),
      ...ofReviews.filter(isOld),
    ],
    skipped: found?.skipped ?? [],
    changes: found?.changes.changes ?? [],
    units: found?.units ?? 0,
  };
}

/** What git says of reviews, of the models whose clock matters in this run. */
async function gatherReviews(
  { plan: { needs }, models, snapshot, control, withHistory }: GatherRequest,
  onClock: ReadonlySet<Model>,
): Promise<Pick<Gathered, 'sinceReview' | 'unchangingReviews'>> {
  const asked = models.filter(model => onClock.has(model));
  const request = { asked, models, snapshot, control, repository: withHistory };
  const since = needs.has('sinceReview') ? (await import('./since-review.ts')).gatherSinceReview : undefined;
  const unchanging = needs.has('unchangingReviews')
    ? (await import('./unchanging-reviews.ts')).gatherUnchangingReviews
    : undefined;
  return {
    ...(since && { sinceReview: await since(request) }),
    ...(unchanging && { unchangingReviews: await unchanging(request) }),
  };
}

/** Gaps of files that no other one speaks of. */
function unlisted(gaps: readonly Gap[] = [], listed: readonly Gap[] = []): Gap[] {
  const paths = new Set(listed.map(({ path }) => path));
  return gaps.filter(({ path }) => !paths.has(path));
}

const NO_CHANGES: Changes = { changes: [], components: new Map(), files: [] };

/** The files of evidence on both sides. What could not be read at base either is nothing that the pull request brings. */
async function gatherFiles({ plan, snapshot, models, baseModels }: GatherRequest) {
  const none = { texts: new Map<RepoPath, string>(), gaps: [] };
  const wanted = plan.needs.has('files');
  const { head, base, read } = snapshot;
  const [atHead, atBase] = await Promise.all([
    wanted ? readEvidenceFiles(models, head, read) : none,
    wanted && base !== undefined ? readEvidenceFiles(baseModels, base.tree, read) : none,
  ]);
  return { head: atHead.texts, base: atBase.texts, ...apart(atHead.gaps, atBase.gaps) };
}

/** The detection rules on both sides; none are read where no threat says that it is detected. */
async function gatherDetections({ snapshot, models, baseModels, control }: GatherRequest) {
  const { readDetections } = await import('./detections.ts');
  const { head, base, read } = snapshot;
  const patterns = (side: readonly Model[]) =>
    side.some(model => model.threats.some(threat => threat.detections.length > 0)) ? control.detections : [];
  const atHead = await readDetections(patterns(models), head, read);
  const atBase = base === undefined ? undefined : await readDetections(patterns(baseModels), base.tree, read);
  return { head: atHead.rules, base: atBase?.rules ?? NO_DETECTIONS, ...apart(atHead.gaps, atBase?.gaps) };
}

/** What could not be read at head, apart by whether base had the same. */
function apart(atHead: readonly Gap[], atBase: readonly Gap[] = []) {
  const known = new Set(atBase.map(({ path }) => path));
  return {
    gaps: atHead.filter(({ path }) => !known.has(path)),
    knownGaps: atHead.filter(({ path }) => known.has(path)),
  };
}

const NO_DETECTIONS: DetectionRules = { files: 0, techniques: new Map() };

/** On a pull request the clock matters for models whose architecture it changes, unless the policy says `always`. */
function onTheClock({ models, occasion, control }: GatherRequest, { changes }: Changes): ReadonlySet<Model> {
  if (occasion !== 'pull-request' || control.staleness.block === 'always') return new Set(models);
  return new Set(changes.flatMap(change => modelsFor(models, change.at.source.path)));
}

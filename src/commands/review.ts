import { RULES_BY_ID } from '../../rules/index.ts';
import { check } from '../check.ts';
import { chooseControl } from '../control/choose.ts';
import { type Assessed, assessed, type Gap, notAssessed } from '../core/assessed.ts';
import { addDays, type Day } from '../core/dates.ts';
import type { Model } from '../core/model.ts';
import type { Report } from '../core/report.ts';
import type { RepoPath } from '../core/source.ts';
import { isWithin, modelSubject } from '../core/subject.ts';
import { AHEAD_DAYS, findLandings } from '../evidence/landings.ts';
import type { LogEntry, Repository } from '../git/repository.ts';
import { modelsFor } from '../matching/scope.ts';
import { newestReview } from '../models/reviews.ts';
import { changeFindings } from './change-findings.ts';
import type { ChecklistData, Touch } from './checklist.ts';
import { type Comparison, compareCommits } from './compare.ts';

/** Which model is reviewed, and where. */
export interface ReviewRequest {
  readonly repository: Repository;
  readonly folder: RepoPath;
  /** The id of the model. */
  readonly model: string;
  readonly today: Day;
  /** What a scan of the same state found, where the caller has it already. */
  readonly report?: Report;
  /** A repository with the whole history. */
  readonly withHistory: () => Promise<Assessed<Repository>>;
}

/** Gathers what a review of a model starts from. A gap where the model cannot be read at all. */
export async function gatherReview(request: ReviewRequest): Promise<Assessed<ChecklistData>> {
  const { repository, folder, today } = request;
  const now = await compareCommits({ repository, folder, head: 'working-tree' });
  if (!now.ok) return now;
  const model = now.value.head.models.find(({ id }) => id === request.model);
  if (model === undefined) return notAssessed(noModel(request.model, now.value));
  const judged = request.report === undefined ? await judge(request) : assessed(request.report);
  if (!judged.ok) return judged;
  const own = judged.value.findings.filter(
    ({ subject, at }) =>
      isWithin(subject, modelSubject(model)) || model.sources.some(({ path }) => path === at.source.path),
  );
  const common = { model, today };
  const { notAssessed: lacking, knownGaps } = judged.value;
  const gaps = [...lacking, ...knownGaps];
  const reviewed = newestReview(model)?.date;
  if (reviewed === undefined) return assessed({ ...common, findings: own, gaps });
  const past = await sinceReview(request, reviewed, model);
  if (!past.ok) return assessed({ ...common, findings: own, gaps: [...gaps, past.gap] });
  const { comparison, commits } = past.value;
  const speaksFor = (path: RepoPath) =>
    modelsFor(comparison.head.models, path).some(({ id }) => id === model.id);
  const { control } = chooseControl({
    head: comparison.head,
    base: undefined,
    registry: RULES_BY_ID,
  });
  const unmodelled = changeFindings(comparison, control, today).filter(({ at }) => speaksFor(at.source.path));
  return assessed({
    ...common,
    since: {
      date: reviewed,
      commits,
      changes: comparison.changes.filter(({ at }) => speaksFor(at.source.path)),
      entities: comparison.models.filter(change => change.model === model.id),
    },
    findings: [...own, ...unmodelled],
    gaps: [...gaps, ...comparison.gaps],
  });
}

function judge({ repository, folder, today, withHistory }: ReviewRequest): Promise<Assessed<Report>> {
  return check({ repository, folder, head: 'working-tree', occasion: 'scan', today, withHistory });
}

function noModel(id: string, { head }: Comparison): Gap {
  const ids = head.models.map(model => `\`${model.id}\``).join(', ');
  const unread = head.unread.length > 0;
  return {
    what: `model \`${id}\``,
    why: unread ? 'it does not exist, or its file cannot be read' : 'there is none of that name',
    remedy: ids === '' ? '`threatlint init` writes a first one.' : `The models here are ${ids}.`,
  };
}

/** The state that was reviewed is what the commit that brought the review left. */
async function sinceReview(
  { folder, withHistory }: ReviewRequest,
  review: Day,
  model: Model,
): Promise<Assessed<{ comparison: Comparison; commits: readonly Touch[] }>> {
  const history = await withHistory();
  if (!history.ok) return history;
  const repository = history.value;
  const head = await repository.head();
  if (!head.ok) return head;
  const wanted = [{ model, reviews: [review] }];
  const landings = await findLandings({ repository, head: head.value, folder, wanted });
  if (!landings.ok) return landings;
  const [landing] = landings.value.get(model.id) ?? [];
  const [gap] = landings.gaps;
  if (landing === undefined && gap !== undefined) return notAssessed(gap);
  const base = landing?.commit ?? head.value;
  const compared = await compareCommits({ repository, folder, head: 'working-tree', base });
  if (!compared.ok) return compared;
  const since = addDays(review, -AHEAD_DAYS);
  const log = await repository.log({ head: head.value, since, paths: folder === '' ? [] : [folder] });
  if (!log.ok) return log;
  const landed = log.value.findIndex(({ commit }) => commit === base);
  const later = landing?.commit === undefined ? [] : log.value.slice(0, landed < 0 ? undefined : landed);
  const { models } = compared.value.head;
  return assessed({ comparison: compared.value, commits: touches(later, folder, models, model) });
}

function touches(
  log: readonly LogEntry[],
  folder: RepoPath,
  models: readonly Model[],
  model: Model,
): Touch[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const own = new Set(model.sources.map(({ path }) => path));
  return log.flatMap(({ commit, date, author, changes }) => {
    const files = changes
      .filter(({ path }) => path.startsWith(prefix))
      .map(({ path }) => path.slice(prefix.length))
      .filter(
        path =>
          own.has(path) ||
          (!path.startsWith('threat-model/') && modelsFor(models, path).some(({ id }) => id === model.id)),
      );
    return files.length === 0 ? [] : [{ commit, date, author, files }];
  });
}

import type { Change, Component, ComponentKey } from './architecture.ts';
import type { Assessed } from './assessed.ts';
import type { BaselineEvidence } from './baseline.ts';
import type { Day } from './dates.ts';
import type { Model } from './model.ts';
import type { PolicyEvidence } from './policy.ts';
import type { RepoPath } from './source.ts';
import type { IdleSuppression } from './suppression.ts';
import type { Tree, TreeDifference } from './tree.ts';

/** When a model was last vouched for. Dates are `YYYY-MM-DD`, in UTC. */
export interface Clock {
  /** `review`: the newest review that counts; `commit`: the last commit, for models that record no review. */
  readonly from: 'review' | 'commit' | 'uncommitted';
  readonly date: string;
  /** False where `date` is only the latest day that it can be: nobody looked further back. */
  readonly exact: boolean;
  /** Reviews that do not count because they were dated long before they landed. */
  readonly discounted: readonly { readonly date: string; readonly landed: string }[];
}

/** What git history says of the models, by model id; models for which this run did not need it are absent. */
export interface History {
  readonly clocks: ReadonlyMap<string, Clock>;
}

/** The semantic differences of the deployed architecture between base and head. */
export interface Changes {
  readonly changes: readonly Change[];
  /** Components at head of every unit that differs, by key: what the model's elements resolve to. */
  readonly components: ReadonlyMap<ComponentKey, Component>;
  /** Architecture files that differ between base and head, whether or not a fact changed. */
  readonly files: readonly RepoPath[];
}

/** What a commit deploys, where a rule has reason to ask: empty where no model names code and no policy asks for one. */
export interface Deployed {
  readonly components: ReadonlyMap<ComponentKey, Component>;
  /** Those of base that head no longer declares; empty where there is no base. */
  readonly removed: ReadonlyMap<ComponentKey, Component>;
  /** Architecture files that could not be read, or only in part. */
  readonly unread: readonly RepoPath[];
}

/** Detection rules of the repository, by what they see. */
export interface DetectionRules {
  /** How many files were looked at. */
  readonly files: number;
  /** The files that carry the tag of an ATT&CK technique, by its id. */
  readonly techniques: ReadonlyMap<string, readonly RepoPath[]>;
}

/** What happened to the architecture in the scope of a model since the state that its newest review saw. */
export interface SinceReview {
  readonly review: Day;
  /** The net difference of then and now. */
  readonly changes: Changes;
  /** The model as the review left it; absent where that state cannot be read. */
  readonly model?: Model;
}

/** The newest reviews of a model in a row that left everything in it but its reviews as it was. */
export interface UnchangingReviews {
  /** Newest first. */
  readonly reviews: readonly Day[];
  /** The net difference of the architecture in its scope, between the first and the last of them. */
  readonly changes: readonly Change[];
}

/** Everything that a rule may ask for, and when it is gathered. */
export interface Evidence {
  /** Paths at head, and what differs from base. */
  readonly tree: { readonly head: Tree; readonly differences?: readonly TreeDifference[] };
  /** Texts of the files that the evidence of mitigations names with `contains`, as far as they exist, by path. */
  readonly files: ReadonlyMap<RepoPath, string>;
  /** The detection rules that the control file names. */
  readonly detections: DetectionRules;
  readonly history: History;
  readonly changes: Changes;
  readonly deployed: Deployed;
  /** The models at base; absent where there is no base. */
  readonly baseModels: readonly Model[];
  /** The baseline at head, held against what the other rules found: known only after they ran. */
  readonly baseline: BaselineEvidence;
  /** By model id; models whose architecture is as their newest review saw it are absent, as are those not asked for. */
  readonly sinceReview: ReadonlyMap<string, SinceReview>;
  /** By model id; models with fewer than two such reviews are absent. */
  readonly unchangingReviews: ReadonlyMap<string, UnchangingReviews>;
  /** The policy of the run, and what the change does to it. */
  readonly policy: PolicyEvidence;
  /** The suppressions in the models that do nothing, once all other rules have been heard. */
  readonly suppressions: readonly IdleSuppression[];
}
export type Need = keyof Evidence;

/** Evidence as gathered for one run: what no rule of the run needs is absent. */
export type Gathered = { readonly [N in Need]?: Assessed<Evidence[N]> };

/** A model whose review is due, as an issue would say it. */
export interface DueReview {
  /** The model's id. */
  readonly model: string;
  /** Ids that the model had before it was renamed: issues about them are its own. */
  readonly formerIds: readonly string[];
  /** One line of plain text. */
  readonly title: string;
  /** Markdown of the region that threatlint keeps up to date. Nothing in it depends on the day of the run. */
  readonly region: string;
  /** Markdown that is written once, below the region, and then belongs to people: the check-list. */
  readonly once: string;
  /** Digest of why it is due. */
  readonly facts: string;
  readonly assignees: readonly string[];
  /** Larger is more urgent: who comes first when a run may not open all. */
  readonly urgency: number;
}

/** What the run knows of a model for which no review is due. */
export interface SettledModel {
  readonly model: string;
  readonly formerIds: readonly string[];
  /** A sentence, Markdown: "The review of 2026-11-20 is recorded.". */
  readonly because: string;
}

/** Everything that a run says of the models of a repository. Models that it could not assess are in neither list. */
export interface ReviewState {
  readonly due: readonly DueReview[];
  readonly settled: readonly SettledModel[];
  /** Ids of models that exist and were not assessed: their issues are left as they are. */
  readonly unknown: readonly string[];
}

/** An issue as the tracker holds it. */
export interface TrackedIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly open: boolean;
  /** Why it was closed: `completed`, `not_planned`, `duplicate`. */
  readonly closedAs?: string;
  /** False where neither a bot nor somebody with rights in the repository opened it: a stranger's marker counts for nothing. */
  readonly trusted: boolean;
}

/** One step that brings the tracker in line with the models. */
export type Step =
  | { readonly do: 'create'; readonly review: DueReview; readonly body: string }
  | { readonly do: 'update'; readonly issue: TrackedIssue; readonly body: string; readonly model: string }
  | {
      readonly do: 'reopen' | 'close' | 'close-duplicate';
      readonly issue: TrackedIssue;
      readonly body: string;
      readonly model: string;
      /** Posted once, whatever is interrupted: told apart by `key`. */
      readonly comment: { readonly key: string; readonly text: string };
    };

/** What is to be done, and what is left alone with the reason. */
export interface Agenda {
  readonly steps: readonly Step[];
  /** "`checkout`: #12 was closed as not planned, and nothing has changed since". */
  readonly left: readonly string[];
}

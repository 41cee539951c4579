/** A model whose review is due, as an issue would say it. */
export interface DueReview {
  /** Stable over recorded renames: what the marker of the issue holds. */
  readonly key: string;
  /** The model's id today. */
  readonly model: string;
  /** One line of plain text. */
  readonly title: string;
  /** Markdown of the region that threatlint keeps up to date. Nothing in it depends on the day of the run. */
  readonly region: string;
  /** Markdown that is written once, below the region, and then belongs to people: the check-list. */
  readonly once: string;
  /** Why it is due, in stable words: their digest says whether a declined review is asked for again. */
  readonly facts: readonly string[];
  /** The day of the last recorded review, '' for none. */
  readonly reviewed: string;
  /** A bypass of the gate, which no later run can see: it is told in a comment and keeps the issue open until a review. */
  readonly bypass?: Comment;
  readonly assignees: readonly string[];
  readonly labels: readonly string[];
  /** Larger is more urgent: who comes first when a run may not open all. */
  readonly urgency: number;
}

/** A comment that is posted once, whatever is interrupted. */
export interface Comment {
  /** Tells it apart from others on the issue. */
  readonly key: string;
  /** Markdown. */
  readonly text: string;
}

/** What the run knows of a model for which no review is due. */
export interface SettledModel {
  readonly key: string;
  readonly model: string;
  readonly reviewed: string;
  /** A sentence, Markdown: "The review of 2026-11-20 is recorded.". */
  readonly because: string;
}

/** Everything that a run says of the models of a repository. Models that it could not assess are in neither list. */
export interface ReviewState {
  readonly due: readonly DueReview[];
  readonly settled: readonly SettledModel[];
  /** Keys of models that exist and were not assessed: their issues are left as they are. */
  readonly unknown: readonly string[];
  /** False where something could not be read: then a model that seems gone may only be unreadable. */
  readonly complete: boolean;
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
  | { readonly do: 'create'; readonly review: DueReview; readonly body: string; readonly comment?: Comment }
  | {
      readonly do: 'update' | 'reopen' | 'close' | 'close-duplicate';
      readonly issue: TrackedIssue;
      readonly body: string;
      readonly model: string;
      readonly comment?: Comment;
    };

/** What is to be done, and what is left alone with the reason. */
export interface Agenda {
  readonly steps: readonly Step[];
  /** "`checkout`: #12 was closed as not planned, and nothing has changed since". */
  readonly left: readonly string[];
}

import type { TrackedIssue } from './types.ts';

/** Why a call came to nothing, in a sentence each. */
export interface Refusal {
  readonly why: string;
  readonly remedy: string;
  /**
   * True where the request may have taken effect although no answer came: a time-out, a dropped connection, a fault of
   * the server. Whoever sent a write must look before sending it again.
   */
  readonly uncertain: boolean;
  /** True where every further request would end in the same way: the token is not valid, or its limit is used up. */
  readonly general?: true;
  /** The field of the request that the host does not take, where it says so. */
  readonly field?: string;
}

/** The answer to a call, or why there is none. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** An issue to be opened, with labels besides our own. */
export interface IssueDraft {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
}

export interface CreatedIssue {
  readonly issue: TrackedIssue;
  /** False where the token may open issues and not label them: nobody would find this one again. */
  readonly labelled: boolean;
}

/** Where review issues live: GitHub, or another host that has issues, labels and comments. */
export interface Tracker {
  /** Every issue with our label, open and closed; pull requests are none. */
  issues(): Promise<Answer<readonly TrackedIssue[]>>;
  /** Opens an issue; people who cannot be assigned are left out. */
  create(draft: IssueDraft): Promise<Answer<CreatedIssue>>;
  edit(
    issue: number,
    change: {
      readonly body: string;
      readonly state?: 'open' | 'closed';
      readonly as?: 'completed' | 'duplicate' | 'reopened';
    },
  ): Promise<Answer<void>>;
  /** Bodies of all comments on an issue. */
  comments(issue: number): Promise<Answer<readonly string[]>>;
  comment(issue: number, body: string): Promise<Answer<void>>;
}

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
}

/** The answer to a call, or why there is none. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** Where review issues live: GitHub, or another host that has issues, labels and comments. */
export interface Tracker {
  /** Every issue with our label, open and closed; pull requests are none. */
  issues(): Promise<Answer<readonly TrackedIssue[]>>;
  /** The answer says whether the label was set: a token without the right to label creates issues that nobody finds again. */
  create(
    title: string,
    body: string,
  ): Promise<Answer<{ readonly issue: TrackedIssue; readonly labelled: boolean }>>;
  assign(issue: number, people: readonly string[]): Promise<Answer<void>>;
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

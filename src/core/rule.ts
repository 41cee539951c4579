import type { Control } from './control.ts';
import type { CheckedFile } from './document.ts';
import type { Evidence, Need } from './evidence.ts';
import type { Confidence, Draft, RuleId, Severity } from './finding.ts';
import type { Model } from './model.ts';
import type { RepoPath } from './source.ts';

/** Where a run stands: a pull request brings changes, a merge queue is never stopped by time, a scan looks at everything. */
export type Occasion = 'pull-request' | 'merge-queue' | 'push' | 'scan';

/** What a rule sees of one commit: plain data, already gathered. */
export interface RuleContext<N extends Need, O> {
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  readonly occasion: Occasion;
  readonly control: Control;
  readonly options: O;
  readonly models: readonly Model[];
  /** Every file of the threat-model folder that was read, models and others. */
  readonly documents: readonly CheckedFile[];
  /** Model files that cannot be read at all: what they would say is unknown. */
  readonly unread: readonly RepoPath[];
  readonly evidence: { readonly [K in N]: Evidence[K] };
}

/** One rule: pure and synchronous. `O` is the shape of its options; absent options are `{}`. */
export interface Rule<N extends Need = never, O = Record<string, never>> {
  readonly id: RuleId;
  readonly summary: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly needs: readonly N[];
  /**
   * `state`: what a commit says; judged on base and head, and only what is new can fail a pull request.
   * `change`: what a pull request does. `time`: what the calendar does; never judged in a merge queue.
   */
  readonly judges: 'state' | 'change' | 'time';
  /** First edition of the rule set that has it: later ones are notices for who pins an earlier edition. */
  readonly edition: number;
  /** `recommended`: on unless the control file says otherwise. `strict`: for mature programmes that ask for it. */
  readonly preset: 'recommended' | 'strict';
  /** A finding of it makes a review of the model due: the scheduled scan asks for one. */
  readonly opensReview?: boolean;
  /** JSON Schema of the options, with `default` for each. */
  readonly options?: object;
  readonly defaults: O;
  check(context: RuleContext<N, O>): Iterable<Draft>;
}

/** Gives a rule its types from its own declaration. */
export function defineRule<N extends Need = never, O = Record<string, never>>(rule: Rule<N, O>): Rule<N, O> {
  return rule;
}

/** A rule whatever its needs: what the registry holds. */
// biome-ignore lint/suspicious/noExplicitAny: a registry of rules is existential in N and O
export type AnyRule = Rule<any, any>;

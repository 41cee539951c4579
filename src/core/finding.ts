import type { Fix } from './fix.ts';
import type { Span } from './source.ts';

export const SEVERITIES = ['error', 'warning', 'notice'] as const;
/** How bad a finding is. Only `error` can fail a run, and only when it is `certain`. */
export type Severity = (typeof SEVERITIES)[number];

export const CONFIDENCES = ['certain', 'likely', 'possible'] as const;
/** How sure a finding is: literally declared, inferred, or not resolvable statically. */
export type Confidence = (typeof CONFIDENCES)[number];

/** What a finding is about, stable under moves of text: `model:checkout/element:db`, `terraform:infra#aws_lb.main`. */
export type Subject = string;

/** A rule's id: `group/name`. */
export type RuleId = string;

/** A further place that a finding speaks of, with what it shows there. */
export interface Related {
  readonly at: Span;
  readonly message: string;
}

/** Text that the reader can paste to resolve a finding. */
export interface Snippet {
  /** Where it belongs: an existing or a new file. */
  readonly path: string;
  readonly text: string;
}

/** What a decision answers: a change of one component to one new value. */
export interface Decidable {
  readonly component: string;
  readonly change: string;
  /** Canonical text of the new value; the digest in the decision file is of this. */
  readonly canonical: string;
}

/** What a rule reports; the engine adds the rest. */
export interface Draft {
  readonly at: Span;
  readonly subject: Subject;
  /** The offending id or the kind of fact and its value, wherever a rule can report twice on one subject. */
  readonly key?: string;
  /** One sentence that names the thing. */
  readonly message: string;
  /** One sentence that says what to do. */
  readonly remedy: string;
  readonly related?: readonly Related[];
  readonly snippet?: Snippet;
  /** What `check --fix` does about it; only where nothing is left to decide. */
  readonly fix?: Fix;
  /** The change that a decision file could answer; the policy prints the file, ready to paste. */
  readonly decidable?: Decidable;
  /** Instead of the rule's own, where the rule knows better for this case. */
  readonly severity?: Severity;
  readonly confidence?: Confidence;
}

/** Why a finding does not count: a decision, a suppression, a baseline entry. */
export interface Excuse {
  readonly by: 'decision' | 'suppression' | 'baseline';
  readonly because: string;
  readonly path: string;
}

/** A finding as reported. */
export interface Finding extends Draft {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Hash of rule, subject and key: never of a line number. Hex, 16 characters. */
  readonly fingerprint: string;
  /** True when the pull request brings it, or when there is no base to compare with. */
  readonly introduced: boolean;
  /** True when this finding alone fails the run. */
  readonly blocks: boolean;
  readonly excuse?: Excuse;
}

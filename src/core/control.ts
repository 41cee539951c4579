import type { Day } from './dates.ts';
import type { RuleId, Severity } from './finding.ts';
import type { Source } from './source.ts';

export type Level = Severity | 'off';

/** How the threats of a programme are rated. */
export type Rubric = '3x3' | '5x5' | 'levels' | 'score' | 'owasp-rr' | 'fair' | 'dread';

export const MODES = ['observe', 'new-only', 'enforce'] as const;
/** What a repository lets its findings do: fail nothing, fail where they are new, fail. */
export type Mode = (typeof MODES)[number];

/** From which day on findings fail where they are new, and wherever they are. Before both of them nothing fails. */
export interface Tightening {
  readonly newOnly: Day;
  readonly enforce: Day;
}

/** Limits in days by criticality of the model. */
export interface Staleness {
  readonly limits: {
    readonly low: number;
    readonly moderate: number;
    readonly high: number;
    readonly critical: number;
  };
  readonly grace: number;
  /** `with-changes`: blocks a pull request only when it changes the model's scope. `always`: the literal gate. */
  readonly block: 'with-changes' | 'always';
}

/** The policy of a repository, with defaults filled in. */
export interface Control {
  /** The file that it was read from; absent where defaults apply. */
  readonly source?: Source;
  readonly edition: number;
  readonly preset: 'recommended' | 'strict';
  readonly mode: Tightening;
  readonly rules: ReadonlyMap<RuleId, { readonly level?: Level; readonly options: object }>;
  readonly methods: readonly string[];
  /** How every threat of the programme is rated; absent where each model chooses. */
  readonly rubric?: Rubric;
  /** Globs of detection rules in the form of Sigma. */
  readonly detections: readonly string[];
  readonly staleness: Staleness;
  /** Globs of paths that are not deployed. */
  readonly ignore: readonly string[];
  /** Globs of paths whatever is deployed from which needs a model, and why. */
  readonly require: readonly { readonly paths: readonly string[]; readonly because: string }[];
  /** Branches, besides the default one, whose pull requests change and time rules apply to. */
  readonly branches: readonly string[];
  readonly decisions: {
    /** Decisions count only while CODEOWNERS at base covers the threat-model folder. */
    readonly requireCodeowners: boolean;
    /** Decisions marked `emergency` count at once, whatever else decisions need. */
    readonly emergency: boolean;
  };
  readonly issues: IssueDefaults;
}

/** What holds for review issues where the host that keeps them is told nothing else. */
export interface IssueDefaults {
  /** Logins of who gets an issue whose model and CODEOWNERS name no person. */
  readonly assignees: readonly string[];
  /** Labels besides the one that issues are known by. */
  readonly labels: readonly string[];
}

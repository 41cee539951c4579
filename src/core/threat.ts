import type { CodeReference, Entity, Reference } from './model.ts';
import type { RepoPath, Span } from './source.ts';

export interface Mitigation extends Entity {
  /** True for an entry that only names one of the model's shared mitigations. */
  readonly shared: boolean;
  readonly what?: string;
  readonly owner?: string;
  readonly due?: string;
  /** The day since when it is in place; true where nobody knows the day. */
  readonly done?: string | true;
  readonly ticket?: string;
  readonly evidence?: MitigationEvidence;
  readonly generated: boolean;
}

/** Where it can be seen that a mitigation is in place. */
export interface MitigationEvidence {
  /** The place of the whole of it. */
  readonly at: Span;
  /** A file or folder that must exist. */
  readonly path?: RepoPath;
  /** Text that the file must contain. */
  readonly contains?: string;
  /** The component whose attributes are told. */
  readonly code?: CodeReference;
  /** What an attribute must be, by dotted path. */
  readonly attributes: readonly AttributeWanted[];
}

export interface AttributeWanted {
  readonly path: string;
  readonly value: string | number | boolean | null;
  readonly at: Span;
}

export interface Response {
  readonly kind: 'mitigate' | 'transfer' | 'accept' | 'avoid';
  readonly at: Span;
  readonly mitigations: readonly Mitigation[];
  /** Who accepted the threat; the party that it was transferred to. */
  readonly by?: string;
  readonly to?: string;
  readonly because?: string;
  /** The day until which an acceptance holds. */
  readonly until?: string;
}

/** How a risk is rated. */
export type RiskWay = 'likelihood x impact' | 'levels' | 'score' | 'owasp-rr' | 'fair' | 'dread' | 'cvss';

/** A risk as it was rated. */
export interface Risk {
  readonly way: RiskWay;
  /** As written, or in short: `2x4`, `high`, `likelihood medium, impact high`. */
  readonly text: string;
  /** Orders risks that are rated in the same way; the unit differs from way to way. Absent where it cannot be computed. */
  readonly score?: number;
  /** Why it says nothing: a clause that begins with what is wrong. */
  readonly wrong?: string;
}

export interface Threat extends Entity {
  readonly what?: string;
  /** Ids of the elements, flows, boundaries, data or identities that it is about. */
  readonly targets: readonly Reference[];
  readonly stride: readonly string[];
  readonly linddun: readonly string[];
  readonly refs: readonly Reference[];
  readonly risk?: Risk;
  /** Place in the order of work: 1 is dealt with first. */
  readonly rank?: number;
  /** ATT&CK techniques that detection rules of the repository are said to see. */
  readonly detections: readonly Reference[];
  /** Stages of the kill chain, in the order in which they are written. */
  readonly killChain: readonly Reference[];
  readonly responses: readonly Response[];
  /** The pattern of the threat library that it was made from. */
  readonly from?: string;
  readonly generated: boolean;
}

/** One step of an attack tree: steps below it that are needed in its place, or what stands against it. */
export interface AttackStep extends Entity {
  readonly what?: string;
  /** The stage of the kill chain that it belongs to. */
  readonly killChain?: Reference;
  /** Absent where the shape of the step is wrong. */
  readonly by?:
    | { readonly is: 'any' | 'all'; readonly steps: readonly AttackStep[] }
    | { readonly is: 'mitigated'; readonly mitigations: readonly Reference[] }
    | { readonly is: 'tree'; readonly tree: Reference }
    | { readonly is: 'accepted' | 'open' };
}

/** What an attacker wants, and the steps that lead there. The trees of all files of a folder, an id perhaps twice. */
export interface AttackTree extends AttackStep {
  readonly goal?: string;
  readonly threats: readonly Reference[];
}

/** What the stages of PASTA came to as `pasta` has it: by stage, what is written down. */
export type PastaRecord = ReadonlyMap<string, ReadonlySet<string>>;

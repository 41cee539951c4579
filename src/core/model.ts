import type { Doc } from './document.ts';
import type { RepoPath, Source, Span } from './source.ts';

/** An id inside a model: the key of its map. */
export type Id = string;

/** The maps of a model that hold entities with ids. */
export const COLLECTIONS = [
  'data',
  'boundaries',
  'identities',
  'elements',
  'flows',
  'assumptions',
  'threats',
  'mitigations',
] as const;
export type Collection = (typeof COLLECTIONS)[number];

/** Anything with an id in a model, with its places. */
export interface Entity {
  readonly id: Id;
  /** The id's key in the file. */
  readonly at: Span;
  /** The place of a field's value; the id where the field is absent. */
  place(field: string): Span;
}

/** A reference from one entity to another by id, at its place. */
export interface Reference {
  readonly id: Id;
  readonly at: Span;
}

export interface DataAsset extends Entity {
  readonly name?: string;
  readonly class?: string;
  readonly personal?: boolean;
}

export interface Boundary extends Entity {
  readonly name?: string;
  readonly kind?: string;
  readonly in?: Reference;
  readonly provider?: string;
  readonly region?: string;
  readonly code: readonly CodeReference[];
  /** Drafted by a program and not signed by a person, here and wherever it stands below. */
  readonly generated: boolean;
}

export interface Identity extends Entity {
  readonly name?: string;
  readonly kind?: string;
  readonly code: readonly CodeReference[];
  /** Far-reaching actions that it is known to have, such as `s3:*` or `iam:PassRole`. */
  readonly may: readonly string[];
  readonly generated: boolean;
}

/** A pattern of component addresses that an entity stands for. */
export interface CodeReference {
  readonly address: string;
  readonly at: Span;
}

export type ElementKind = 'external' | 'process' | 'store';

export interface Element extends Entity {
  readonly name?: string;
  readonly kind: ElementKind;
  /** The technology or kind of party: the value of `external`, `process` or `store`. */
  readonly what: string;
  readonly in?: Reference;
  readonly runsAs?: Reference;
  readonly holds: readonly Reference[];
  readonly code: readonly CodeReference[];
  readonly planned: boolean;
  readonly generated: boolean;
}

export interface Flow extends Entity {
  readonly name?: string;
  readonly from?: Reference;
  readonly to?: Reference;
  readonly carries: readonly Reference[];
  readonly via?: string;
  readonly authn?: string;
  readonly planned: boolean;
  readonly generated: boolean;
}

export interface Assumption extends Entity {
  readonly kind?: string;
  readonly that?: string;
  /** What follows if it does not hold. */
  readonly ifWrong?: string;
  readonly targets: readonly Reference[];
  readonly generated: boolean;
}

export interface Mitigation extends Entity {
  /** True for an entry that only names one of the model's shared mitigations. */
  readonly shared: boolean;
  readonly what?: string;
  readonly owner?: string;
  readonly due?: string;
  readonly done?: string;
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

export interface Threat extends Entity {
  readonly what?: string;
  /** Ids of the elements, flows, boundaries, data or identities that it is about. */
  readonly targets: readonly Reference[];
  readonly stride: readonly string[];
  readonly linddun: readonly string[];
  readonly refs: readonly Reference[];
  /** As written: `2x4` (likelihood x impact), a word, or a number. */
  readonly risk?: string | number;
  readonly responses: readonly Response[];
  /** The pattern of the threat library that it was made from. */
  readonly from?: string;
  readonly generated: boolean;
}

/** One step of an attack tree: steps below it that are needed in its place, or what stands against it. */
export interface AttackStep extends Entity {
  readonly what?: string;
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

/** Something that the model leaves out on purpose. */
export interface OutOfScope extends Entity {
  readonly what?: string;
  readonly because?: string;
  readonly ownedBy?: string;
  /** The day on which the decision is to be looked at again. */
  readonly revisit?: string;
}

/** An entry of `dismissed`: looked at and found not to apply, by category, with the reason. */
export interface Dismissal extends Entity {
  readonly categories: ReadonlyMap<string, string>;
}

/** The roles that take part in a review, as its fields name them. */
export const ROLES = ['engineering', 'security', 'product', 'operations', 'privacy'] as const;

/** Why a review is held. */
export const REVIEW_REASONS = ['initial', 'periodic', 'change', 'incident', 'audit'] as const;

export interface Review {
  readonly date: string;
  readonly at: Span;
  readonly why?: string;
  /** Role to person. */
  readonly people: ReadonlyMap<string, string>;
}

/** How reality is held against a model. */
export const VALIDATION_KINDS = ['pentest', 'red-team', 'incident', 'peer-review', 'scan'] as const;

/** A test, an incident or another occasion on which reality was held against the model. */
export interface Validation {
  readonly date: string;
  readonly kind: (typeof VALIDATION_KINDS)[number];
  /** The place of its date. */
  readonly at: Span;
  /** Who did it, or the tool. */
  readonly by?: string;
  /** The report, as a file of the repository, at its place. */
  readonly evidence?: Reference;
  /** Threats of the model that turned out to be real. */
  readonly confirmed: readonly Reference[];
  readonly missed: readonly MissedThreat[];
}

/** Something that was found and that the model did not have; `threat` covers it by now. */
export interface MissedThreat {
  readonly at: Span;
  readonly what: string;
  readonly threat?: Reference;
}

/** A model that this one stands on. */
export interface Upstream {
  /** `owner/repository#model`, or `#model` for one of the same repository, at its place. */
  readonly model: Reference;
  readonly for?: string;
  /** Digest of the upstream model as it was when somebody last looked at what it says. */
  readonly seen?: Reference;
}

/** Something that a program drafted and no person has signed: it counts for nothing. */
export interface Unsigned {
  /** `threat`, `flow`, ... */
  readonly noun: string;
  readonly id: Id;
  readonly at: Span;
}

/** What a model says at all: rules stay silent about what a format cannot express. */
export type Feature =
  | Collection
  | 'reviews'
  | 'responses'
  | 'code'
  | 'dismissed'
  | 'attack-trees'
  | 'out-of-scope'
  | 'validations'
  | 'relies-on';

/** One threat model, whatever its format and however many files it is made of. */
export interface Model {
  /** The file or folder name without extension. */
  readonly id: Id;
  /** The file, or the first file of the folder. */
  readonly source: Source;
  readonly sources: readonly Source[];
  /** The documents that it was read from. */
  readonly docs: readonly Doc[];
  readonly at: Span;
  readonly carries: ReadonlySet<Feature>;
  /** Drafted by a program and not yet signed: it counts as no model. */
  readonly generated: boolean;
  /** The id by which findings know it, where its file was renamed. */
  readonly was?: Id;
  readonly name?: string;
  readonly owner?: string;
  readonly criticality?: 'low' | 'moderate' | 'high' | 'critical';
  readonly scope: readonly { readonly path: RepoPath; readonly at: Span }[];
  readonly methods: readonly string[];
  readonly data: readonly DataAsset[];
  readonly boundaries: readonly Boundary[];
  readonly identities: readonly Identity[];
  readonly elements: readonly Element[];
  readonly flows: readonly Flow[];
  readonly assumptions: readonly Assumption[];
  readonly threats: readonly Threat[];
  /** Threats that `threatlint suggest` wrote and nobody has signed: for all but `suggest` they are not there. */
  readonly stubs?: readonly Threat[];
  readonly mitigations: readonly Mitigation[];
  readonly attackTrees: readonly AttackTree[];
  readonly dismissed: readonly Dismissal[];
  readonly outOfScope: readonly OutOfScope[];
  readonly reviews: readonly Review[];
  readonly validations: readonly Validation[];
  readonly reliesOn: readonly Upstream[];
  /** Drafts inside it that no person has signed. Rules see the model without them. */
  readonly unsigned: readonly Unsigned[];
  /** Ids that more than one file of a folder defines. */
  readonly duplicates: readonly DuplicateId[];
}

export interface DuplicateId {
  readonly collection: Collection;
  readonly id: Id;
  readonly first: Span;
  readonly again: Span;
}

import type { Doc } from './document.ts';
import type { Review, Unsigned, Upstream, Validation } from './review.ts';
import type { RepoPath, Source, Span } from './source.ts';
import type { AttackTree, Mitigation, PastaRecord, Threat } from './threat.ts';

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
  | 'relies-on'
  | 'pasta';

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
  readonly pasta: PastaRecord;
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

import type { Gap } from './assessed.ts';
import type { Confidence } from './finding.ts';
import type { NonEmpty } from './nonempty.ts';
import type { RepoPath, Source, Span } from './source.ts';
import type { Tree } from './tree.ts';

/** What a change means for a threat model. The slugs are those of the labelled corpora. */
export const CHANGE_CLASSES = [
  'new-component',
  'new-datastore',
  'new-identity',
  'new-exposure',
  'new-third-party',
  'new-region',
  'new-tenancy',
  'new-dataflow',
  'data-classification',
  'control-added',
  'control-removed',
  'component-removed',
] as const;
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

/** The role of a component in a data flow diagram; `none` for what a threat model does not draw. */
export type DfdKind =
  | 'process'
  | 'store'
  | 'external'
  | 'flow'
  | 'boundary'
  | 'identity'
  | 'control'
  | 'none';

/** `source:unit#address`, such as `terraform:infra/checkout#aws_lb.main`. */
export type ComponentKey = string;

/** A value as declared: literal, a reference, a set of values, or an expression that is not resolved. */
export type Value =
  | { readonly known: string | number | boolean | null }
  | { readonly ref: ComponentKey }
  | { readonly set: readonly Value[] }
  | { readonly unknown: string; readonly refs: readonly ComponentKey[] };

interface FactBase {
  /** Where it is declared. */
  readonly at: Span;
  /** Where its value comes from, when that lies elsewhere: a local, a values file. */
  readonly cause?: Span;
  /** The declaration that states it, where that is another one: the rule of a security group, the policy of a role. */
  readonly via?: ComponentKey;
  readonly confidence: Confidence;
}

/**
 * One architectural statement that the code makes about a component.
 * Facts are compared as sets: `identity(fact)` must not depend on order, formatting or names of no meaning.
 */
export type Fact = FactBase &
  (
    | { readonly is: 'exists' }
    | {
        readonly is: 'exposes';
        readonly direction: 'in' | 'out';
        readonly peer: Value;
        readonly protocol?: Value;
        readonly port: Value;
      }
    | {
        readonly is: 'grants';
        readonly who: Value;
        readonly action: string;
        readonly on: Value;
        readonly effect: 'allow' | 'deny';
        readonly when?: string;
      }
    | { readonly is: 'talks-to'; readonly to: Value; readonly how?: string }
    | { readonly is: 'runs-as'; readonly who: Value }
    | { readonly is: 'placed'; readonly region?: Value; readonly account?: Value; readonly tenancy?: Value }
    | { readonly is: 'control'; readonly name: string; readonly value: Value }
    | { readonly is: 'setting'; readonly path: string; readonly value: Value }
  );

/** What a declaration sets an attribute to, in one of the places that set it. */
export interface DeclaredValue {
  readonly at: Span;
  /** The value as text, or the members of a list; empty where the place does not set it, absent where it cannot be resolved. */
  readonly texts?: readonly string[];
  /** The declared thing that it refers to instead, by address. */
  readonly ref?: string;
  /** As a message tells it. */
  readonly written: string;
  /** One of several values, by a condition or an environment that is not known. */
  readonly perhaps: boolean;
}

/** One deployed thing that an architecture source declares. Identity is the declaration, never its instances. */
export interface Component {
  readonly key: ComponentKey;
  /** `terraform`, `cloudformation`, `sceptre`, `kubernetes`, `compose`. */
  readonly source: string;
  /** Directory, template or chart. */
  readonly unit: string;
  /** Bare address: `aws_lb.main`, `Deployment/web`. */
  readonly address: string;
  /** The type in the source's own words: `aws_lb`, `AWS::S3::Bucket`, `apps/Deployment`, `service`. */
  readonly type: string;
  readonly kind: DfdKind;
  readonly at: Span;
  readonly facts: readonly Fact[];
  /** The component that it is a part of: a listener's load balancer, a rule's security group. */
  readonly owner?: ComponentKey;
  /** Components that it stands for: what a local module that it calls declares. */
  readonly contains?: readonly ComponentKey[];
  /** Every component that its declaration refers to. */
  readonly refs: readonly ComponentKey[];
  /** Canonical text of everything it declares, one entry a value, its own name masked: by this a rename is recognised. */
  readonly shape: readonly string[];
  /**
   * What its declaration sets an attribute to, by dotted path: a value for each repeated block and each branch of a
   * condition. Asked of few components, and read only then.
   */
  readonly declares?: (path: string) => readonly DeclaredValue[];
}

/** The author's own word that a declaration has another address now: Terraform's `moved` block. */
export interface Move {
  readonly from: ComponentKey;
  readonly to: ComponentKey;
}

/** How much a kind of component or a setting matters for a threat model; `none` is never a change. */
export const WEIGHTS = ['none', 'low', 'normal', 'high'] as const;
export type Weight = (typeof WEIGHTS)[number];

/** What came or went together with a change's component, or a variable that its value is left to. */
export interface Part {
  /** A bare address, `var.name`, or the name of a parameter. */
  readonly address: string;
  /** Where it is declared at head; absent for what is gone and for variables. */
  readonly at?: Span;
}

/** A semantic difference of one component between two trees. */
export interface Change {
  readonly about: Component;
  readonly classes: NonEmpty<ChangeClass>;
  readonly before?: Fact;
  readonly after?: Fact;
  /** At head, or at base where it was removed (`removed` is then true). */
  readonly at: Span;
  readonly removed: boolean;
  /** How much it weighs, before any policy. */
  readonly weight: Weight;
  readonly cause?: Span;
  readonly confidence: Confidence;
  /** "`aws_security_group.db` now accepts 5432 from 0.0.0.0/0". A clause without final stop. */
  readonly sentence: string;
  /** The same change in other environments or rendered copies. */
  readonly also: readonly Change[];
  /** Declarations without a change of their own that came or went with it, and variables; absent where there are none. */
  readonly parts?: readonly Part[];
  /** Canonical text of the new value (of the old one where it was removed): what a decision's digest covers. */
  readonly canonical: string;
}

/** Whether a change is worth a finding of its own: one that weighs little is where the code states it literally. */
export function isTelling({ weight, confidence }: Change): boolean {
  return weight !== 'low' || confidence === 'certain';
}

/** One deployable directory, template or chart, and the files that it is made of. */
export interface Unit {
  readonly source: string;
  readonly path: RepoPath;
  readonly files: readonly RepoPath[];
}

/** What reading a unit gives. `wanted`: further files it refers to, to be passed in a second reading. */
export interface UnitReading {
  readonly components: readonly Component[];
  readonly moves: readonly Move[];
  /** Files that could not be read or read only in part. */
  readonly gaps: readonly Gap[];
  readonly wanted: readonly RepoPath[];
}

/**
 * One kind of file that describes deployed things.
 * `units` looks at paths only; `read` gets the text of the unit's files (and of `wanted` ones): pure, no I/O.
 */
export interface ArchitectureSource {
  readonly id: string;
  units(tree: Tree): Unit[];
  read(unit: Unit, files: ReadonlyMap<RepoPath, Source>): UnitReading;
}

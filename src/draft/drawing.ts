import type { ComponentKey } from '../core/architecture.ts';

/** What a data flow diagram of some code shows at first: every id is unique within its map. */
export interface Drawing {
  readonly boundaries: readonly DrawnBoundary[];
  readonly identities: readonly DrawnIdentity[];
  readonly elements: readonly DrawnElement[];
  readonly flows: readonly DrawnFlow[];
}

export interface DrawnBoundary {
  readonly id: string;
  readonly kind: 'account' | 'cluster' | 'host';
  readonly provider?: Provider;
  readonly region?: string;
}

export interface DrawnIdentity {
  readonly id: string;
  readonly key: ComponentKey;
  readonly code: string;
  /** Actions by which it gets far: what a model has to show of an identity. */
  readonly may: readonly string[];
}

export interface DrawnElement {
  readonly id: string;
  /** The component that it stands for; absent for a party that no declaration makes. */
  readonly key?: ComponentKey;
  readonly kind: 'process' | 'store' | 'external';
  readonly what: string;
  readonly in?: string;
  readonly runsAs?: string;
  readonly code?: string;
}

export interface DrawnFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly authn?: string;
}

export type Provider = 'aws' | 'azure' | 'gcp';

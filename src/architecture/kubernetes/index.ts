import type { ArchitectureSource } from '../../core/architecture.ts';
import { readUnit } from './read.ts';
import { unitsOf } from './units.ts';

/** Kubernetes: manifests, Kustomize, Helm charts and the values given to them, operators' custom resources. */
export const kubernetes: ArchitectureSource = { id: 'kubernetes', units: unitsOf, read: readUnit };

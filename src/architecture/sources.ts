import type { ArchitectureSource } from '../core/architecture.ts';
import { kubernetes } from './kubernetes/index.ts';
import { terraform } from './terraform/index.ts';

/** Every kind of file that describes deployed things. */
export const SOURCES: readonly ArchitectureSource[] = [kubernetes, terraform];

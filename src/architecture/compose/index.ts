import type { ArchitectureSource } from '../../core/architecture.ts';
import { readUnit } from './read.ts';
import { unitsOf } from './units.ts';

/** Docker Compose: projects of one or several files, with `extends`, `include`, overrides and environment files. */
export const compose: ArchitectureSource = { id: 'compose', units: unitsOf, read: readUnit };

import type { ArchitectureSource } from '../core/architecture.ts';
import { cloudformation } from './cloudformation/index.ts';
import { compose } from './compose/index.ts';
import { kubernetes } from './kubernetes/index.ts';
import { sceptre } from './sceptre/index.ts';
import { terraform } from './terraform/index.ts';
import { terraformPlan } from './terraform-plan/index.ts';

/** Every kind of file that describes deployed things. */
export const SOURCES: readonly ArchitectureSource[] = [
  cloudformation,
  compose,
  kubernetes,
  sceptre,
  terraform,
  terraformPlan,
];
